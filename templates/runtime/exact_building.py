"""Validators that check and build at once, of those classes and aliases of which the types say all
that their schemas do.

They take what is of a type already and convert nothing, so whatever they take is a valid document.
What they refuse may be valid, too (``1.0`` where an integer is, an instance in place of an object):
that is for the check to say.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias, cast

from pydantic import BaseModel
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from .building import Subject, schema_of
from .missing import MISSING

__all__ = ["EXACT", "exact_validator_of"]

#: Where the metadata of a schema that converts texts have the function that takes valid ones only.
EXACT = "schemawright_exact"

_EXACT_TYPES = __name__.rpartition("._runtime")[0] + "._exact_types"

#: A core schema, whose members depend on its type.
Schema: TypeAlias = dict[str, Any]


class _Inexact(Exception):
    """pydantic converts what a schema is about, or code in Python decides about it."""


def exact_validator_of(subject: Subject) -> SchemaValidator | None:
    """The validator of `subject` that takes nothing but valid documents; None if its types do not
    say all of its schema, or not in words of pydantic's that can be asked for no less.
    """
    if subject.__name__ not in import_module(_EXACT_TYPES).EXACT_TYPES:
        return None
    try:
        schema = schema_of(subject, _exact)
    except _Inexact:
        return None
    return SchemaValidator(schema)


def _exact(schema: Any) -> CoreSchema:
    """`schema`, converting nothing."""
    kind: str = schema["type"]
    if kind in _UNCONVERTED:
        return cast(CoreSchema, schema)
    if kind not in _CHANGES:
        raise _Inexact(kind)
    changed: Schema = _CHANGES[kind](schema)
    if "ref" in schema:
        changed = changed | {"ref": schema["ref"]}
    return cast(CoreSchema, changed)


def _strict(schema: Schema) -> Schema:
    if not schema.keys() <= _OF_ANY:
        raise _Inexact("a rule for " + schema["type"])
    return {"type": schema["type"], "strict": True}


def _float(schema: Schema) -> Schema:
    """pydantic takes whatever has a method ``__float__``."""
    number = core_schema.float_schema(strict=True)
    instance = core_schema.is_instance_schema(float)
    return dict[str, Any](core_schema.chain_schema([instance, number]))


def _text(schema: Schema) -> Schema:
    read: Callable[[Any], Any] | None = schema.get("metadata", {}).get(EXACT)
    if read is None:
        raise _Inexact("a function reads")
    return dict[str, Any](core_schema.no_info_plain_validator_function(read))


def _literal(schema: Schema) -> Schema:
    """Among the constants, True would be taken for 1."""
    if not all(type(value) is str for value in schema["expected"]):
        raise _Inexact("a constant that is no text")
    return schema


def _around(schema: Schema) -> Schema:
    return schema | {"schema": _exact(schema["schema"])}


def _list(schema: Schema) -> Schema:
    items = _exact(schema.get("items_schema", core_schema.any_schema()))
    return {
        "type": "list",
        "items_schema": items,
        "strict": True,
        "fail_fast": True,
    }


def _dict(schema: Schema) -> Schema:
    names = core_schema.str_schema(strict=True)
    values = _exact(schema.get("values_schema", core_schema.any_schema()))
    return {
        "type": "dict",
        "keys_schema": names,
        "values_schema": values,
        "strict": True,
        "fail_fast": True,
    }


def _union(schema: Schema) -> Schema:
    return schema | {"choices": [*map(_exact, schema["choices"])]}


def _tagged_union(schema: Schema) -> Schema:
    if callable(schema["discriminator"]):
        raise _Inexact("a function chooses")
    choices = {tag: _exact(choice) for tag, choice in schema["choices"].items()}
    return schema | {"choices": choices, "from_attributes": False}


def _chain(schema: Schema) -> Schema:
    return schema | {"steps": [*map(_exact, schema["steps"])]}


def _model(schema: Schema) -> Schema:
    """Of documents only: an instance may have been changed since it was checked."""
    model: type[BaseModel] = schema["cls"]
    fields: Schema = schema["schema"]
    if fields["type"] != "model-fields" or any(schema.get(key) for key in _OWN_CODE):
        raise _Inexact("code of a class's own")
    described: Schema = {}
    for name, field in fields["fields"].items():
        value: Schema = field["schema"]
        if _may_stand_for_absence(model, name):
            value = _without_none(value)
        described[name] = field | {"schema": _exact(value)}
    fields = fields | {"fields": described}
    if "extras_schema" in fields:
        fields["extras_schema"] = _exact(fields["extras_schema"])
    config = schema.get("config", {})
    if model.model_config.get("extra") == "forbid":
        config = config | {"extra_fields_behavior": "forbid"}
    whole = {key: it for key, it in schema.items() if key != "ref"}
    inner = cast(CoreSchema, whole | {"schema": fields, "config": config})
    instance = core_schema.is_instance_schema(dict)
    return dict[str, Any](core_schema.chain_schema([instance, inner]))


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
_CHANGES: dict[str, Callable[[Schema], Schema]] = {
    "str": _strict,
    "int": _strict,
    "bool": _strict,
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
#: The members of a schema that ask for nothing.
_OF_ANY = frozenset({"type", "ref", "metadata", "strict"})
#: The members of a class's schema that name code of its own.
_OWN_CODE = ("custom_init", "root_model", "post_init")
