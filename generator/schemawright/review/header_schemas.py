"""A contract in which the schemas of headers have names, too, so that they are compared as all
others are: what was edited in them, and what that means for whoever receives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from schemawright.contract import Contract, Header, NamedSchema, Operation, Response


def with_header_schemas(contract: Contract) -> Contract:
    """`contract` and the schemas of its answers' headers. A header that is a component is called
    after that (``header RateLimit``), any other after its answer (``GET /orders 200 ETag``)."""
    taken = {named.variable for named in contract.schemas}
    variables = (name for name in map("header_{}".format, count()) if name not in taken)
    names = set(contract.by_name)
    schemas: list[NamedSchema] = []
    places = set()
    for operation, response, header in headers_of(contract):
        schema = header.schema
        if schema is None or contract.name_of(schema) is not None or schema.place in places:
            continue
        name = f"header {header.shared_name}"
        if header.shared_name is None or name in names:
            name = f"{operation.method.upper()} {operation.path} {response.status} {header.name}"
        if name not in names:
            names.add(name)
            places.add(schema.place)
            schemas.append(NamedSchema(name, next(variables), schema, "header"))
    return replace(contract, schemas=contract.schemas + tuple(schemas))


def headers_of(contract: Contract) -> Iterator[tuple[Operation, Response, Header]]:
    """All headers, with the operations and the answers that have them."""
    for operation in contract.api.operations if contract.api else ():
        for response in operation.responses:
            for header in response.headers:
                yield operation, response, header
