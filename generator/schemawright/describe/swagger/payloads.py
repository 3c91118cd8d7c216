"""Bodies and answers of Swagger 2.0 ("Parameter Object", "Response Object"): a schema, and beside
it the media types that the operation, or the document, consumes and produces."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Body, Media, Response
from schemawright.describe.openapi.api_version import OperationPlace
from schemawright.describe.openapi.bodies import (
    is_schema,
    response_name,
    response_nodes,
    shared_name,
    sole_success,
)
from schemawright.describe.openapi.http import MEDIA_TYPE
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.response_headers import read_headers
from schemawright.describe.swagger.collection_format import delimiter_of
from schemawright.names import class_name
from schemawright.openapi_objects import FORM

#: What is meant where nothing is said: the specification leaves it open.
_USUAL = "application/json"
_ENCODED, _PARTS = "application/x-www-form-urlencoded", "multipart/form-data"


def read_body(reader: Reader, place: OperationPlace, name: str) -> Body | None:
    """The body of an operation called `name`: its body parameter, or its form."""
    consumed = _media_types(reader, place, "consumes")
    form = reader.child(place.node, FORM)
    if form is not None:
        return _form(reader, form, place, name, consumed)
    body = _body_parameter(reader, place)
    if body is None:
        return None
    types = [media_type for media_type in consumed if media_type not in (_ENCODED, _PARTS)] or [
        _USUAL
    ]
    wanted = f"{shared_name(body, 'Request') or name} Request"
    schema = _slot(reader, body, wanted, name)
    media = tuple(Media(media_type, schema) for media_type in types)
    about = reader.remark(body, "description")
    return Body(reader.flag(body, "required"), media, about, body.spot)


def _body_parameter(reader: Reader, place: OperationPlace) -> Node | None:
    """The operation's own, else that of its path."""
    body: Node | None = None
    for holder in place.holders:
        for node in reader.items(reader.child(holder, "parameters")):
            if reader.expect(node, dict) and reader.text(node, "in") == "body":
                body = node
    return body


def _form(
    reader: Reader, form: Node, place: OperationPlace, name: str, consumed: list[str]
) -> Body:
    """A form with a file travels in parts (the specification, "consumes")."""
    fields = [
        node
        for holder in place.holders
        for node in reader.items(reader.child(holder, "parameters"))
        if isinstance(node.value, dict) and node.value.get("in") == "formData"
    ]
    has_file = any(reader.text(node, "type") == "file" for node in fields)
    fitting = (_PARTS,) if has_file else (_ENCODED, _PARTS)
    types = [media_type for media_type in consumed if media_type in fitting] or [fitting[0]]
    slot = reader.slot(form, "body", class_name(f"{name} Request"), class_name(f"{name} Form"))
    delimiters = tuple(_delimiters(reader, fields))
    required = any(reader.flag(node, "required") for node in fields)
    media = tuple(Media(media_type, slot, delimiters) for media_type in types)
    return Body(required, media, said_at=fields[0].spot if fields else form.spot)


def _delimiters(reader: Reader, fields: list[Node]) -> Iterator[tuple[str, str]]:
    """What stands between the items of media_type array that is not sent item by item."""
    for node in fields:
        delimiter = delimiter_of(reader, node)
        if reader.text(node, "type") == "array" and delimiter is not None:
            yield reader.text(node, "name"), delimiter


def read_responses(reader: Reader, place: OperationPlace, name: str) -> tuple[Response, ...]:
    """The declared answers, in the order of the document."""
    produced = _media_types(reader, place, "produces") or [_USUAL]
    nodes = response_nodes(reader, place.node)
    sole = sole_success(nodes, "schema")
    return tuple(
        Response(
            status,
            reader.remark(node, "description"),
            _media(
                reader, node, response_name(node, status, name, sole), _answered(status, produced)
            ),
            node.spot,
            read_headers(reader, node),
        )
        for status, node in nodes
    )


def _answered(status: str, produced: list[str]) -> list[str]:
    """What an answer may come in. What is produced is said of successes: an operation that
    produces a picture describes its errors by schemas, and those are of JSON."""
    if status.startswith("2") or any(media_type.endswith("json") for media_type in produced):
        return produced
    return [_USUAL, *produced]


def _media(reader: Reader, node: Node, name: str, produced: list[str]) -> tuple[Media, ...]:
    """A response without a schema has no content ("Response Object"); a file is its bytes."""
    if reader.child(node, "schema") is None:
        return ()
    schema = reader.member(node, "schema")
    if schema is not None and isinstance(schema.value, dict) and schema.value.get("type") == "file":
        types = [media_type for media_type in produced if not media_type.endswith("json")] or [
            "application/octet-stream"
        ]
        return tuple(Media(media_type, None) for media_type in types)
    slot = _slot(reader, node, name, name)
    return tuple(Media(media_type, slot) for media_type in produced)


def _slot(reader: Reader, holder: Node, name: str, operation: str) -> str | None:
    node = reader.child(holder, "schema")
    if node is None or not is_schema(reader, node):
        return None
    return reader.slot(node, "body", class_name(name), class_name(f"{operation} {name}"))


def _media_types(reader: Reader, place: OperationPlace, key: str) -> list[str]:
    """What the operation says, else what the document says. Problems found: SW0509."""
    for holder in (place.node, place.root):
        listed = reader.child(holder, key)
        if listed is not None:
            return [str(item.value) for item in reader.items(listed) if _is_type(reader, item)]
    return []


def _is_type(reader: Reader, node: Node) -> bool:
    if not reader.expect(node, str):
        return False
    if MEDIA_TYPE.fullmatch(str(node.value)):
        return True
    hint = "a media type is type/subtype, with parameters after a semicolon"
    reader.error("SW0509", f"{node.value!r} is no media type", hint, node)
    return False
