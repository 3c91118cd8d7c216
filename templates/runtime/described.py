"""What the documents say of the models: their JSON Schema, from ``schemas.json``.

Read when it is first asked for. `document` gives a schema that stands by itself, `described`
one whose references are pydantic's, for a schema or an OpenAPI document of your own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from copy import deepcopy
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, TypeAlias, cast
from urllib.parse import quote

from pydantic import GetJsonSchemaHandler, SerializationInfo
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from .building import schema_of
from .checked_by import subject_of
from .replaced import ensure_not_replaced

#: What checks a value and makes what it is to be, given what pydantic makes of it.
Read: TypeAlias = Callable[[Any, Callable[[Any], Any]], Any]

_PACKAGE = __name__.rpartition("._runtime")[0]
_DEFINITIONS = ("$defs", "definitions")

#: The names that the schemas of the models being described refer to; None outside.
_pending: ContextVar[list[str] | None] = ContextVar("pending", default=None)


def document(name: str) -> dict[str, Any]:
    """The schema of the model `name` as its document has it. What it refers to in others is
    in its ``$defs``, under the names of their models."""
    whole = "in" not in _entries()[name] and _entries()[name].get("whole", True)
    # Its own definitions keep their names.
    own = set[str](_part(name).get("$defs", ())) if whole else set[str]()
    keys: dict[str, str] = {}

    def refer(other: str) -> str:
        if other == name:
            return "#"
        if other not in keys:
            key = other
            while key in own:
                key += "_"
            own.add(key)
            keys[other] = key
            pending.append(other)
        return f"#/$defs/{quote(keys[other])}"

    pending: list[str] = []
    schema = _completed(name, _written(name, refer, whole), refer)
    carried: dict[str, Any] = {}
    while pending:
        other = pending.pop(0)
        carried[keys[other]] = _completed(other, _written(other, refer, False), refer)
    if carried:
        schema["$defs"] = {**schema.get("$defs", {}), **carried}
    return schema


def checked_schema(
    name: str,
    read: Read,
    written: Callable[[Any, SerializationInfo], Any] | None = None,
) -> CoreSchema:
    """What stands for the schema `name` in core schemas of others: `read` checks a value and
    makes what it is to be, and `written`, unless a model knows it by itself, what is dumped. It
    is described as its document describes it."""
    inner, metadata = reference_schema(name), as_alternative(name)
    if written is None:
        return core_schema.no_info_wrap_validator_function(
            read, inner, metadata=metadata
        )

    def described(_: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core_schema.definitions_schema(inner, []))
        # Into what it gets, pydantic writes what is said where it stands, such as a default.
        return deepcopy(handler.resolve_ref_schema(schema))

    # It has no use for what pydantic makes of a value, and to be handed that takes a while.
    return core_schema.no_info_plain_validator_function(
        cast("Callable[[Any], Any]", read),
        serialization=core_schema.plain_serializer_function_ser_schema(
            written, info_arg=True
        ),
        metadata={**metadata, "pydantic_js_functions": [described]},
    )


def as_alternative(name: str) -> dict[str, Any]:
    """The metadata of a core schema that is called `name` where it is one of several: in the
    errors of a union pydantic would say ``function-wrap[Order()]``."""
    return {"pydantic_internal_union_tag_key": name}


def named(read: Read, name: str) -> Read:
    """`read`, by the `name` that pydantic gives the errors of a function."""

    def reads(value: Any, build: Callable[[Any], Any]) -> Any:
        return read(value, build)

    reads.__name__ = name
    return reads


def reference_schema(name: str) -> CoreSchema:
    """Any value, described as the document of the schema `name` describes it."""

    def described(schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return _described(name, schema, handler)

    return core_schema.any_schema(
        ref=_reference(name), metadata={"pydantic_js_functions": [described]}
    )


@cache
def _reference(name: str) -> str:
    # What no type says anything of has no name there.
    kind: object = getattr(import_module(f"{_PACKAGE}.models"), name, None)
    if isinstance(kind, TypeAliasType):
        # As pydantic has it, which knows such a type by itself: so it is listed once.
        return f"{kind.__module__}.{name}:{id(kind)}"
    return f"{_PACKAGE}.models.{name}:{name}"


def _described(
    name: str, schema: CoreSchema, handler: GetJsonSchemaHandler
) -> dict[str, Any]:
    """The schema of the model `name`, with references as pydantic's generator has them; what
    they lead to is given to it as well."""
    if _root(name).get("odd"):
        model: Any = getattr(import_module(f"{_PACKAGE}.models"), name, None)
        return handler(schema_of(subject_of(model))) if model is not None else {}
    outer = _pending.get()
    pending: list[str] = [] if outer is None else outer

    def refer(other: str) -> str:
        pending.append(other)
        reference = core_schema.definition_reference_schema(_reference(other))
        return str(handler(reference)["$ref"])

    written = _written(name, refer, False)
    at = _entries()[name].get("at", "")
    for change in _root(name).get("changes", ()):
        _change(written, at, change)
    written = _completed(name, written, refer)
    if outer is None:
        # One after the other, not one inside the other: chains of models can be long.
        token = _pending.set(pending)
        try:
            while pending:
                other = reference_schema(pending.pop())
                handler(core_schema.definitions_schema(other, []))
        finally:
            _pending.reset(token)
    return written


@cache
def _entries() -> Mapping[str, dict[str, Any]]:
    text = files(_PACKAGE).joinpath("schemas.json").read_text("utf-8")
    ensure_not_replaced()
    return cast("dict[str, dict[str, Any]]", json.loads(text))


def _root(name: str) -> dict[str, Any]:
    """The entry of the schema that the one of `name` stands in, or is."""
    entry = _entries()[name]
    return _entries()[entry["in"]] if "in" in entry else entry


def _part(name: str) -> dict[str, Any]:
    """The schema of `name`, a copy; those of booleans in the words of objects."""
    entry = _entries()[name]
    value = _below(_root(name)["schema"], entry.get("at", ""))
    if isinstance(value, bool):
        return {} if value else {"not": {}}
    return cast("dict[str, Any]", json.loads(json.dumps(value)))


def _written(name: str, refer: Callable[[str], str], whole: bool) -> dict[str, Any]:
    """The schema of `name` with its references as `refer` has them. As a `whole` it is the
    document that it was; otherwise, what only means something there is left out."""
    schema, root = _part(name), _root(name)
    at = _entries()[name].get("at", "")
    if not whole:
        for place in root.get("identifiers", ()):
            _leave_out(schema, at, place)
        for keyword in _DEFINITIONS:
            _leave_out(schema, "", f"/{keyword}")
    for kind in ("foreign",) if whole else ("local", "foreign"):
        for place, other in root.get(kind, {}).items():
            holder = _at(schema, at, place)
            if isinstance(holder, dict):
                holder["$ref"] = refer(other)
            elif holder is not None:
                # The mapping of a discriminator has it.
                around, _, member = place.rpartition("/")
                _at(schema, at, around)[_token(member)] = refer(other)
    return schema


def _completed(
    name: str, schema: dict[str, Any], refer: Callable[[str], str]
) -> dict[str, Any]:
    """The `schema` of `name`, with what is said around it of the same value: one of the
    alternatives of another schema is that schema, too."""
    whole = _entries()[name].get("of")
    return schema if whole is None else {"allOf": [{"$ref": refer(whole)}, schema]}


def _leave_out(schema: dict[str, Any], at: str, place: str) -> None:
    around, _, member = place.rpartition("/")
    holder = _at(schema, at, around)
    if holder is not None:
        holder.pop(_token(member), None)


def _change(schema: dict[str, Any], at: str, change: Mapping[str, Any]) -> None:
    """Make `change` in the part `at` of a whole, if it is in that: to move a value, to leave it
    out, or to put one there."""
    value = json.dumps(change.get("value"))
    if "from" in change:
        around, _, member = change["from"].rpartition("/")
        holder = _at(schema, at, around)
        if holder is None or _token(member) not in holder:
            return
        value = json.dumps(holder.pop(_token(member)))
    if "to" in change:
        around, _, member = change["to"].rpartition("/")
        holder = _at(schema, at, around)
        if holder is not None:
            holder[_token(member)] = json.loads(value)


def _at(schema: object, at: str, place: str) -> Any:
    """What is at `place` of the whole whose part `at` is `schema`; None if it is not in it."""
    if place != at and not place.startswith(f"{at}/"):
        return None
    try:
        return _below(schema, place[len(at) :])
    except KeyError:
        return None  # It was among the definitions.


def _token(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


def _below(value: Any, pointer: str) -> Any:
    """What is at a JSON pointer (RFC 6901) of `value`."""
    for part in pointer.split("/")[1:]:
        token = _token(part)
        value = value[int(token) if isinstance(value, list) else token]
    return value
