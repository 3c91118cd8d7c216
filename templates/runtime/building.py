"""pydantic's validators of the models: each made when its class is first used.

Every class has one piece of core schema, in which the other classes of the package are references.
The validator of a class consists of the pieces of all classes that it reaches, each of which is
made once, whoever reaches it and whatever circles they are in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, core_schema

__all__ = [
    "harvesting",
    "mentions_tuples",
    "schema_of",
    "serializer_of",
    "validator_of",
]

Model: TypeAlias = type[BaseModel]


@dataclass(slots=True)
class Harvest:
    """The making of the piece of `model`: its `schema`, and the classes that it `uses`."""

    model: Model
    schema: CoreSchema | None = None
    begun: bool = False
    #: The unions of classes that a member tells apart.
    unions: list[dict[str, Any]] = field(default_factory=list["dict[str, Any]"])
    uses: dict[Model, None] = field(default_factory=dict["Model", None])

    def take(self, schema: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Keep pydantic's `schema` of the class; what pydantic gets instead is of no use."""
        piece = dict(handler.resolve_ref_schema(schema))
        own = piece.get("ref")
        piece["ref"] = reference_to(self.model)
        _resolve(piece, handler, {own: self.refer(self.model)}, self.unions)
        self.schema = cast(CoreSchema, piece)
        return core_schema.any_schema()

    def refer(self, model: Model) -> CoreSchema:
        """What stands for another class in the piece."""
        self.uses[model] = None
        return core_schema.definition_reference_schema(reference_to(model))

    def tell_apart(self, schemas: Mapping[str, CoreSchema | None]) -> None:
        """Choose by the member that tells the classes of a union apart; `schemas` are their
        pieces. pydantic would do it if it knew them when the piece is made."""
        while self.unions:
            union = self.unions.pop()
            name: str = union["metadata"].pop(_DISCRIMINATOR)
            choices: dict[Any, CoreSchema] = {}
            wires: set[str] = set()
            for choice in union["choices"]:
                member = _member(schemas.get(choice.get("schema_ref")), name)
                choices.update(dict.fromkeys(member[1], choice))
                wires.add(member[0])
            if len(wires) == 1 and choices:
                metadata = union["metadata"]
                paths: list[list[str | int]] = [[wires.pop()], [name]]
                union.clear()
                union.update(core_schema.tagged_union_schema(choices, paths))
                union["metadata"] = metadata


#: The piece that is being made.
harvesting: ContextVar[Harvest | None] = ContextVar("harvesting", default=None)
_lock = RLock()
_pieces: dict[Model, Harvest] = {}
_validators: dict[Model, SchemaValidator] = {}

_PREFIX = "piece:"
#: Of so few pieces, those that use no others are not referred to.
_FEW = 20
#: Where pydantic keeps the name of a discriminator while it does not know the classes.
_DISCRIMINATOR = "pydantic_internal_union_discriminator"


def reference_to(model: Model) -> str:
    """The name of the piece of `model` in those of others."""
    return f"{_PREFIX}{model.__module__}.{model.__qualname__}:{id(model)}"


def validator_of(model: Model) -> SchemaValidator:
    """The validator of `model` without its check."""
    validator = _validators.get(model)
    if validator is None:
        with _lock:
            validator = _validators[model] = SchemaValidator(schema_of(model))
    return validator


def serializer_of(model: Model) -> SchemaSerializer:
    """The serializer of `model`."""
    return SchemaSerializer(schema_of(model))


def schema_of(model: Model) -> CoreSchema:
    """The core schema of `model` and of all classes that it reaches."""
    pieces = {model: _piece(model)}
    pending = [model]
    while pending:
        for used in pieces[pending.pop()].uses:
            if used not in pieces:
                pieces[used] = _piece(used)
                pending.append(used)
    schemas = {reference_to(each): piece.schema for each, piece in pieces.items()}
    for piece in pieces.values():
        piece.tell_apart(schemas)
    leaves: dict[str, Any] = {}
    if len(pieces) <= _FEW:
        # Written where they are used, they are read faster.
        for used, piece in pieces.items():
            if not piece.uses and used is not model:
                reference = reference_to(used)
                leaves[reference] = dict(cast("dict[str, Any]", schemas.pop(reference)))
                del leaves[reference]["ref"]
    definitions = [_with(leaves, schema) for schema in schemas.values() if schema]
    whole = core_schema.definition_reference_schema(reference_to(model))
    return core_schema.definitions_schema(whole, definitions)


def _with(leaves: Mapping[str, Any], part: Any) -> Any:
    """`part` with `leaves` in the place of the references to them."""
    if isinstance(part, dict):
        schema = cast("dict[str, Any]", part)
        if schema.get("type") == "definition-ref" and schema["schema_ref"] in leaves:
            return leaves[schema["schema_ref"]]
        data = _data(schema)
        return {
            key: below if key in data else _with(leaves, below)
            for key, below in schema.items()
        }
    if isinstance(part, (list, tuple)):
        items: list[Any] = [*part]
        written = [_with(leaves, item) for item in items]
        return written if isinstance(part, list) else tuple(written)
    return part


def _piece(model: Model) -> Harvest:
    if model not in _pieces:
        with _lock:
            harvest = Harvest(model)
            token = harvesting.set(harvest)
            try:
                # Of a list, for one of the class itself would be deferred as the class is.
                TypeAdapter(list[model])  # type: ignore[valid-type]
            finally:
                harvesting.reset(token)
            _pieces[model] = harvest
    return _pieces[model]


def mentions_tuples(schema: CoreSchema) -> bool:
    """Is a tuple anywhere in `schema`?"""
    pending: list[Any] = [schema]
    while pending:
        part = pending.pop()
        if (
            isinstance(part, dict)
            and cast("dict[str, Any]", part).get("type") == "tuple"
        ):
            return True
        pending += [below for _, below in _below(part)]
    return False


def _member(schema: Any, name: str) -> tuple[str, list[Any]]:
    """The name in documents of the field `name` of a class, and the constants that it may be."""
    while schema and "fields" not in schema:
        schema = schema.get("schema")
    field: Any = schema["fields"].get(name, {}) if schema else {}
    return field.get("validation_alias", name), field.get("schema", {}).get(
        "expected", []
    )


def _resolve(
    piece: dict[str, Any],
    handler: GetCoreSchemaHandler,
    known: dict[Any, CoreSchema],
    unions: list[dict[str, Any]],
) -> bool:
    """Write out what pydantic has put under names of its own, or what is `known` for them, and
    find the `unions` that a member tells apart. Tells whether something known was there.
    """
    recursive = False
    pending: list[Any] = [piece]
    while pending:
        part = pending.pop()
        for key, below in [*_below(part)]:
            if not isinstance(below, dict):
                pending.append(below)
                continue
            schema = cast("dict[str, Any]", below)
            name = schema.get("schema_ref")
            if schema.get("type") == "definition-ref" and not str(name).startswith(
                _PREFIX
            ):
                recursive = recursive or name in known
                schema = dict(
                    known.get(name)
                    or handler.resolve_ref_schema(cast(CoreSchema, schema))
                )
                schema.pop("ref", None)
                part[key] = schema
            if _DISCRIMINATOR in cast("dict[str, Any]", schema.get("metadata", {})):
                unions.append(schema)
            pending.append(schema)
    return recursive


def _below(part: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a core schema that are schemas, or hold some."""
    items: Iterable[tuple[Any, Any]] = enumerate(cast("list[Any]", part))
    data: frozenset[str] = frozenset()
    if isinstance(part, dict):
        schema = cast("dict[str, Any]", part)
        items, data = schema.items(), _data(schema)
    for key, below in items:
        if isinstance(below, (dict, list, tuple)) and key not in data:
            yield key, below


def _data(schema: dict[str, Any]) -> frozenset[str]:
    """The members of a schema that hold none. What has no type maps names of the documents,
    such as those of fields and of tags, to schemas.
    """
    return _DATA if isinstance(schema.get("type"), str) else frozenset()


#: What is in a core schema and no schema.
_DATA = frozenset({"default", "expected", "members", "metadata", "config"})
