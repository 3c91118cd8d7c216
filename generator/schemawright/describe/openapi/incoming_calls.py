"""What an API calls by itself: webhooks (OpenAPI 3.1, section 4.8.1) and the callbacks of its
operations (section 4.8.18). Both are path items, whose operations the other side answers."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Body, Response, Webhook
from schemawright.describe.openapi.bodies import read_media, response_nodes
from schemawright.describe.openapi.losses import Losses
from schemawright.describe.openapi.operations import OperationDraft, methods_of
from schemawright.describe.openapi.reader import Node, Reader


def read_webhooks(reader: Reader, root: Node, losses: Losses) -> Iterator[Webhook]:
    """The webhooks of a document, in its order; those that mean nothing are noted in `losses`."""
    for entry in reader.members(reader.child(root, "webhooks")):
        yield from _calls(reader, losses, entry, entry.key, f"{entry.key} Webhook")


def read_callbacks(reader: Reader, draft: OperationDraft, losses: Losses) -> Iterator[Webhook]:
    """The callbacks of an operation, each called after both."""
    apart = reader.apart()
    node = apart.followed(draft.node)
    listed = apart.child(node, "callbacks") if node is not None else None
    for entry in apart.members(listed):
        callback = apart.followed(entry)
        if callback is None:
            continue
        shared = callback.shared_name
        name = shared or f"{draft.operation.id} {entry.key}"
        for expression in apart.members(callback):
            yield from _calls(reader, losses, expression, name, f"{name} Callback")
    what = f"the callbacks of {draft.operation.method} {draft.operation.path}"
    losses.cost(what, draft.node, apart, reader)


def _calls(
    reader: Reader, losses: Losses, entry: Node, name: str, schema: str
) -> Iterator[Webhook]:
    """What a path item says is called; `schema` names what is written in place."""
    apart = reader.apart()
    item = apart.followed(entry)
    is_item = item is not None and apart.expect(item, dict)
    called = [
        webhook
        for method, node in (methods_of(item) if is_item and item is not None else ())
        for webhook in _call(apart, node, method, name, schema)
    ]
    if not losses.cost(f"the webhook {name}", entry, apart, reader):
        yield from called


def _call(reader: Reader, node: Node, method: str, name: str, schema: str) -> Iterator[Webhook]:
    operation = reader.followed(node)
    if operation is None or not reader.expect(operation, dict):
        return
    body: Body | None = None
    sent = reader.member(operation, "requestBody")
    if sent is not None and reader.expect(sent, dict):
        media = read_media(reader, sent, sent.shared_name or schema)
        about = reader.remark(sent, "description")
        body = Body(reader.flag(sent, "required"), media, about, sent.spot)
    responses = tuple(
        Response(
            status,
            reader.remark(answer, "description"),
            read_media(reader, answer, answer.shared_name or f"{schema} {status} Response"),
            answer.spot,
        )
        for status, answer in response_nodes(reader, operation)
    )
    summary = reader.remark(operation, "summary")
    yield Webhook(name, method, body, responses, summary, operation.spot)
