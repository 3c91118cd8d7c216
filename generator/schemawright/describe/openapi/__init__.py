"""OpenAPI 3.0, 3.1 and 3.2 documents -> one `Api`.

All documents of a folder are one API. Reading gives operations whose schemas are *slots*
(`Slot`); when every schema has its name, `Reading.named` puts the names in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from schemawright.contract import Api, Body, Media, Operation, Response
from schemawright.describe.equivalence import Equivalence
from schemawright.describe.openapi.operations import OperationDraft, read_operations
from schemawright.describe.openapi.reader import Node, Reader, Slot
from schemawright.describe.openapi.schemas import check_discriminators
from schemawright.describe.openapi.security import Security
from schemawright.describe.openapi.servers import read_servers
from schemawright.describe.reserved_names import CALLS
from schemawright.diagnostics import Place, Problems
from schemawright.names import Names, variable_name
from schemawright.resolve import Document, Library

__all__ = ["Reading", "Slot", "read_openapi"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the OpenAPI documents say, with slots for schemas."""

    api: Api
    drafts: tuple[OperationDraft, ...]
    slots: Mapping[str, Slot]

    def merged(self, equivalence: Equivalence, problems: Problems) -> Reading:
        """The same with operations that several documents share taken once (SW0505)."""
        kept: dict[tuple[str, ...], OperationDraft] = {}
        drafts: list[OperationDraft] = []
        for draft in self.drafts:
            operation = draft.operation
            keys = (("id", operation.id), ("path", operation.method, operation.path))
            earlier = next((kept[key] for key in keys if key in kept), None)
            if earlier is None:
                drafts.append(draft)
                kept |= dict.fromkeys(keys, draft)
            elif not self._alike(earlier, draft, equivalence):
                _report_twice(earlier, draft, problems)
        return replace(self, drafts=tuple(drafts))

    def _alike(self, one: OperationDraft, other: OperationDraft, equivalence: Equivalence) -> bool:
        def mark(slot: str) -> str:
            return str(equivalence.of(self.slots[slot].schema))

        return _renamed(one.operation, mark) == _renamed(other.operation, mark)

    def used(self) -> Iterable[tuple[str, Slot]]:
        """The slots of the operations, in their order."""
        names: dict[str, None] = {}

        def note(slot: str) -> str:
            names.setdefault(slot)
            return slot

        for draft in self.drafts:
            _renamed(draft.operation, note)
        return [(key, self.slots[key]) for key in names]

    def named(self, name_of: Callable[[str], str]) -> Api | None:
        """The API with `name_of` its slots; None if it has no operations."""
        calls = Names.reserving(CALLS)
        operations = tuple(
            replace(_renamed(draft.operation, name_of), call=calls.claim(call, f"{call}_"))
            for draft in self.drafts
            for call in [variable_name(draft.operation.id, "call")]
        )
        return replace(self.api, operations=operations) if operations else None


def read_openapi(library: Library, problems: Problems) -> Reading:
    """Read every OpenAPI document of the library.

    Problems found: SW0503 to SW0513, see `schemawright.describe`.
    """
    reader = Reader(library, problems)
    documents = [document for document in library.documents if document.is_openapi]
    security = Security(reader)
    for document in documents:
        security.add(reader.member(_root(document), "components"))
    drafts = tuple(
        draft for other in documents for draft in read_operations(reader, other, security)
    )
    check_discriminators(reader)
    servers = [url for other in documents for url in read_servers(reader, _root(other))]
    busy = {draft.node.document.source.path for draft in drafts}
    first = sorted(documents, key=lambda document: document.source.path not in busy)
    title, version, about = _described(reader, map(_root, first))
    return Reading(
        Api(title, version, about, tuple(dict.fromkeys(servers)), security.credentials(), ()),
        drafts,
        reader.slots,
    )


def _root(document: Document) -> Node:
    return Node(document, (), document.source.document)


def _described(reader: Reader, roots: Iterable[Node]) -> tuple[str, str, str]:
    """Title, version and description of the first document that has them."""
    for root in roots:
        info = reader.child(root, "info")
        if info is not None and reader.expect(info, dict):
            title, version, about = (
                reader.text(info, key) for key in ("title", "version", "description")
            )
            return title, version, about
    return "", "", ""


def _renamed(operation: Operation, name_of: Callable[[str], str]) -> Operation:
    """The operation with `name_of` every schema that it names."""

    def media(given: tuple[Media, ...]) -> tuple[Media, ...]:
        return tuple(
            draft if draft.schema is None else replace(draft, schema=name_of(draft.schema))
            for draft in given
        )

    body: Body | None = operation.body
    return replace(
        operation,
        parameters=tuple(replace(p, schema=name_of(p.schema)) for p in operation.parameters),
        body=body and replace(body, media=media(body.media)),
        responses=tuple(
            Response(r.status, r.description, media(r.media)) for r in operation.responses
        ),
    )


def _report_twice(earlier: OperationDraft, draft: OperationDraft, problems: Problems) -> None:
    one, other = earlier.operation, draft.operation
    if one.id == other.id:
        message = f"two operations are called {other.id!r}"
    else:
        message = f"{other.method} {other.path} is declared twice"
    problems.error(
        "SW0505",
        f"{message}, and they differ; the first is at {_shown(earlier.node.place)}",
        "give each operation an operationId, a method and a path of its own",
        draft.node.place,
    )


def _shown(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line is not None else str(place.pointer)
