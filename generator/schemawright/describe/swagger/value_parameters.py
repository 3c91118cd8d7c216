"""Parameters of Swagger 2.0 ("Parameter Object") in a path, a query or a header. Each is its own
schema."""

from __future__ import annotations

from typing import Literal, cast

from schemawright.contract import Parameter
from schemawright.describe.openapi.parameters import is_name, parameter_names, reject_parameter
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.swagger.collection_format import check_collection, style_of

_LOCATIONS = ("path", "query", "header")
#: Read in `payloads`.
_BODIES = ("body", "formData")


def read_parameter(reader: Reader, node: Node, operation: str) -> Parameter | None:
    """The parameter at `node` of the operation of that name; None for what is part of its body,
    and, after a diagnostic, for what means nothing."""
    if not reader.expect(node, dict):
        return None
    location = reader.text(node, "in")
    if location in _BODIES:
        _check_part(reader, node, location)
        return None
    if location not in _LOCATIONS:
        message = 'a parameter is "in" path, query, header, formData or body'
        reject_parameter(reader, message, node, "in")
        return None
    name = reader.text(node, "name")
    if not is_name(reader, node, name, location) or not check_collection(reader, node):
        return None
    if reader.child(node, "type") is None:
        reject_parameter(reader, "the parameter has no type", node)
        return None
    is_array = reader.text(node, "type") == "array"
    style, explode = style_of(reader, node, location) if is_array else style_of_one(location)
    return Parameter(
        name=name,
        variable="",
        location=cast(Literal["path", "query", "header"], location),
        required=reader.flag(node, "required") or location == "path",
        schema=reader.slot(node, "parameter", *parameter_names(node, operation, name, location)),
        description=reader.remark(node, "description"),
        style=style,
        explode=explode,
        said_at=node.spot,
    )


def style_of_one(location: str) -> tuple[str, bool]:
    """How what is no array is written: as by default."""
    return ("form", True) if location == "query" else ("simple", False)


def _check_part(reader: Reader, node: Node, location: str) -> None:
    """A part of a body that says too little (SW0507)."""
    if location == "body" and reader.child(node, "schema") is None:
        reject_parameter(reader, "the body has no schema", node)
    elif location == "formData" and not reader.text(node, "name"):
        reject_parameter(reader, "the field of the form has no name", node)
    elif location == "formData":
        check_collection(reader, node)
