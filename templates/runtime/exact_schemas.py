"""Core schemas that convert nothing and take only what keeps to some bounds, made of those that
pydantic has made of types.

The bounds are lengths, limits and patterns, by the keywords that ask for them. Of a union, each
option keeps those of its kind; a bound that nothing would keep is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import ceil, floor
from typing import Any, TypeAlias, cast

from pydantic import BaseModel
from pydantic_core import CoreSchema, core_schema

from .building import OF_VALID
from .core_schemas import Schema
from .decimal_parts import with_one_multiple
from .exact_arrays import is_of_numbers, of_numbers, with_unique_items
from .missing import MISSING
from .unions_by_tag import TOLD_BY_TAG

__all__ = ["EXACT", "Inexact", "exact_schema"]

#: Where the metadata of a schema that converts texts have the function that takes valid ones only.
EXACT = "schemawright_exact"

#: What is asked of a value beside its type.
Bounds: TypeAlias = dict[str, Any]


class Inexact(Exception):
    """pydantic converts what a schema is about, or code in Python decides about it."""


def exact_schema(schema: Any, bounds: Bounds) -> CoreSchema:
    """`schema`, converting nothing, of what keeps to `bounds`."""
    kind: str = schema["type"]
    if not _kept_by(schema).issuperset(bounds):
        raise Inexact("a bound that nothing keeps to")
    if kind in _UNCONVERTED:
        return cast(CoreSchema, schema)
    if kind not in _CHANGES:
        raise Inexact(kind)
    changed: Schema = _CHANGES[kind](schema, bounds)
    if "ref" in schema:
        changed = changed | {"ref": schema["ref"]}
    return cast(CoreSchema, changed)


def _kept_by(schema: Schema) -> frozenset[str]:
    """The bounds that something in `schema` keeps."""
    kind: str = schema["type"]
    match kind:
        case "nullable" | "default":
            return _kept_by(schema["schema"])
        case "union":
            return frozenset[str]().union(*map(_kept_by, schema["choices"]))
        case _:
            return frozenset(_BOUNDS.get(kind, ()))


def _scalar(schema: Schema, bounds: Bounds) -> Schema:
    if not schema.keys() <= _OF_ANY:
        raise Inexact("a rule for " + schema["type"])
    scalar = {"type": schema["type"], "strict": True} | _kept(schema["type"], bounds)
    return _searched(scalar, bounds["re"]) if "re" in bounds else scalar


def _searched(scalar: Schema, expression: str) -> Schema:
    """What of `scalar` the expression is found in."""
    search = re.compile(expression).search

    def checked(value: str) -> str:
        if search(value) is None:
            raise ValueError("the pattern is not found")
        return value

    text = cast(CoreSchema, scalar)
    return dict[str, Any](core_schema.no_info_after_validator_function(checked, text))


def _kept(kind: str, bounds: Bounds) -> Schema:
    """The members of a schema of `kind` that ask for its `bounds`."""
    words = _BOUNDS[kind]
    kept = {words[it]: bound for it, bound in bounds.items() if words.get(it)}
    if kind == "int":
        kept = {word: _ROUNDED.get(word, int)(limit) for word, limit in kept.items()}
    return kept | {"regex_engine": "rust-regex"} if "pattern" in kept else kept


def _float(schema: Schema, bounds: Bounds) -> Schema:
    """pydantic takes whatever has a method ``__float__``."""
    number: Any = {"type": "float", "strict": True, **_kept("float", bounds)}
    instance = core_schema.is_instance_schema(float)
    whole = dict[str, Any](core_schema.chain_schema([instance, number]))
    return with_one_multiple(whole, bounds["parts"]) if "parts" in bounds else whole


def _text(schema: Schema, _: Bounds) -> Schema:
    read: Callable[[Any], Any] | None = schema.get("metadata", {}).get(EXACT)
    if read is None:
        raise Inexact("a function reads")
    return dict[str, Any](core_schema.no_info_plain_validator_function(read))


def _literal(schema: Schema, _: Bounds) -> Schema:
    """Among the constants, True would be taken for 1, and 1.0, too."""
    expected: list[object] = schema["expected"]
    alike: dict[type[object], list[object]] = {}
    for value in expected:
        alike.setdefault(type(value), []).append(value)
    if alike.keys() == {str}:
        return schema
    if not alike.keys() <= _CONSTANTS:
        raise Inexact("a constant that is no scalar")
    choices: Any = {
        kind: core_schema.literal_schema(values) for kind, values in alike.items()
    }
    return dict[str, Any](core_schema.tagged_union_schema(choices, type))


def _around(schema: Schema, bounds: Bounds) -> Schema:
    return schema | {"schema": exact_schema(schema["schema"], bounds)}


def _list(schema: Schema, bounds: Bounds) -> Schema:
    items = schema.get("items_schema", core_schema.any_schema())
    asked: Bounds = bounds.get("items", {})
    lengths: dict[str, int] = _kept("list", bounds)
    if is_of_numbers(items) and asked.keys() <= _BOUNDS["float"].keys():
        listed = of_numbers(asked, lengths)
    else:
        listed = {
            "type": "list",
            "items_schema": exact_schema(items, asked),
            "strict": True,
            "fail_fast": True,
            **lengths,
        }
    if "uniqueItems" in bounds:
        return with_unique_items(listed, bounds["uniqueItems"])
    return listed


def _dict(schema: Schema, bounds: Bounds) -> Schema:
    names = exact_schema(core_schema.str_schema(), bounds.get("propertyNames", {}))
    values = schema.get("values_schema", core_schema.any_schema())
    return {
        "type": "dict",
        "keys_schema": names,
        "values_schema": exact_schema(values, bounds.get("additionalProperties", {})),
        "strict": True,
        "fail_fast": True,
        **_kept("dict", bounds),
    }


def _union(schema: Schema, bounds: Bounds) -> Schema:
    """Each option keeps the bounds of its kind."""
    choices = [
        exact_schema(it, {key: bounds[key] for key in _kept_by(it) if key in bounds})
        for it in schema["choices"]
    ]
    return schema | {"choices": choices}


def _tagged_union(schema: Schema, _: Bounds) -> Schema:
    chooses = schema.get("metadata", {}).keys() & {OF_VALID, TOLD_BY_TAG}
    if callable(schema["discriminator"]) and not chooses:
        raise Inexact("a function chooses")
    choices = {
        tag: exact_schema(choice, {}) for tag, choice in schema["choices"].items()
    }
    return schema | {"choices": choices, "from_attributes": False}


def _chain(schema: Schema, _: Bounds) -> Schema:
    return schema | {"steps": [exact_schema(step, {}) for step in schema["steps"]]}


def _model(schema: Schema, bounds: Bounds) -> Schema:
    """Of documents only: an instance may have been changed since it was checked."""
    model: type[BaseModel] = schema["cls"]
    config: Schema = schema.get("config", {})
    if any(schema.get(key) for key in _OWN_CODE):
        raise Inexact("code of a class's own")
    if any(config[key] for key in config if key.startswith("str_")):
        raise Inexact("texts are changed before anything is asked of them")
    if model.model_config.get("extra") == "forbid":
        config = config | {"extra_fields_behavior": "forbid"}
    fields = _fields(model, schema["schema"], bounds)
    whole = {key: it for key, it in schema.items() if key != "ref"}
    inner = cast(CoreSchema, whole | {"schema": fields, "config": config})
    instance = core_schema.is_instance_schema(dict)
    return dict[str, Any](core_schema.chain_schema([instance, inner]))


def _fields(model: type[BaseModel], fields: Schema, bounds: Bounds) -> Schema:
    """The `fields` of `model`, with the `bounds` of its members and of the names of others."""
    if fields["type"] != "model-fields":
        raise Inexact("code of a class's own")
    members: Mapping[str, Bounds] = bounds.get("properties", {})
    described: Schema = {}
    wires: set[str] = set()
    for name, field in fields["fields"].items():
        value: Schema = field["schema"]
        if _may_stand_for_absence(model, name):
            value = _without_none(value)
        wire = field.get("validation_alias", name)
        wires.add(wire)
        described[name] = field | {"schema": exact_schema(value, members.get(wire, {}))}
    if not wires.issuperset(members):
        raise Inexact("a bound of a member without a field")
    changed = fields | {"fields": described}
    if "extras_schema" in fields:
        changed["extras_schema"] = exact_schema(fields["extras_schema"], {})
    if "propertyNames" in bounds:
        names = exact_schema(core_schema.str_schema(), bounds["propertyNames"])
        changed["extras_keys_schema"] = names
    return changed


def _may_stand_for_absence(model: Any, name: str) -> bool:
    """Is None in the field `name` of a class its absence, or can nobody tell?"""
    default: object = model.__pydantic_fields__[name].default
    return default is MISSING or name in model._absent_if_none()


def _without_none(schema: Schema) -> Schema:
    if schema["type"] == "default":
        return schema | {"schema": _without_none(schema["schema"])}
    return schema["schema"] if schema["type"] == "nullable" else schema


#: What pydantic takes as it is.
_UNCONVERTED = frozenset({"any", "none", "definition-ref"})
_CHANGES: dict[str, Callable[[Schema, Bounds], Schema]] = {
    "str": _scalar,
    "int": _scalar,
    "bool": _scalar,
    "float": _float,
    "function-plain": _text,
    "literal": _literal,
    "nullable": _around,
    "default": _around,
    "list": _list,
    "dict": _dict,
    "union": _union,
    "tagged-union": _tagged_union,
    "chain": _chain,
    "model": _model,
}
_LIMITS = {
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
}
#: The limits of integers where those of numbers have a point.
_ROUNDED = {"ge": ceil, "le": floor, "gt": floor, "lt": ceil}
#: The bounds that a schema keeps, by its type, and its members that ask for them; without one,
#: they are asked for otherwise.
_BOUNDS: dict[str, dict[str, str]] = {
    "bool": {},
    "str": {
        "minLength": "min_length",
        "maxLength": "max_length",
        "pattern": "pattern",
        "re": "",
    },
    "int": _LIMITS | {"multipleOf": "multiple_of", "parts": ""},
    "float": _LIMITS | {"parts": ""},
    "list": {
        "minItems": "min_length",
        "maxItems": "max_length",
        "uniqueItems": "",
        "items": "",
    },
    "dict": {
        "minProperties": "min_length",
        "maxProperties": "max_length",
        "additionalProperties": "",
        "propertyNames": "",
    },
    "model": {"properties": "", "propertyNames": ""},
}
#: The types of the constants that pydantic compares as JSON does, if they are of one type.
_CONSTANTS: frozenset[type[object]] = frozenset({str, int, bool, type(None)})
#: The members of a schema that ask for nothing.
_OF_ANY = frozenset({"type", "ref", "metadata", "strict"})
#: The members of a class's schema that name code of its own.
_OWN_CODE = ("custom_init", "root_model", "post_init")
