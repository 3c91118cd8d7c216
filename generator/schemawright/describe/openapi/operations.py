"""Operations (OpenAPI 3.1, section 4.8.10) of one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from schemawright.contract import Operation, Whereabouts
from schemawright.data_classes import frozen
from schemawright.describe.openapi.api_version import ApiVersion, OperationPlace
from schemawright.describe.openapi.http import CONTROL, NAME
from schemawright.describe.openapi.links import read_links
from schemawright.describe.openapi.losses import Losses
from schemawright.describe.openapi.parameters import check_path, read_parameters
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.openapi.security import Security
from schemawright.names import class_name

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


@frozen
class OperationDraft:
    """An operation whose schemas are still slots, and where it stands."""

    operation: Operation
    node: Node


def read_operations(
    reader: Reader, root: Node, security: Security, losses: Losses, version: ApiVersion
) -> Iterator[OperationDraft]:
    """The operations below ``paths`` of a document, in its order; those that mean nothing are
    noted in `losses`."""
    for entry in reader.members(reader.member(root, "paths")):
        apart = reader.apart()
        items = _path(apart, entry)
        if losses.cost(f"the path {entry.key}", entry, apart, reader):
            continue
        for item in items:
            for method, node in methods_of(item):
                apart = reader.apart()
                place = OperationPlace(root, items, node)
                operation = _operation(apart, security, version, entry, method, place)
                is_lost = losses.cost(f"{method} {entry.key}", node, apart, reader)
                if operation is not None and not is_lost:
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


def _path(reader: Reader, entry: Node) -> tuple[Node, ...]:
    """The objects that say what is at an entry of ``paths``."""
    if not entry.key.startswith("/") or CONTROL.search(entry.key):
        hint = 'a path starts with "/" and has no control characters'
        reader.misnamed(entry.key, "SW0506", f"{entry.key!r} is no path", hint, entry)
    items = tuple(_items(reader, entry))
    for item in items:
        others = reader.child(item, "additionalOperations")
        if others is not None:
            reader.expect(others, dict)
    return items


def methods_of(item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item, with their methods."""
    assert isinstance(item.value, dict)
    for key, value in item.value.items():
        if key in METHODS and value is not None:
            yield key.upper(), item.below(key)
    others = item.value.get("additionalOperations")
    for key in others if isinstance(others, dict) else ():
        if not key.startswith("x-"):
            yield key, item.below("additionalOperations", key)


def _operation(
    reader: Reader,
    security: Security,
    version: ApiVersion,
    entry: Node,
    method: str,
    place: OperationPlace,
) -> Operation | None:
    """The operation at `place`, a `method` of the path `entry`; None where it is no object. What
    is wrong with it is told to `reader`."""
    if not NAME.fullmatch(method):
        hint = "a method is a token (RFC 9110, section 9.1)"
        reader.misnamed(method, "SW0503", f"{method!r} is no method", hint, place.node)
    node = reader.followed(place.node)
    if node is None or not reader.expect(node, dict):
        return None
    place, path = replace(place, node=node), entry.key
    own = reader.text(node, "operationId")
    name = class_name(own or f"{method.lower()} {path}")
    parameters, idempotency = read_parameters(reader, place.holders, name, version.parameter)
    check_path(reader, entry, parameters)
    operation = Operation(
        id=own or f"{method} {path}",
        call="",
        method=method,
        path=path,
        parameters=parameters,
        body=version.body(reader, place, name),
        responses=version.responses(reader, place, name),
        summary=reader.remark(node, "summary"),
        description=reader.remark(node, "description"),
        deprecated=reader.remark_flag(node, "deprecated"),
        tags=reader.remarks(node, "tags"),
        security=security.required(reader, place.root, node),
        idempotency_header=idempotency,
        links=read_links(reader, node),
        said_at=node.spot,
        security_at=security.said_at(place.root, node),
    )
    server, server_at = _server(reader, version, place)
    return replace(operation, server=server, server_at=server_at)


def _server(
    reader: Reader, version: ApiVersion, place: OperationPlace
) -> tuple[str, Whereabouts] | tuple[None, None]:
    """The first server of the operation, or of its path, if they have some of their own (OpenAPI
    3.1, sections 4.8.9 and 4.8.10)."""
    for holder in reversed(place.holders):
        servers = version.servers(reader, holder)
        if servers:
            url, said = servers[0]
            return url, said.spot
        if isinstance(holder.value, dict) and holder.value.get("servers"):
            reader.warning(
                "SW0513",
                "a server of a single path or operation is not used: it is no absolute URL",
                "write the whole URL, or leave it to the servers at the top",
                holder.below("servers"),
            )
            return None, None
    return None, None
