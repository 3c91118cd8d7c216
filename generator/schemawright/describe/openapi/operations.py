"""Operations (OpenAPI 3.1, section 4.8.10) of one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemawright.contract import Operation
from schemawright.describe.openapi.api_version import ApiVersion, OperationPlace
from schemawright.describe.openapi.http import CONTROL, NAME
from schemawright.describe.openapi.parameters import check_path, read_parameters
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.security import Security
from schemawright.names import class_name

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


@dataclass(frozen=True, slots=True)
class OperationDraft:
    """An operation whose schemas are still slots, and where it stands."""

    operation: Operation
    node: Node


def read_operations(
    reader: Reader, root: Node, security: Security, version: ApiVersion
) -> Iterator[OperationDraft]:
    """The operations below ``paths`` of a document, in its order."""
    for entry in reader.members(reader.member(root, "paths")):
        if not entry.key.startswith("/") or CONTROL.search(entry.key):
            reader.error(
                "SW0506",
                f"{entry.key!r} is no path",
                'a path starts with "/" and has no control characters',
                entry,
            )
            continue
        items = tuple(_items(reader, entry))
        for item in items:
            _warn_servers(reader, item)
            for method, node in _operations(reader, item):
                if reader.expect(node, dict):
                    place = OperationPlace(root, items, node)
                    operation = _operation(reader, security, version, entry, method, place)
                    yield OperationDraft(operation, node)


def _items(reader: Reader, entry: Node) -> Iterator[Node]:
    """A path item: what its reference leads to, and its own fields beside that."""
    if not reader.expect(entry, dict):
        return
    assert isinstance(entry.value, dict)
    if "$ref" in entry.value:
        item = reader.followed(entry)
        if item is not None and reader.expect(item, dict):
            yield item
    yield entry


def _operations(reader: Reader, item: Node) -> Iterator[tuple[str, Node]]:
    assert isinstance(item.value, dict)
    for key in item.value:
        if key in METHODS and (operation := reader.member(item, key)) is not None:
            yield key.upper(), operation
    others = reader.child(item, "additionalOperations")
    for other in reader.members(others):
        assert others is not None
        if NAME.fullmatch(other.key):
            yield other.key, other
        else:
            hint = "a method is a token (RFC 9110, section 9.1)"
            reader.error("SW0503", f"{other.key!r} is no method", hint, others)


def _operation(
    reader: Reader,
    security: Security,
    version: ApiVersion,
    entry: Node,
    method: str,
    place: OperationPlace,
) -> Operation:
    """The operation at `place`, which is a `method` of the path `entry`."""
    node, path = place.node, entry.key
    _warn_servers(reader, node)
    own = reader.text(node, "operationId")
    name = class_name(own or f"{method.lower()} {path}")
    parameters, idempotency = read_parameters(reader, place.holders, name, version.parameter)
    check_path(reader, entry, parameters)
    return Operation(
        id=own or f"{method} {path}",
        call="",
        method=method,
        path=path,
        parameters=parameters,
        body=version.body(reader, place, name),
        responses=version.responses(reader, place, name),
        summary=reader.text(node, "summary"),
        description=reader.text(node, "description"),
        deprecated=reader.flag(node, "deprecated"),
        tags=reader.texts(node, "tags"),
        security=security.required(place.root, node),
        idempotency_header=idempotency,
    )


def _warn_servers(reader: Reader, node: Node) -> None:
    if isinstance(node.value, dict) and node.value.get("servers"):
        reader.warning(
            "SW0513",
            "servers of a single path or operation are not used",
            "the client sends everything to one base URL; list the server at the top",
            node.below("servers"),
        )
