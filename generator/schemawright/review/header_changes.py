"""What changed in the headers of an answer. They are received, so what came for sure has to come
for sure, and a value that could not come before is one that readers do not know."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Header, Response
from schemawright.review.operation_schemas import OperationEdit, SchemaEffects


def header_edits(old: Response, new: Response, schemas: SchemaEffects) -> Iterator[OperationEdit]:
    """The edits of the headers of an answer that is in both versions. Their names are the same
    however they are spelled (RFC 9110, section 5.1)."""
    before = {header.name.lower(): header for header in old.headers}
    after = {header.name.lower(): header for header in new.headers}
    for name, header in before.items():
        again = after.get(name)
        if again is None:
            reason = "it came with every such answer" if header.required else ""
            says = f"{_about(old, header)} is gone"
            edit = OperationEdit("header-removed", says, receive=reason)
            yield edit.at(header.said_at, None)
        else:
            for edit in _header(_about(old, header), header, again, schemas):
                yield edit.at(header.said_at, again.said_at)
    for name, header in after.items():
        if name not in before:
            kind = "required " if header.required else ""
            says = f"the {kind}header {header.name} of the answer {new.status} is new"
            yield OperationEdit("header-added", says).at(None, header.said_at)


def _about(response: Response, header: Header) -> str:
    return f"the header {header.name} of the answer {response.status}"


def _header(
    about: str, old: Header, new: Header, schemas: SchemaEffects
) -> Iterator[OperationEdit]:
    if old.required and not new.required:
        says, reason = f"{about} is no longer required", "answers may come without it"
        yield OperationEdit("header-optional", says, receive=reason)
    if new.required and not old.required:
        yield OperationEdit("header-required", f"{about} is required now")
    if (old.explode, old.content) != (new.explode, new.content):
        says, reason = f"{about} is written in another style", "the new style was not described"
        yield OperationEdit("header-style-changed", says, receive=reason)
    one, other = schemas.header_names(old, new)
    if schemas.says_something(one, other):
        effect = schemas.replaced(one, other, "receive")
        says = f"{about} is {other or 'not described'} and was {one or 'not described'}"
        if one == other:
            says = f"{about} has another schema"
        yield OperationEdit("header-schema-changed", says, receive=effect)
