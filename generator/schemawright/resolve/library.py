"""A library: documents that refer to one another, and what each reference means.

A reference resolves by ``$id``, by relative path, by file name, or by component pointer, in
that order. Nothing is fetched, and nothing outside the input folder is looked at.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, TypeAlias
from urllib.parse import unquote

from referencing import Registry

from schemawright.data_classes import mutable
from schemawright.dialects import DEFAULT, dialect_of
from schemawright.left_out import LeftOut
from schemawright.read.source import Source
from schemawright.resolve.identity import file_uri, parts_of, resolved_against
from schemawright.resolve.index import RECURSIVE, Index
from schemawright.resolve.registry import lookup, metaschema
from schemawright.resolve.schema import Document, Schema
from schemawright.values import Json, Tokens, at, same

_COMPONENT = "/components/schemas/"
#: The path of no document.
_NOWHERE = ""
#: The base and the document that a reference is read in, and its text.
_Reference: TypeAlias = tuple[str, str, str]


@mutable(eq=False)
class ResolvedLibrary:
    """Implements `schemawright.resolve.Library`; all lookups after the first are memoised."""

    documents: tuple[Document, ...]
    registry: Registry[Any]
    index: Index
    labels: Mapping[str, tuple[Schema, ...]]
    #: Makes a library of other documents in the same way.
    resolved: Callable[[Iterable[Source]], ResolvedLibrary]
    left_out: tuple[LeftOut, ...] = ()
    _found: dict[_Reference, Schema | None] = field(default_factory=dict)
    #: Those of what was found, by the paths of the documents that they lead to.
    _leading_to: dict[str, list[_Reference]] = field(default_factory=dict)
    _by_name: dict[str, dict[str, None]] = field(default_factory=dict)
    #: Documents by their URIs, the first of each.
    _roots: dict[str, Schema] = field(default_factory=dict)
    #: What all that call themselves a component say, or None.
    _components: dict[str, Schema | None] = field(default_factory=dict)
    #: The paths of documents that nothing refers to any more.
    _lost: set[str] = field(default_factory=set)
    #: With how many schemas there were when they were looked for: references find more.
    _dynamic_names: tuple[int, frozenset[str]] | None = None

    @property
    def size(self) -> int:
        return sum(document.source.size for document in self.documents)

    @property
    def schemas(self) -> tuple[Schema, ...]:
        sources = {document.source.path for document in self.documents}
        unique = dict.fromkeys(self.index.schemas.values())
        return tuple(schema for schema in unique if schema.source.path in sources)

    @property
    def dynamic_names(self) -> frozenset[str]:
        count = len(self.index.schemas)
        if self._dynamic_names is None or self._dynamic_names[0] != count:
            self._dynamic_names = count, self._names_of_dynamic_references()
        return self._dynamic_names[1]

    def _names_of_dynamic_references(self) -> frozenset[str]:
        names = set()
        for schema in self.index.schemas.values():
            reference = schema.get("$dynamicRef")
            if isinstance(reference, str) and schema.dialect.name == "draft2020-12":
                names.add(parts_of(reference).fragment)
            if schema.has("$recursiveRef") and schema.dialect.name == "draft2019-09":
                names.add(RECURSIVE)
        # What one resource alone anchors means the same in every dynamic scope.
        return frozenset(name for name in names if len(self.dynamically_anchored(name)) > 1)

    def amended(self, sources: Iterable[Source], left_out: Iterable[LeftOut]) -> ResolvedLibrary:
        library = self.resolved(sources)
        library.left_out = (*self.left_out, *left_out)
        return library

    def child(self, schema: Schema, *tokens: str | int) -> Schema:
        value = at(schema.value, tokens)
        return self._schema(value, schema.source, schema.tokens + tokens, schema)

    def at(self, source: Source, tokens: Tokens) -> Schema:
        around = self.index.schemas[id(source.document)]
        return self._schema(at(source.document, tokens), source, tokens, around)

    def _schema(self, value: Json, source: Source, tokens: Tokens, near: Schema) -> Schema:
        """The schema `value`; a boolean, having no identity of its own, belongs to `near`."""
        if isinstance(value, dict):
            return self.index.schema_of(value)
        return Schema(source, tokens, value, near.base, near.dialect)

    def dynamic_anchors(self, schema: Schema) -> Mapping[str, Schema]:
        return self.index.dynamic.get(schema.base, {})

    def dynamically_anchored(self, name: str) -> tuple[tuple[str, Schema], ...]:
        tables = self.index.dynamic.items()
        return tuple((base, anchors[name]) for base, anchors in tables if name in anchors)

    def follow(self, schema: Schema, keyword: str = "$ref") -> Schema:
        reference = schema.get(keyword)
        target = self.reference(schema, reference) if isinstance(reference, str) else None
        if target is None:
            raise KeyError(f"{keyword} {reference!r} in {schema.source.path} leads nowhere")
        return target

    def reference(self, origin: Schema, reference: str) -> Schema | None:
        key = (origin.base, origin.source.path, reference)
        if key not in self._found:
            ways = (self._by_uri(*way) for way in self._ways(origin, reference))
            direct = next((schema for schema in ways if self._is_there(schema)), None)
            target = direct or self._by_component(origin, reference)
            self._found[key] = target
            path = _NOWHERE if target is None else target.source.path
            self._leading_to.setdefault(path, []).append(key)
        return self._found[key]

    def without(self, paths: Iterable[str]) -> None:
        """Let nothing refer to the documents at `paths` any more."""
        self._components.clear()
        # Where there is one file less of a name, a reference to the name may lead to another.
        self._forget(_NOWHERE)
        for path in paths:
            self._lost.add(path)
            self._by_name.get(posixpath.basename(path), {}).pop(path, None)
            self._forget(path)

    def _forget(self, path: str) -> None:
        """Look again for what led to the document at `path`."""
        for key in self._leading_to.pop(path, ()):
            del self._found[key]

    def _is_there(self, schema: Schema | None) -> bool:
        return schema is not None and schema.source.path not in self._lost

    def located(self, origin: Schema, reference: str) -> tuple[Source, Tokens, Json] | None:
        for base, relative in self._ways(origin, reference):
            value = lookup(self.registry, base, relative)
            if isinstance(value, dict) and id(value) in self.index.places:
                return (*self.index.places[id(value)], value)
        return None

    def _ways(self, origin: Schema, reference: str) -> Iterator[tuple[str, str]]:
        """What `reference` may be relative to, and how it reads there, in order."""
        yield origin.base, reference
        yield file_uri(origin.source.path), reference
        named = self._file_of_name(reference)
        if named is not None:
            fragment = parts_of(reference).fragment
            yield file_uri(named), f"#{fragment}" if fragment else ""

    def _by_uri(self, base: str, reference: str) -> Schema | None:
        value = lookup(self.registry, base, reference)
        uri, _, fragment = resolved_against(base, reference).partition("#")
        if isinstance(value, dict):
            if id(value) not in self.index.places:
                self._add_metaschema(uri)
            return self.index.schema_of(value) if id(value) in self.index.places else None
        return self._boolean(value, uri, fragment) if isinstance(value, bool) else None

    def _boolean(self, value: bool, uri: str, fragment: str) -> Schema | None:
        """A boolean schema, which belongs to the document that it was found in."""
        root = lookup(self.registry, uri, "")
        if not isinstance(root, dict):
            return self._whole(uri)
        near = self.index.schema_of(root)
        tokens = near.tokens + _decoded(fragment)
        return Schema(near.source, tokens, value, near.base, near.dialect)

    def _whole(self, uri: str) -> Schema | None:
        """The document at `uri` when it is nothing but ``true`` or ``false``."""
        if not self._roots:
            for document in self.documents:
                for own in (document.root.base, file_uri(document.source.path)):
                    self._roots.setdefault(own, document.root)
        return self._roots.get(uri)

    def _add_metaschema(self, uri: str) -> None:
        contents = metaschema(uri)
        if isinstance(contents, dict):
            dialect = dialect_of(str(contents.get("$schema"))) or DEFAULT
            source = Source(uri, uri, contents, "", "", lambda tokens: None)
            root = Schema(source, (), contents, uri, dialect)
            self.index.add(Document(root), contents)

    def _file_of_name(self, reference: str) -> str | None:
        """The path of the only file of the folder that the last segment of a relative reference
        names."""
        parts = parts_of(reference)
        name = posixpath.basename(unquote(parts.path))
        if parts.scheme or parts.netloc or not name or leads_outside(reference, ""):
            return None
        if not self._by_name:
            for document in self.documents:
                if self._is_there(document.root):
                    path = document.source.path
                    self._by_name.setdefault(posixpath.basename(path), {})[path] = None
        paths = self._by_name.get(name, {})
        return next(iter(paths)) if len(paths) == 1 else None

    def _by_component(self, origin: Schema, reference: str) -> Schema | None:
        """``#/components/schemas/X`` where the document has no such place: the component X of
        another document, if all that call themselves so say the same."""
        parts = parts_of(reference)
        if not parts.fragment.startswith(_COMPONENT) or parts.scheme or parts.netloc:
            return None
        name, *below = _decoded(parts.fragment)[2:]
        component = self._component(str(name))
        if component is None:
            return None
        try:
            return self.child(component, *below) if below else component
        except (LookupError, TypeError):
            return None

    def _component(self, name: str) -> Schema | None:
        if name not in self._components:
            claims = [claim for claim in self.labels.get(name, ()) if self._is_there(claim)]
            agree = all(same(claims[0].value, claim.value) for claim in claims[1:])
            self._components[name] = claims[0] if claims and agree else None
        return self._components[name]


def leads_outside(reference: str, path: str) -> bool:
    """Does the relative reference, written in the file at `path`, leave the input folder?"""
    parts = parts_of(reference)
    target = unquote(parts.path).replace("\\", "/")
    if parts.scheme == "file" or target[1:2] == ":":
        return True
    if parts.scheme or parts.netloc:
        return False
    if target.startswith("/"):
        return True
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target)).startswith("..")


def _decoded(fragment: str) -> Tokens:
    """The tokens of a JSON pointer in a URI fragment (RFC 6901, section 6)."""
    parts = unquote(fragment).split("/")[1:]
    plain = (part.replace("~1", "/").replace("~0", "~") for part in parts)
    return tuple(int(part) if part.isdecimal() and part.isascii() else part for part in plain)
