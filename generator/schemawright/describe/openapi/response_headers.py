"""The headers of answers (OpenAPI 3.1, section 4.8.21; Swagger 2.0, "Headers Object"). Packages
give them as they come; reviews compare what is said of them."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Header
from schemawright.describe.aliases import original
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.resolve import Schema

#: What the media types of an answer say already.
_IGNORED = "content-type"


def read_headers(reader: Reader, response: Node) -> tuple[Header, ...]:
    """The headers that an answer declares. What is wrong with one costs that one alone."""
    quiet = reader.apart()
    listed = quiet.child(response, "headers")
    if listed is None or not isinstance(listed.value, dict):
        return ()
    return tuple(header for member in quiet.members(listed) for header in _header(quiet, member))


def _header(reader: Reader, member: Node) -> Iterator[Header]:
    node = reader.followed(member)
    if node is None or not reader.expect(node, dict) or member.key.lower() == _IGNORED:
        return
    content = next(iter(reader.members(reader.child(node, "content"))), None)
    schema = reader.child(node if content is None else content, "schema")
    is_schema = schema is not None and isinstance(schema.value, (dict, bool))
    yield Header(
        name=member.key,
        shared_name=node.shared_name,
        required=reader.flag(node, "required"),
        schema=_schema(reader, schema) if is_schema and schema is not None else None,
        explode=reader.flag(node, "explode"),
        content=content.key if content is not None else None,
        said_at=node.spot,
    )


def _schema(reader: Reader, node: Node) -> Schema:
    return original(reader.library, reader.library.at(node.document.source, node.tokens))
