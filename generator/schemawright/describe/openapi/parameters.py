"""Parameters (OpenAPI 3.1, section 4.8.12) and the variables of paths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, cast

from schemawright.contract import Parameter
from schemawright.describe.openapi.api_version import ReadParameter
from schemawright.describe.openapi.bodies import is_schema, read_media
from schemawright.describe.openapi.http import CONTROL, NAME
from schemawright.describe.openapi.reader import Node, Reader
from schemawright.describe.reserved_names import ARGUMENTS
from schemawright.names import Names, class_name, variable_name
from schemawright.values import same

_Location = Literal["path", "query", "header", "cookie"]
#: The styles of each location, its default first.
_STYLES: dict[str, tuple[str, ...]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
#: Header parameters of these names are to be ignored: other parts of the document say them.
_IGNORED = ("accept", "content-type", "authorization")
_HINT = "correct the parameter, as the specification's Parameter Object says"
_VARIABLE = re.compile(r"\{([^{}]*)\}")


def read_parameters(
    reader: Reader, holders: Iterable[Node], name: str, read_one: ReadParameter
) -> tuple[tuple[Parameter, ...], str | None]:
    """The parameters that the `holders` declare, the path item first and the operation last,
    and the wire name of an ``Idempotency-Key`` header among them. Problems found: SW0507."""
    parameters: dict[tuple[str, str], Parameter] = {}
    for holder in holders:
        listed: dict[tuple[str, str], Node] = {}
        for node in reader.items(reader.child(holder, "parameters")):
            parameter = read_one(reader, node, name)
            if parameter is None:
                continue
            key = (parameter.name, parameter.location)
            if key in listed:
                _report_twice(reader, listed[key], node, parameter.name)
            listed.setdefault(key, node)
            parameters[key] = parameter
    kept = [parameter for parameter in parameters.values() if not _ignored(parameter)]
    minted = [parameter.name for parameter in kept if _is_idempotency_key(parameter)]
    shown = (parameter for parameter in kept if not _is_idempotency_key(parameter))
    return _with_variables(shown), minted[0] if minted else None


def _ignored(parameter: Parameter) -> bool:
    return parameter.location == "header" and parameter.name.lower() in _IGNORED


def _is_idempotency_key(parameter: Parameter) -> bool:
    return parameter.location == "header" and parameter.name.lower() == "idempotency-key"


def _with_variables(parameters: Iterable[Parameter]) -> tuple[Parameter, ...]:
    names = Names.reserving(ARGUMENTS)
    return tuple(
        replace(parameter, variable=names.claim(name, f"{parameter.location}_{name.rstrip('_')}"))
        for parameter in parameters
        for name in [variable_name(parameter.name)]
    )


def read_parameter(reader: Reader, node: Node, operation: str) -> Parameter | None:
    """The parameter at `node` of the operation of that name; None, after a diagnostic, if it
    means nothing."""
    if not reader.expect(node, dict):
        return None
    location = reader.text(node, "in")
    if location not in _STYLES:
        reject_parameter(reader, 'a parameter is "in" path, query, header or cookie', node, "in")
        return None
    name = reader.text(node, "name")
    if not is_name(reader, node, name, location):
        return None
    schema, content = _schema(reader, node, parameter_names(node, operation, name, location))
    if schema is None:
        return None
    style = reader.text(node, "style") or _STYLES[location][0]
    if style not in _STYLES[location]:
        reject_parameter(reader, f"the style {style!r} is not one for {location}", node, "style")
        return None
    return Parameter(
        name=name,
        variable="",
        location=cast(_Location, location),
        required=reader.flag(node, "required") or location == "path",
        schema=schema,
        description=reader.remark(node, "description"),
        deprecated=reader.remark_flag(node, "deprecated"),
        style=style,
        explode=reader.flag(node, "explode", style in ("form", "cookie")),
        allow_reserved=reader.flag(node, "allowReserved"),
        content=content,
        said_at=node.spot,
    )


def is_name(reader: Reader, node: Node, name: str, location: str) -> bool:
    """A header's name is a token (RFC 9110, section 5.1); no name has control characters."""
    if location == "header" and not NAME.fullmatch(name):
        _misnamed(reader, f"{name!r} is no name for a header", node, name)
        return False
    if not name or (CONTROL.search(name) and location == "cookie"):
        _misnamed(reader, f"{name!r} is no name for a parameter", node, name)
        return False
    return True


def _report_twice(reader: Reader, first: Node, node: Node, name: str) -> None:
    message = f"the parameter {name!r} is declared twice"
    if same(first.value, node.value):
        hint = "remove one of the two"
        reader.blemish("SW0507", message, "and counts once", hint, node)
    else:
        reject_parameter(reader, message, node)


def parameter_names(node: Node, operation: str, name: str, location: str) -> tuple[str, str]:
    """What the parameter's schema may be called; as a component it is called after that."""
    if node.shared_name is not None:
        called = class_name(node.shared_name).removesuffix("Parameter")
        return class_name(f"{called} Parameter"), class_name(f"{called} {location} Parameter")
    return (
        class_name(f"{operation} {name} Parameter"),
        class_name(f"{operation} {location} {name} Parameter"),
    )


def _schema(reader: Reader, node: Node, names: tuple[str, str]) -> tuple[str | None, str | None]:
    """The slot of the parameter's schema, and its media type if it has one."""
    schema = reader.child(node, "schema")
    if schema is not None:
        slot = reader.slot(schema, "parameter", *names) if is_schema(reader, schema) else None
        return slot, None
    media = read_media(reader, node, names[0], "parameter")
    if len(media) == 1 and media[0].schema is not None:
        return media[0].schema, media[0].type
    reject_parameter(reader, "the parameter has no schema", node)
    return None, None


def _misnamed(reader: Reader, message: str, node: Node, name: str) -> None:
    is_named = isinstance(node.value, dict) and "name" in node.value
    reader.misnamed(name, "SW0507", message, _HINT, node.below("name") if is_named else node)


def reject_parameter(reader: Reader, message: str, node: Node, *below: str) -> None:
    """Report what is wrong with a parameter, in its member `below` if it has that (SW0507)."""
    is_there = isinstance(node.value, dict) and all(key in node.value for key in below)
    reader.error("SW0507", message, _HINT, node.below(*below) if is_there else node)


def check_path(reader: Reader, item: Node, parameters: Iterable[Parameter]) -> None:
    """The variables of a path and the path parameters must be the same (SW0506)."""
    path = item.key
    variables = Counter(_VARIABLE.findall(path))
    declared = {parameter.name for parameter in parameters if parameter.location == "path"}
    hint = "each variable of a path stands there once, with one path parameter of its name"
    for name, count in variables.items():
        if name not in declared:
            reader.error("SW0506", f"no path parameter is called {name!r}", hint, item)
        if count > 1:
            reader.error("SW0506", f"the variable {name!r} is in the path twice", hint, item)
    for name in sorted(declared - variables.keys()):
        reader.error("SW0506", f"{path!r} has no variable {name!r} for its parameter", hint, item)
