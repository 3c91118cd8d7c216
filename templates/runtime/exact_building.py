"""Validators that check and build at once, of those classes and aliases of which the types, within
some bounds, say all that their schemas do.

They take what is of a type already and convert nothing, so whatever they take is a valid document.
What they refuse may be valid, too (``1.0`` where an integer is, an instance in place of an object):
that is for the check to say. Of a class of which the types do not say all, the check is asked about
each document in the larger one, and it is built as what has been checked.

The bounds are lengths, limits and patterns, by the keywords that ask for them. Of a union, each
option keeps those of its kind; a bound that nothing would keep is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from math import ceil, floor
from typing import Any, TypeAlias, cast

from pydantic import BaseModel
from pydantic_core import CoreSchema, SchemaError, SchemaValidator, core_schema

from .building import (
    OF_VALID,
    Subject,
    assembled,
    choosing_by_names,
    pieces_of,
    reference_to,
    references_in,
    rewritten,
)
from .decimal_parts import told_at_once, with_multiples, with_one_multiple
from .missing import MISSING
from .unions_by_tag import TOLD_BY_TAG

__all__ = ["EXACT", "exact_validator_of"]

#: Where the metadata of a schema that converts texts have the function that takes valid ones only.
EXACT = "schemawright_exact"

_EXACT_TYPES = __name__.rpartition("._runtime")[0] + "._exact_types"

#: Before the name of a piece: that of the one for what has been checked.
_VALID = "valid:"
#: A core schema, whose members depend on its type.
Schema: TypeAlias = dict[str, Any]
#: What is asked of a value beside its type.
Bounds: TypeAlias = dict[str, Any]


class _Inexact(Exception):
    """pydantic converts what a schema is about, or code in Python decides about it."""


def exact_validator_of(subject: Subject) -> SchemaValidator | None:
    """The validator of `subject` that takes nothing but valid documents; None if its types do not
    say all of its schema, or not in words of pydantic's that can be asked for no less.
    """
    told = import_module(_EXACT_TYPES)
    if subject.__name__ not in told.EXACT_TYPES:
        return None

    # What is chosen is asked when it is built.
    choose = choosing_by_names(subject)
    pieces = {
        reference_to(part): (part, choose(part, piece))
        for part, piece in pieces_of(subject).items()
    }

    def made(name: str) -> CoreSchema:
        part, piece = pieces[name.removeprefix(_VALID)]
        if name.startswith(_VALID):
            return cast(CoreSchema, rewritten(piece, _of_valid))
        if isinstance(part, type) and part.__name__ not in told.EXACT_TYPES:
            return _checked(name, part)
        return _exact(piece, told.BOUNDS.get(part.__name__, {}))

    whole = reference_to(subject)
    schemas: dict[str, CoreSchema] = {}
    pending = [whole]
    try:
        while pending:
            name = pending.pop()
            if name not in schemas:
                schemas[name] = made(name)
                pending += references_in(schemas[name])
        return SchemaValidator(assembled(whole, schemas))
    except (_Inexact, SchemaError):  # An older `regex` may find a pattern too large.
        return None


def _checked(name: str, model: Any) -> CoreSchema:
    """Documents of `model` that its check accepts, with nothing in them checked again."""
    decide: Callable[[object], bool] = model.__check__.decide

    def checked(value: object) -> object:
        if not decide(value):
            raise ValueError("the check refuses it")
        return value

    valid = core_schema.definition_reference_schema(_VALID + name)
    return core_schema.chain_schema(
        [
            core_schema.is_instance_schema(dict),
            core_schema.no_info_before_validator_function(checked, valid),
        ],
        ref=name,
    )


def _of_valid(schema: Schema) -> Schema:
    """Of a piece, what is called as the one for what has been checked."""
    if not isinstance(schema.get("type"), str):
        return schema  # The members of it are named in documents.
    return schema | {key: _VALID + schema[key] for key in schema.keys() & _NAMES}


def _exact(schema: Any, bounds: Bounds) -> CoreSchema:
    """`schema`, converting nothing, of what keeps to `bounds`."""
    kind: str = schema["type"]
    if not _kept_by(schema).issuperset(bounds):
        raise _Inexact("a bound that nothing keeps to")
    if kind in _UNCONVERTED:
        return cast(CoreSchema, schema)
    if kind not in _CHANGES:
        raise _Inexact(kind)
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
        raise _Inexact("a rule for " + schema["type"])
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
        raise _Inexact("a function reads")
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
        raise _Inexact("a constant that is no scalar")
    choices: Any = {
        kind: core_schema.literal_schema(values) for kind, values in alike.items()
    }
    return dict[str, Any](core_schema.tagged_union_schema(choices, type))


def _around(schema: Schema, bounds: Bounds) -> Schema:
    return schema | {"schema": _exact(schema["schema"], bounds)}


def _list(schema: Schema, bounds: Bounds) -> Schema:
    every = schema.get("items_schema", core_schema.any_schema())
    items, asked, parts = told_at_once(every, bounds.get("items", {}))
    listed: Any = {
        "type": "list",
        "items_schema": _exact(items, asked),
        "strict": True,
        "fail_fast": True,
        **_kept("list", bounds),
    }
    listed = with_multiples(listed, parts) if parts else listed
    if "uniqueItems" not in bounds:
        return cast(Schema, listed)
    unique: Callable[[list[Any]], bool] = bounds["uniqueItems"]

    def checked(value: Any) -> Any:
        # To pyright, what is in a list of which nothing is said is unknown.
        items = value
        if isinstance(value, list) and len(items) > 1:
            is_seen = len(items) == 2 and _differ_in_text(*items)
            if not is_seen and not unique(items):
                raise ValueError("two items are equal")
        return items

    return dict[str, Any](
        core_schema.no_info_before_validator_function(checked, listed)
    )


def _differ_in_text(
    first: dict[str, Any] | str | None, second: dict[str, Any] | str | None
) -> bool:
    """Are they texts that differ, or objects with a member that is another text in each? They may
    be anything else."""
    if type(first) is dict and type(second) is dict:
        for name, value in first.items():
            if type(value) is str:
                other = second.get(name)
                if type(other) is str and other != value:
                    return True
        return False
    return type(first) is str and type(second) is str and first != second


def _dict(schema: Schema, bounds: Bounds) -> Schema:
    names = _exact(core_schema.str_schema(), bounds.get("propertyNames", {}))
    values = schema.get("values_schema", core_schema.any_schema())
    return {
        "type": "dict",
        "keys_schema": names,
        "values_schema": _exact(values, bounds.get("additionalProperties", {})),
        "strict": True,
        "fail_fast": True,
        **_kept("dict", bounds),
    }


def _union(schema: Schema, bounds: Bounds) -> Schema:
    """Each option keeps the bounds of its kind."""
    choices = [
        _exact(it, {key: bounds[key] for key in _kept_by(it) if key in bounds})
        for it in schema["choices"]
    ]
    return schema | {"choices": choices}


def _tagged_union(schema: Schema, _: Bounds) -> Schema:
    chooses = schema.get("metadata", {}).keys() & {OF_VALID, TOLD_BY_TAG}
    if callable(schema["discriminator"]) and not chooses:
        raise _Inexact("a function chooses")
    choices = {tag: _exact(choice, {}) for tag, choice in schema["choices"].items()}
    return schema | {"choices": choices, "from_attributes": False}


def _chain(schema: Schema, _: Bounds) -> Schema:
    return schema | {"steps": [_exact(step, {}) for step in schema["steps"]]}


def _model(schema: Schema, bounds: Bounds) -> Schema:
    """Of documents only: an instance may have been changed since it was checked."""
    model: type[BaseModel] = schema["cls"]
    config: Schema = schema.get("config", {})
    if any(schema.get(key) for key in _OWN_CODE):
        raise _Inexact("code of a class's own")
    if any(config[key] for key in config if key.startswith("str_")):
        raise _Inexact("texts are changed before anything is asked of them")
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
        raise _Inexact("code of a class's own")
    members: Mapping[str, Bounds] = bounds.get("properties", {})
    described: Schema = {}
    wires: set[str] = set()
    for name, field in fields["fields"].items():
        value: Schema = field["schema"]
        if _may_stand_for_absence(model, name):
            value = _without_none(value)
        wire = field.get("validation_alias", name)
        wires.add(wire)
        described[name] = field | {"schema": _exact(value, members.get(wire, {}))}
    if not wires.issuperset(members):
        raise _Inexact("a bound of a member without a field")
    changed = fields | {"fields": described}
    if "extras_schema" in fields:
        changed["extras_schema"] = _exact(fields["extras_schema"], {})
    if "propertyNames" in bounds:
        names = _exact(core_schema.str_schema(), bounds["propertyNames"])
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
#: The members of a schema that name a piece.
_NAMES = frozenset({"ref", "schema_ref"})
#: The members of a schema that ask for nothing.
_OF_ANY = frozenset({"type", "ref", "metadata", "strict"})
#: The members of a class's schema that name code of its own.
_OWN_CODE = ("custom_init", "root_model", "post_init")
