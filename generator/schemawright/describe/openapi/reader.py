"""Reading an OpenAPI document: every value with its place, so that whatever has the wrong
shape is a diagnostic there, and never an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from schemawright.describe.aliases import original
from schemawright.diagnostics import Place, Problems
from schemawright.names import words
from schemawright.resolve import Document, Library, Schema
from schemawright.resolve.identity import stem
from schemawright.values import Json, Tokens, at, pointed, pointer

_KINDS = {dict: "an object", list: "an array", str: "a string", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of an OpenAPI document, at its place."""

    document: Document
    tokens: Tokens
    value: Json

    @property
    def place(self) -> Place:
        return self.document.source.place(self.tokens)

    @property
    def spot(self) -> tuple[str, Tokens]:
        return (self.document.source.path, self.tokens)

    @property
    def key(self) -> str:
        """The last part of its place: the member's name; of a whole document, the file's."""
        return str(self.tokens[-1]) if self.tokens else stem(self.document.source.path)

    @property
    def shared_name(self) -> str | None:
        """The name of a component, or of what has a file or a part of one to itself: what is in it
        is called after that, wherever it is used."""
        api = self.document.api
        if len(self.tokens) == 3 and self.tokens[0] == "components":
            return self.key
        if api is None or api.is_whole or not any(place == self.tokens for _, place in api.objects):
            return None
        return self.key if words(self.key) else None

    def below(self, *tokens: str | int) -> Node:
        """A member or item that is known to be there."""
        value = self.value
        for token in tokens:
            value = value[token]  # type: ignore[index]
        return Node(self.document, self.tokens + tokens, value)


@dataclass(frozen=True, slots=True)
class Slot:
    """A schema that an operation uses, until all schemas have their names; then `names` are
    the candidates for it, should it have none of its own."""

    schema: Schema
    role: Literal["body", "parameter"]
    names: tuple[str, ...]


@dataclass(slots=True)
class Reader:
    """Reads nodes of the documents of `library`; the problems found have codes SW0503 (a
    wrong shape) and SW0504 (a reference). `slots` are the schemas met on the way."""

    library: Library
    problems: Problems
    slots: dict[str, Slot] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(init=False)

    def __post_init__(self) -> None:
        self.documents = {document.source.path: document for document in self.library.documents}

    def error(self, code: str, message: str, hint: str, node: Node) -> None:
        self.problems.error(code, message, hint, node.place)

    def warning(self, code: str, message: str, hint: str, node: Node) -> None:
        self.problems.warning(code, message, hint, node.place)

    def child(self, node: Node, key: str) -> Node | None:
        """The member `key` as it stands; None if there is none, or if it is null, which OpenAPI
        does not know but an empty line of YAML easily gives."""
        if not isinstance(node.value, dict) or key not in node.value:
            return None
        member = node.below(key)
        if member.value is not None:
            return member
        hint = "take the member away, or give it a value"
        self.warning("SW0514", f"{key!r} is null, and is taken to be absent", hint, member)
        return None

    def member(self, node: Node, key: str) -> Node | None:
        """The member `key` of an object, its reference followed; None if there is none."""
        member = self.child(node, key)
        return None if member is None else self.followed(member)

    def members(self, node: Node | None) -> Iterator[Node]:
        """The members of an object, references followed, extensions left out."""
        if node is None or not self.expect(node, dict):
            return
        assert isinstance(node.value, dict)
        for key in node.value:
            if not key.startswith("x-"):
                yield node.below(key)

    def items(self, node: Node | None) -> Iterator[Node]:
        """The items of an array, references followed."""
        if node is None or not self.expect(node, list):
            return
        assert isinstance(node.value, list)
        for i in range(len(node.value)):
            item = self.followed(node.below(i))
            if item is not None:
                yield item

    def text(self, node: Node, key: str, default: str = "") -> str:
        member = self.child(node, key)
        if member is None or not self.expect(member, str):
            return default
        return str(member.value)

    def flag(self, node: Node, key: str, default: bool = False) -> bool:
        member = self.child(node, key)
        if member is None or not self.expect(member, bool):
            return default
        return bool(member.value)

    def texts(self, node: Node, key: str) -> tuple[str, ...]:
        listed = self.child(node, key)
        return tuple(str(item.value) for item in self.items(listed) if self.expect(item, str))

    def expect(self, node: Node, kind: type) -> bool:
        """Is the node of that kind? If not, that is an error."""
        if type(node.value) is kind:
            return True
        self.error(
            "SW0503",
            f"{_KINDS[kind]} was expected here",
            "see the OpenAPI specification for what belongs here",
            node,
        )
        return False

    def followed(self, node: Node) -> Node | None:
        """What the node means when it is a Reference Object (OpenAPI 3.1, section 4.8.23);
        None, after a diagnostic, if that leads nowhere."""
        seen = {node.spot}
        start = node
        while isinstance(node.value, dict) and "$ref" in node.value:
            target = self._target(node)
            if target is None or target.spot in seen:
                self.error(
                    "SW0504",
                    f"the reference {node.value['$ref']!r} "
                    + ("does not resolve" if target is None else "leads back to itself"),
                    "refer to something under the components of a document in the input folder",
                    start if target else node.below("$ref"),
                )
                return None
            seen.add(target.spot)
            node = target
        return node

    def _target(self, node: Node) -> Node | None:
        assert isinstance(node.value, dict)
        reference = node.value["$ref"]
        if not isinstance(reference, str):
            return None
        if reference.startswith("#"):
            contents = node.document.source.document
            tokens = pointed(contents, unquote(reference[1:]))
            if tokens is not None:
                return Node(node.document, tokens, at(contents, tokens))
        # The origin is the document, not a schema: a Reference Object has no base of its own.
        located = self.library.located(node.document.root, reference)
        if located is None:
            return None
        source, tokens, value = located
        document = self.documents.get(source.path)
        return None if document is None else Node(document, tokens, value)

    def slot(self, node: Node, role: Literal["body", "parameter"], *names: str) -> str:
        """A schema's place as text: what stands for its name until names are chosen."""
        schema = original(self.library, self.library.at(node.document.source, node.tokens))
        key = f"{schema.source.path}#{pointer(schema.tokens)}"
        self.slots.setdefault(key, Slot(schema, role, names))
        return key
