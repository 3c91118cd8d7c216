"""Request bodies and responses (OpenAPI 3.1, sections 4.8.13 to 4.8.17)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Literal

from schemawright.contract import Body, Media, Response
from schemawright.describe.openapi.api_version import OperationPlace
from schemawright.describe.openapi.encodings import FORMS, form_media
from schemawright.describe.openapi.http import MEDIA_TYPE, STATUS
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.response_headers import read_headers
from schemawright.names import class_name
from schemawright.values import Json, comparable

#: How types of JSON end (RFC 6839, section 3.1).
_JSON = ("/json", "+json")
#: What a schema that says no type says of a file (OpenAPI 3.1, section 4.8.14.1).
_OF_FILES = {"contentMediaType", "contentEncoding", "description", "example", "examples", "format"}


def read_body(reader: Reader, place: OperationPlace, name: str) -> Body | None:
    """The request body of an operation called `name`; its schema is a slot."""
    node = reader.member(place.node, "requestBody")
    if node is None or not reader.expect(node, dict):
        return None
    media = read_media(reader, node, f"{shared_name(node, 'Request') or name} Request")
    about = reader.remark(node, "description")
    return Body(reader.flag(node, "required"), media, about, node.spot)


def read_responses(reader: Reader, place: OperationPlace, name: str) -> tuple[Response, ...]:
    """The declared answers, in the order of the document."""
    nodes = response_nodes(reader, place.node)
    sole = sole_success(nodes, "content")
    return tuple(_response(reader, status, node, name, sole) for status, node in nodes)


def response_nodes(reader: Reader, operation: Node) -> list[tuple[str, Node]]:
    """The statuses that an operation declares, with what it says of each."""
    responses = reader.child(operation, "responses")
    nodes: list[tuple[str, Node]] = []
    for entry in reader.members(responses):
        assert responses is not None
        if not STATUS.fullmatch(entry.key):
            reader.misnamed(
                entry.key,
                "SW0508",
                f"{entry.key!r} is no status",
                'a status is "100" to "599", a range like "4XX", or "default"',
                entry,
            )
        elif (response := reader.followed(entry)) is not None and reader.expect(response, dict):
            nodes.append((entry.key, response))
    return nodes


def sole_success(nodes: Sequence[tuple[str, Node]], body: str) -> str | None:
    """The only 2xx status that has a body, in its member `body`, if there is just one."""
    successes = [
        status
        for status, node in nodes
        if status.startswith("2") and isinstance(node.value, dict) and node.value.get(body)
    ]
    return successes[0] if len(successes) == 1 else None


def _response(reader: Reader, status: str, node: Node, name: str, sole: str | None) -> Response:
    media = read_media(reader, node, response_name(node, status, name, sole))
    headers = read_headers(reader, node)
    return Response(status, reader.remark(node, "description"), media, node.spot, headers)


def response_name(node: Node, status: str, operation: str, sole: str | None) -> str:
    """What the schema of an answer is called when it is written in place."""
    own = operation if status == sole else f"{operation} {status}"
    return f"{shared_name(node, 'Response') or own} Response"


def shared_name(node: Node, kind: str) -> str | None:
    """The name of a component, which names its inline schema wherever it is used."""
    name = node.shared_name
    return None if name is None else class_name(name).removesuffix(kind) or None


def read_media(
    reader: Reader, node: Node, name: str, role: Literal["body", "parameter"] = "body"
) -> tuple[Media, ...]:
    """The media types of a body, response or parameter; `name` is for the schema."""
    content = reader.member(node, "content")
    described: list[Media] = []
    slots: dict[Hashable, str] = {}

    def slot(media_type: str, media: Node) -> str | None:
        """The slot of a media type's schema; equal ones of one body are one."""
        node = reader.child(media, "schema")
        if node is None or not is_schema(reader, node):
            return None
        is_plain = _is_plain(media_type, node.value)
        schema = (comparable(node.value), is_plain)
        if schema not in slots:
            subtype = class_name(media_type.split(";")[0].split("/")[-1])
            names = (class_name(name), class_name(f"{name} {subtype}"))
            # What is read and written as it is needs no model, nor the short name.
            slots[schema] = reader.slot(node, "parameter" if is_plain else role, *names[is_plain:])
        return slots[schema]

    for member in reader.members(content):
        assert content is not None
        if not MEDIA_TYPE.fullmatch(member.key):
            reader.misnamed(
                member.key,
                "SW0509",
                f"{member.key!r} is no media type",
                "a media type is type/subtype, with parameters after a semicolon",
                member,
            )
            continue
        media = reader.followed(member)
        if media is not None and reader.expect(media, dict):
            described.append(form_media(reader, member.key, slot(member.key, media), media))
    return tuple(described)


def _is_plain(media_type: str, schema: Json) -> bool:
    """Is a body of that type a text, or a file, that is neither JSON nor a form?"""
    essence = media_type.partition(";")[0].strip().lower()
    if essence.endswith(_JSON) or essence.startswith(FORMS) or not isinstance(schema, dict):
        return False
    return schema.get("type") == "string" or set(schema) <= _OF_FILES


def is_schema(reader: Reader, node: Node) -> bool:
    """An object or a boolean; anything else is an error."""
    return isinstance(node.value, bool) or reader.expect(node, dict)
