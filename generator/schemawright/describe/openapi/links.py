"""Links (OpenAPI 3.1, section 4.8.20): what may be called after an operation, and with what of its
answer."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from schemawright.contract import Link
from schemawright.describe.openapi.bodies import response_nodes
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.values import pointed


def read_links(reader: Reader, operation: Node) -> tuple[Link, ...]:
    """The links of an operation's answers. What is wrong with one costs the link alone."""
    quiet = reader.apart()
    links = dict.fromkeys(
        link
        for status, response in response_nodes(quiet, operation)
        for member in quiet.members(quiet.child(response, "links"))
        for link in _link(quiet, status, member)
    )
    return tuple(links)


def _link(reader: Reader, status: str, member: Node) -> Iterator[Link]:
    node = reader.followed(member)
    if node is None or not reader.expect(node, dict):
        return
    parameters = reader.child(node, "parameters")
    values = tuple(
        (value.key, str(value.value))
        for value in (reader.members(parameters) if parameters is not None else ())
        if isinstance(value.value, (str, int, float))
    )
    target = reader.text(node, "operationId") or _referred(node, reader.text(node, "operationRef"))
    if target:
        yield Link(status, member.key, target, values, reader.remark(node, "description"))


def _referred(node: Node, reference: str) -> str:
    """``#/paths/~1orders~1{id}/get`` is called ``GET /orders/{id}``; another document's is not
    followed."""
    uri, _, fragment = reference.partition("#")
    tokens = pointed(node.document.source.document, unquote(fragment)) if not uri else None
    if not tokens or len(tokens) != 3 or tokens[0] != "paths":
        return ""
    return f"{str(tokens[2]).upper()} {tokens[1]}"
