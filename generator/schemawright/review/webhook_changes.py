"""What changed in webhooks and callbacks, which the API calls: what they bring is received, what
they are answered is sent."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Body, Media, Response, Webhook
from schemawright.names import variable_name
from schemawright.review.operation_schemas import (
    OperationEdit,
    SchemaEffects,
    media_name,
    shared_media,
)


def webhook_edits(
    old: Webhook, new: Webhook | None, schemas: SchemaEffects
) -> Iterator[OperationEdit]:
    """The edits of a webhook; `new` is None where it is gone."""
    if new is None:
        event = variable_name(old.name, "event")
        gone = f"the event {event} is gone from webhooks" if _is_read(old) else ""
        says, reason = "the webhook is gone", "it comes no more"
        edit = OperationEdit("webhook-removed", says, receive=reason, callers=gone)
        yield edit.at(old.said_at, None)
        return
    for edit in _body(old.body, new.body, schemas):
        yield edit.at(edit.old or old.said_at, edit.new or new.said_at)
    yield from _answers(old, new, schemas)


def webhook_added(new: Webhook) -> OperationEdit:
    """The edit of a webhook that is new."""
    return OperationEdit("webhook-added", "the webhook is new").at(None, new.said_at)


def _is_read(webhook: Webhook) -> bool:
    """Has the package something that reads it?"""
    return any(media.schema for media in (webhook.body.media if webhook.body else ()))


def _body(old: Body | None, new: Body | None, schemas: SchemaEffects) -> Iterator[OperationEdit]:
    if old is None or new is None:
        if old is not None:
            says, reason = "it brings no body any more", "there was one"
            yield OperationEdit("webhook-body-removed", says, receive=reason).at(old.said_at, None)
        if new is not None:
            yield OperationEdit("webhook-body-added", "it brings a body now").at(None, new.said_at)
        return
    if old.required and not new.required:
        says, reason = "its body is no longer required", "it may come without one"
        yield OperationEdit("webhook-body-optional", says, receive=reason)
    if new.required and not old.required:
        yield OperationEdit("webhook-body-required", "its body is required now")
    for media in _missing(new.media, old.media):
        says, reason = f"its body may be {media.type} now", "it is not one that was described"
        yield OperationEdit("webhook-type-added", says, receive=reason).at(None, media.said_at)
    for media in _missing(old.media, new.media):
        says = f"its body is never {media.type}"
        yield OperationEdit("webhook-type-removed", says).at(media.said_at, None)
    for one, other in shared_media(old.media, new.media, schemas):
        says = f"its body is {media_name(other)} and was {media_name(one)}"
        effect = schemas.replaced(one.schema, other.schema, "receive")
        callers = schemas.of_callers("what it brings", one.schema, other.schema)
        edit = OperationEdit("webhook-schema-changed", says, receive=effect, callers=callers)
        yield edit.at(one.said_at, other.said_at)


def _answers(old: Webhook, new: Webhook, schemas: SchemaEffects) -> Iterator[OperationEdit]:
    """The edits of what it may be answered."""
    before = {response.status: response for response in old.responses}
    after = {response.status: response for response in new.responses}
    for status, response in before.items():
        if status in after:
            for edit in _answer(response, after[status], schemas):
                yield edit.at(edit.old or response.said_at, edit.new or after[status].said_at)
        else:
            is_covered = "default" in after or f"{status[0]}XX" in after
            reason = "" if is_covered else "it is not described any more"
            says = f"the answer {status} is gone"
            edit = OperationEdit("webhook-status-removed", says, send=reason)
            yield edit.at(response.said_at, None)
    for status, response in after.items():
        if status not in before:
            says = f"it may be answered {status} now"
            yield OperationEdit("webhook-status-added", says).at(None, response.said_at)


def _answer(old: Response, new: Response, schemas: SchemaEffects) -> Iterator[OperationEdit]:
    about = f"the answer {old.status}"
    for media in _missing(old.media, new.media):
        says, reason = f"{about} may no longer be {media.type}", "it is not described any more"
        yield OperationEdit("webhook-answer-type-removed", says, reason).at(media.said_at, None)
    for media in _missing(new.media, old.media):
        says = f"{about} may be {media.type} now"
        yield OperationEdit("webhook-answer-type-added", says).at(None, media.said_at)
    for one, other in shared_media(old.media, new.media, schemas):
        says = f"{about} is {media_name(other)} and was {media_name(one)}"
        effect = schemas.replaced(one.schema, other.schema, "send")
        edit = OperationEdit("webhook-answer-schema-changed", says, effect)
        yield edit.at(one.said_at, other.said_at)


def _missing(media: tuple[Media, ...], others: tuple[Media, ...]) -> Iterator[Media]:
    """Those whose types are not among the `others`."""
    types = {other.type for other in others}
    return (kind for kind in media if kind.type not in types)
