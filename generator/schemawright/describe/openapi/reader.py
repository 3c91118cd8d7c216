"""Reading an OpenAPI document: every value with its place, so that whatever has the wrong
shape is a diagnostic there, and never an exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from typing import Literal
from urllib.parse import unquote

from schemawright.data_classes import frozen, mutable
from schemawright.describe.aliases import original
from schemawright.describe.openapi.http import SLIP
from schemawright.diagnostics import Place, Problems
from schemawright.names import words
from schemawright.resolve import Document, Library, Schema
from schemawright.resolve.identity import stem
from schemawright.steps import at as at_place
from schemawright.steps import take
from schemawright.values import Json, Tokens, at, pointed, pointer

_KINDS = {dict: "an object", list: "an array", str: "a string", bool: "true or false"}


@frozen
class Node:
    """A value of an OpenAPI document, at its place."""

    document: Document
    tokens: Tokens
    value: Json

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return self.document.source.place(self.tokens)

    @property
    def spot(self) -> tuple[str, Tokens]:
        """What tells it from every other node: the file, and the way to it."""
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
        if api is None:
            return None
        if api.is_whole:
            # Swagger's; in a file of one path item or operation they are nobody else's.
            is_shared = len(self.tokens) == 2 and self.tokens[0] in ("parameters", "responses")
        else:
            is_shared = any(place == self.tokens for _, place in api.objects)
        return self.key if is_shared and words(self.key) else None

    def below(self, *tokens: str | int) -> Node:
        """A member or item that is known to be there."""
        # What many operations refer to is read for each of them.
        at_place(partial(self.document.source.place, self.tokens))
        take(1)
        value = self.value
        for token in tokens:
            value = value[token]  # type: ignore[index]
        return Node(self.document, self.tokens + tokens, value)


@frozen
class Slot:
    """A schema that an operation uses, until all schemas have their names; then `names` are
    the candidates for it, should it have none of its own."""

    schema: Schema
    role: Literal["body", "parameter"]
    names: tuple[str, ...]


@mutable
class Reader:
    """Reads nodes of the documents of `library`; the problems found have codes SW0503 (a
    wrong shape) and SW0504 (a reference). `slots` are the schemas met on the way."""

    library: Library
    problems: Problems
    slots: dict[str, Slot] = field(default_factory=dict)
    #: Where the problems go that cost everything, if `problems` has those of a part.
    whole: Problems | None = None
    documents: Mapping[str, Document] = field(init=False)

    def __post_init__(self) -> None:
        self.documents = {document.source.path: document for document in self.library.documents}

    def apart(self) -> Reader:
        """One that reads the same, for something that its problems cost."""
        whole = self.whole or self.problems
        return replace(self, problems=Problems(strict=whole.strict), whole=whole)

    def error(self, code: str, message: str, hint: str, node: Node) -> None:
        """Report that `node` is wrong."""
        self.problems.error(code, message, hint, node.place)

    def misnamed(self, text: str, code: str, message: str, hint: str, node: Node) -> None:
        """An error about `text`, where a name of HTTP belongs: one that costs everything, if it
        cannot be a slip."""
        problems = self.problems if SLIP.fullmatch(text) else self.whole or self.problems
        problems.error(code, message, hint, node.place)

    def blemish(self, code: str, message: str, read_as: str, hint: str, node: Node) -> None:
        """What costs no more than it touches, at `node` (see `Problems.blemish`)."""
        self.problems.blemish(code, message, read_as, hint, node.place)

    def warning(self, code: str, message: str, hint: str, node: Node) -> None:
        """Report what is odd about `node`, which means the same without it."""
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
        self.blemish("SW0514", f"{key!r} is null", "and is taken to be absent", hint, member)
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
        """The string `key`. A number, which YAML gives without quotes, is read as its text."""
        member = self.child(node, key)
        if member is None:
            return default
        if isinstance(member.value, (int, float)) and not isinstance(member.value, bool):
            self._misshapen(member, str, "and is read as one")
        elif not self.expect(member, str):
            return default
        return str(member.value)

    def is_remark(self, node: Node, kind: type) -> bool:
        """Is the node, which only people read, of that kind? If not, it is left out."""
        if type(node.value) is not kind:
            self._misshapen(node, kind, "and is left out")
        return type(node.value) is kind

    def remark(self, node: Node, key: str) -> str:
        """The string `key` that only people read: one of another kind is left out."""
        member = self.child(node, key)
        if member is not None and not isinstance(member.value, (str, int, float)):
            self._misshapen(member, str, "and is left out")
            return ""
        return self.text(node, key)

    def remark_flag(self, node: Node, key: str) -> bool:
        """The same of ``true`` or ``false``."""
        member = self.child(node, key)
        if member is not None and not isinstance(member.value, bool):
            self._misshapen(member, bool, "and is left out")
            return False
        return self.flag(node, key)

    def flag(self, node: Node, key: str, default: bool = False) -> bool:
        """The boolean `key` of `node`; `default` without one."""
        member = self.child(node, key)
        if member is None or not self.expect(member, bool):
            return default
        return bool(member.value)

    def remarks(self, node: Node, key: str) -> tuple[str, ...]:
        """The strings of the array `key`; what else is in it, or there, is left out."""
        member = self.child(node, key)
        if member is None:
            return ()
        listed = [member]
        if isinstance(member.value, list):
            listed = [member.below(i) for i in range(len(member.value))]
        for item in listed:
            if not isinstance(item.value, str):
                self._misshapen(item, str, "and is left out")
        return tuple(item.value for item in listed if isinstance(item.value, str))

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

    def _misshapen(self, node: Node, kind: type, read_as: str) -> None:
        hint = "see the OpenAPI specification for what belongs here"
        self.blemish("SW0503", f"{_KINDS[kind]} was expected here", read_as, hint, node)

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
