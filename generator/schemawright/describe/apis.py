"""OpenAPI and Swagger documents -> one `Api`.

All documents of a folder are one API, whatever version each is written in. Reading gives
operations whose schemas are *slots* (`Slot`); when every schema has its name, `Reading.named` puts
the names in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from schemawright.contract import (
    Api,
    Body,
    Media,
    Operation,
    Response,
    Webhook,
    WebhookSignature,
)
from schemawright.data_classes import frozen
from schemawright.describe import openapi, swagger
from schemawright.describe.equivalence import Equivalence
from schemawright.describe.openapi.api_version import ApiVersion
from schemawright.describe.openapi.incoming_calls import read_callbacks, read_webhooks
from schemawright.describe.openapi.losses import Losses
from schemawright.describe.openapi.operations import OperationDraft, read_operations
from schemawright.describe.openapi.reader import Node, Reader, Slot
from schemawright.describe.openapi.security import Security
from schemawright.describe.openapi.servers import SaidServer, read_templates
from schemawright.describe.openapi.webhook_signatures import read_signature
from schemawright.describe.reserved_names import CALLS
from schemawright.describe.roots import by_file_name
from schemawright.diagnostics import Place, Problems
from schemawright.names import Names, variable_name
from schemawright.openapi_objects import RootKind
from schemawright.resolve import Document, Library

__all__ = ["Reading", "Slot", "read_apis"]

#: What is read differently in the two kinds of documents.
_VERSIONS: Mapping[RootKind, ApiVersion] = {"openapi": openapi.VERSION, "swagger": swagger.VERSION}


@frozen
class Reading:
    """What the documents say, with slots for schemas."""

    api: Api
    drafts: tuple[OperationDraft, ...]
    slots: Mapping[str, Slot]
    losses: Losses
    webhooks: tuple[Webhook, ...] = ()
    signatures: tuple[WebhookSignature, ...] = ()

    def merged(self, equivalence: Equivalence, problems: Problems) -> Reading:
        """The same with operations that several documents share taken once. Of two that differ and
        have one method and path the second is left out; where only the id is the same, it is
        called by its method and path (SW0505)."""
        by_path: dict[tuple[str, str], OperationDraft] = {}
        by_id: dict[str, OperationDraft] = {}
        for draft in self.drafts:
            operation = draft.operation
            first = by_path.setdefault((operation.method, operation.path), draft)
            if first is not draft:
                if not self._alike(first, draft, equivalence):
                    self._leave_out(first, draft, problems)
                continue
            namesake = by_id.setdefault(operation.id, draft)
            if namesake is not draft:
                other = _renamed_apart(namesake, draft, problems)
                by_path[operation.method, operation.path] = other
        return replace(self, drafts=tuple(by_path.values()))

    def _leave_out(self, first: OperationDraft, draft: OperationDraft, problems: Problems) -> None:
        what = f"{draft.operation.method} {draft.operation.path}"
        message = f"{what} is declared twice"
        _report_twice(message, "so this one is left out", first, draft, problems)
        self.losses.add(what, draft.node, message)

    def _alike(self, one: OperationDraft, other: OperationDraft, equivalence: Equivalence) -> bool:
        def mark(slot: str) -> str:
            return str(equivalence.of(self.slots[slot].schema))

        return _renamed(one.operation, mark) == _renamed(other.operation, mark)

    def used(self) -> Iterable[tuple[str, Slot]]:
        """The slots of the operations, in their order, then those of webhooks."""
        names: dict[str, None] = {}

        def note(slot: str) -> str:
            names.setdefault(slot)
            return slot

        for draft in self.drafts:
            _renamed(draft.operation, note)
        self.called(note)
        return [(key, self.slots[key]) for key in names]

    def called(self, name_of: Callable[[str], str]) -> tuple[Webhook, ...]:
        """The webhooks with `name_of` their slots."""
        return tuple(
            replace(
                webhook,
                body=_renamed_body(webhook.body, name_of),
                responses=_renamed_responses(webhook.responses, name_of),
            )
            for webhook in self.webhooks
        )

    def named(self, name_of: Callable[[str], str]) -> Api | None:
        """The API with `name_of` its slots; None if it has no operations."""
        calls = Names.reserving(CALLS)
        operations = tuple(
            replace(_renamed(draft.operation, name_of), call=calls.claim(call, f"{call}_"))
            for draft in self.drafts
            for call in [variable_name(draft.operation.id, "call")]
        )
        return replace(self.api, operations=operations) if operations else None


def read_apis(library: Library, problems: Problems) -> Reading:
    """Read every OpenAPI and Swagger document of the library.

    Problems found: SW0503 to SW0513, see `schemawright.describe`.
    """
    reader, losses = Reader(library, problems), Losses()
    documents = [document for document in by_file_name(library) if document.is_openapi]
    security = Security(reader, losses)
    for document in documents:
        security.add(_root(document), _version(document))
    drafts = tuple(
        draft
        for document in documents
        for draft in read_operations(reader, _root(document), security, losses, _version(document))
    )
    webhooks = [
        webhook
        for document in documents
        for webhook in read_webhooks(reader, _root(document), losses)
    ]
    for draft in drafts:
        webhooks += read_callbacks(reader, draft, losses)
    signatures = [read_signature(reader, _root(document)) for document in documents]
    servers = [server for document in documents for server in _servers(reader, document, losses)]
    losses.tell(problems)
    busy = {draft.node.document.source.path for draft in drafts}
    first = sorted(documents, key=lambda document: document.source.path not in busy)
    title, version, about = _described(reader, map(_root, first))
    credentials = security.credentials(draft.operation for draft in drafts)
    templates = dict.fromkeys(
        template for document in documents for template in read_templates(reader, _root(document))
    )
    said_at = {url: node.spot for url, node in reversed(servers)}
    urls = tuple(dict.fromkeys(url for url, _ in servers))
    api = Api(title, version, about, urls, credentials, (), tuple(templates), said_at)
    signed = tuple(dict.fromkeys(signature for signature in signatures if signature is not None))
    return Reading(api, drafts, reader.slots, losses, tuple(webhooks), signed)


def _root(document: Document) -> Node:
    return Node(document, (), document.source.document)


def _version(document: Document) -> ApiVersion:
    assert document.api is not None
    return _VERSIONS[document.api.root]


def _servers(reader: Reader, document: Document, losses: Losses) -> tuple[SaidServer, ...]:
    apart, root = reader.apart(), _root(document)
    servers = _version(document).servers(apart, root)
    return () if losses.cost("the list of servers", root, apart, reader) else servers


def _described(reader: Reader, roots: Iterable[Node]) -> tuple[str, str, str]:
    """Title, version and description of the first document that has them."""
    for root in roots:
        info = reader.child(root, "info")
        if info is not None and reader.is_remark(info, dict):
            title, version, about = (
                reader.remark(info, key) for key in ("title", "version", "description")
            )
            return title, version, about
    return "", "", ""


def _renamed(operation: Operation, name_of: Callable[[str], str]) -> Operation:
    """The operation with `name_of` every schema that it names."""
    return replace(
        operation,
        parameters=tuple(replace(p, schema=name_of(p.schema)) for p in operation.parameters),
        body=_renamed_body(operation.body, name_of),
        responses=_renamed_responses(operation.responses, name_of),
    )


def _renamed_body(body: Body | None, name_of: Callable[[str], str]) -> Body | None:
    return body and replace(body, media=_renamed_media(body.media, name_of))


def _renamed_responses(
    responses: tuple[Response, ...], name_of: Callable[[str], str]
) -> tuple[Response, ...]:
    return tuple(replace(r, media=_renamed_media(r.media, name_of)) for r in responses)


def _renamed_media(media: tuple[Media, ...], name_of: Callable[[str], str]) -> tuple[Media, ...]:
    return tuple(
        medium if medium.schema is None else replace(medium, schema=name_of(medium.schema))
        for medium in media
    )


def _renamed_apart(
    first: OperationDraft, draft: OperationDraft, problems: Problems
) -> OperationDraft:
    """`draft` under another id than `first`, which has the same."""
    operation = draft.operation
    name = f"{operation.method} {operation.path}"
    message = f"two operations are called {operation.id!r}"
    _report_twice(message, f"so this one is called {name!r}", first, draft, problems)
    return replace(draft, operation=replace(operation, id=name))


def _report_twice(
    message: str, read_as: str, first: OperationDraft, draft: OperationDraft, problems: Problems
) -> None:
    problems.blemish(
        "SW0505",
        f"{message}, and they differ; the first is at {_shown(first.node.place)}",
        read_as,
        "give each operation an operationId, a method and a path of its own",
        draft.node.place,
    )


def _shown(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line is not None else str(place.pointer)
