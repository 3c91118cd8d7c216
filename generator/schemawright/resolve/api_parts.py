"""Which documents are OpenAPI documents, and which are parts of one.

index.yml: paths: {/posts: {$ref: posts.yml}}     posts.yml is a part: a path item, no schema
posts.yml: … schema: {$ref: post.yml}             post.yml is a schema, in the dialect of the API

A path item, a parameter, a response and so on may lie in a file of its own (OpenAPI 3.0.4,
section 4.3; 3.1.1, section 4.3.1). Nothing in such a file says what it is: that follows from
where the references stand that lead there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import field

from schemawright.data_classes import frozen, mutable
from schemawright.dialects import DEFAULT, SWAGGER20_VALUE, Dialect
from schemawright.keywords import (
    definitions,
    keywords_of,
    pattern_properties,
    properties,
    subschemas,
)
from schemawright.openapi_objects import RootKind, is_reference_object, objects
from schemawright.read.source import Source
from schemawright.resolve.by_path import SourcesByPath
from schemawright.resolve.identity import stated_id
from schemawright.resolve.schema import ApiPart
from schemawright.resolve.shared_maps import SharedMap
from schemawright.values import Json, Tokens, at, walk


@frozen
class ApiRoot:
    """A whole OpenAPI document: what it says of itself."""

    source: Source
    kind: RootKind
    version: str
    dialect: Dialect


@frozen
class ApiParts:
    """`parts` by the paths of their documents; `dialects` of the documents that schemas of an API
    refer to, which count where a document states none; `maps` that are references; and `unused`,
    documents that nothing refers to and that say nothing as schemas."""

    parts: Mapping[str, ApiPart]
    dialects: Mapping[str, Dialect]
    maps: tuple[SharedMap, ...]
    unused: tuple[Source, ...]


def find_parts(roots: Iterable[ApiRoot], sources: Iterable[Source]) -> ApiParts:
    """Follow every reference of the `roots` through `sources`; one that leads nowhere is passed
    over, because `resolve` and `describe` report it."""
    survey = _Survey(SourcesByPath(tuple(sources)))
    for root in roots:
        survey.drafts[root.source.path] = _Draft(root)
        survey.waiting.append((root, root.source, (), root.kind))
    survey.run()
    survey.note_mentioned()
    survey.note_unused()
    unused = tuple(survey.files.by_path[path] for path in survey.unused)
    # The dialects of OpenAPI 3.1 and later are 2020-12, which a document without one is anyway.
    dialects = {path: d for path, d in survey.dialects.items() if d.name != DEFAULT.name}
    return ApiParts(survey.parts(), dialects, tuple(survey.maps), unused)


@mutable
class _Draft:
    """An `ApiPart` while it is being found: the part of the API of `root`."""

    root: ApiRoot
    objects: dict[Tokens, str] = field(default_factory=dict)
    schemas: dict[Tokens, Dialect] = field(default_factory=dict)
    named: dict[Tokens, None] = field(default_factory=dict)

    def finished(self) -> ApiPart:
        named = (tokens for tokens in self.named if not self._is_inside(tokens))
        outermost = (
            (kind, tokens)
            for tokens, kind in self.objects.items()
            if not any(tokens[:length] in self.objects for length in range(len(tokens)))
        )
        root = self.root
        return ApiPart(
            root.kind,
            root.version,
            root.dialect,
            tuple(outermost),
            tuple(self.schemas.items()),
            tuple(named),
        )

    def _is_inside(self, tokens: Tokens) -> bool:
        """Is that place in an object of this part, so that it is named after that?"""
        around = (tokens[:length] for length in range(len(tokens)))
        kinds = (self.objects.get(place, "{}") for place in around)
        return any(not kind.startswith("{") and kind != self.root.kind for kind in kinds)


@mutable
class _Survey:
    files: SourcesByPath
    drafts: dict[str, _Draft] = field(default_factory=dict)
    #: Documents that are schemas as a whole, or have schemas of an API inside.
    dialects: dict[str, Dialect] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    waiting: deque[tuple[ApiRoot, Source, Tokens, str]] = field(default_factory=deque)
    seen: set[tuple[str, Tokens, str]] = field(default_factory=set)
    maps: list[SharedMap] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def run(self) -> None:
        while self.waiting:
            root, source, tokens, kind = self.waiting.popleft()
            if (source.path, tokens, kind) not in self.seen:
                self.seen.add((source.path, tokens, kind))
                self._visit(root, source, tokens, kind)

    def _visit(self, root: ApiRoot, source: Source, tokens: Tokens, kind: str) -> None:
        if kind == "schema" and not tokens:
            self.whole.add(source.path)
            self.dialects.setdefault(source.path, root.dialect)
            self._follow_schema(root, source, (), root.dialect)
            return
        draft = self.drafts.setdefault(source.path, _Draft(root))
        if kind == "schema":
            draft.named.setdefault(tokens)
            self.dialects.setdefault(source.path, root.dialect)
        else:
            draft.objects.setdefault(tokens, kind)
        for inner, place, value in objects(at(source.document, tokens), root.kind, kind, tokens):
            if inner in ("schema", "value"):
                dialect = SWAGGER20_VALUE if inner == "value" else root.dialect
                draft.schemas.setdefault(place, dialect)
                if _is_component(kind, place[len(tokens) :]):
                    draft.named.setdefault(place)
                self._follow_schema(root, source, place, dialect)
            elif isinstance(value, dict) and is_reference_object(value):
                self._go(root, source, str(value["$ref"]), inner)

    def _follow_schema(
        self, root: ApiRoot, source: Source, place: Tokens, dialect: Dialect
    ) -> None:
        """Go on to what the schema at `place`, and those in it, refer to in other documents."""
        stays = source is root.source or source.path in self.whole
        pending = [(place, at(source.document, place))]
        while pending:
            place, schema = pending.pop()
            self._note_maps(source, place, schema)
            if isinstance(schema, dict) and is_reference_object(schema):
                reference = str(schema["$ref"])
                if not (stays and reference.startswith("#")):
                    self._go(root, source, reference, "schema")
            pending.extend(((*place, *way), below) for way, below in subschemas(schema, dialect))

    def _note_maps(self, source: Source, place: Tokens, schema: Json) -> None:
        for keyword in _MAPS:
            members = schema.get(keyword) if isinstance(schema, dict) else None
            if isinstance(members, dict) and is_reference_object(members) and len(members) == 1:
                target = self.files.target(source, str(members["$ref"]))
                if target is not None and isinstance(at(target[0].document, target[1]), dict):
                    self.maps.append(SharedMap(source, (*place, keyword), *target))

    def _go(self, root: ApiRoot, source: Source, reference: str, kind: str) -> None:
        target = self.files.target(source, reference)
        if target is None:
            return
        to, tokens = target
        is_root = to.path in self.drafts and self.drafts[to.path].root.source is to
        if not (is_root and (kind == "schema" or to is source)):
            self.waiting.append((root, to, tokens, kind))

    def note_mentioned(self) -> None:
        """Files that an API mentions where no object is defined (the samples of an extension, a
        text in a file of its own) are parts too, unless they are schemas."""
        if len(self.files.sources) == len(self.drafts):
            return
        for path, draft in tuple(self.drafts.items()):
            source = self.files.by_path[path]
            for _, value in walk(source.document):
                if not isinstance(value, dict) or not is_reference_object(value):
                    continue
                target = self.files.target(source, str(value["$ref"]))
                if target is not None and target[0].path not in self.dialects:
                    self.drafts.setdefault(target[0].path, _Draft(draft.root))

    def note_unused(self) -> None:
        """What nothing refers to and has no keyword that asserts anything is no schema either."""
        if not self.drafts:
            return
        root = next(iter(self.drafts.values())).root
        for source in self.files.sources:
            if source.path in self.drafts or source.path in self.dialects:
                continue
            if not _says_something(source.document):
                self.drafts[source.path] = _Draft(root)
                self.unused.append(source.path)

    def parts(self) -> dict[str, ApiPart]:
        return {
            path: draft.finished()
            for path, draft in self.drafts.items()
            if draft.root.source.path == path or not self._is_schema(path, draft)
        }

    def _is_schema(self, path: str, draft: _Draft) -> bool:
        """Does the document say that it is a schema, or is it one for who refers to it?"""
        document = self.files.by_path[path].document
        if path in self.whole or not isinstance(document, dict):
            return path in self.whole
        if "$schema" in document or stated_id(document) is not None:
            return True
        return not draft.objects and _says_something(document)


#: Keywords whose values are maps of schemas.
_MAPS = (
    properties.KEYWORD.name,
    pattern_properties.KEYWORD.name,
    definitions.DEFS.name,
    definitions.DEFINITIONS.name,
)


def _says_something(document: Json) -> bool:
    """Does it say that it is a schema, or assert anything as one?"""
    if not isinstance(document, dict) or not document:
        return True
    if "$schema" in document or stated_id(document) is not None:
        return True
    keywords = keywords_of(DEFAULT)
    return any(
        name in keywords and not (keywords[name].is_annotation and name not in _MAPS)
        for name in document
    )


def _is_component(kind: str, way: Tokens) -> bool:
    """Does a schema that stands that `way` below an object have a name of its own?"""
    if kind == "swagger":
        return len(way) == 2 and way[0] == "definitions"
    if kind == "openapi":
        return len(way) == 3 and way[:2] == ("components", "schemas")
    if kind == "components":
        return len(way) == 2 and way[0] == "schemas"
    return kind == "{schema}"
