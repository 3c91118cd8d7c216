"""pydantic's validators of the models: each made when its class is first used.

Every class has one piece of core schema, in which the other classes of the package are references.
The validator of a class consists of the pieces of all classes that it reaches, each of which is
made once, whoever reaches it and whatever circles they are in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, core_schema

__all__ = ["harvesting", "serializer_of", "validator_of", "whole"]

Model: TypeAlias = type[BaseModel]


@dataclass(slots=True)
class Harvest:
    """The making of the piece of `model`: its `schema`, and the classes that it `uses`."""

    model: Model
    schema: CoreSchema | None = None
    begun: bool = False
    uses: dict[Model, None] = field(default_factory=dict["Model", None])

    def take(self, schema: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Keep pydantic's `schema` of the class; what pydantic gets instead is of no use."""
        piece = dict(handler.resolve_ref_schema(schema))
        own = piece.get("ref")
        piece["ref"] = reference_to(self.model)
        _resolve(piece, handler, {own: self.refer(self.model)})
        self.schema = cast(CoreSchema, piece)
        return core_schema.any_schema()

    def refer(self, model: Model) -> CoreSchema:
        """What stands for another class in the piece."""
        self.uses[model] = None
        return core_schema.definition_reference_schema(reference_to(model))


#: The piece that is being made.
harvesting: ContextVar[Harvest | None] = ContextVar("harvesting", default=None)
_lock = RLock()
_pieces: dict[Model, Harvest] = {}
_validators: dict[Model, SchemaValidator] = {}

_PREFIX = "piece:"


def reference_to(model: Model) -> str:
    """The name of the piece of `model` in those of others."""
    return f"{_PREFIX}{model.__module__}.{model.__qualname__}:{id(model)}"


def validator_of(model: Model) -> SchemaValidator:
    """The validator of `model` without its check."""
    validator = _validators.get(model)
    if validator is None:
        with _lock:
            validator = _validators[model] = SchemaValidator(whole(model))
    return validator


def serializer_of(model: Model) -> SchemaSerializer:
    """The serializer of `model`."""
    return SchemaSerializer(whole(model))


def whole(model: Model) -> CoreSchema:
    """The core schema of `model` and of all classes that it reaches."""
    pieces = {model: _piece(model)}
    pending = [model]
    while pending:
        for used in pieces[pending.pop()].uses:
            if used not in pieces:
                pieces[used] = _piece(used)
                pending.append(used)
    definitions = [piece.schema for piece in pieces.values() if piece.schema]
    reference = core_schema.definition_reference_schema(reference_to(model))
    return core_schema.definitions_schema(reference, definitions)


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


def _resolve(
    piece: dict[str, Any], handler: GetCoreSchemaHandler, known: dict[Any, CoreSchema]
) -> None:
    """Write out what pydantic has put under names of its own, or what is `known` for them."""
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
                schema = dict(
                    known.get(name)
                    or handler.resolve_ref_schema(cast(CoreSchema, schema))
                )
                schema.pop("ref", None)
                part[key] = schema
            pending.append(schema)


def _below(part: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a core schema that are schemas, or hold some."""
    items = part.items() if isinstance(part, dict) else enumerate(part)
    for key, below in items:
        if isinstance(below, (dict, list, tuple)) and key not in _DATA:
            yield key, below


#: What is in a core schema and no schema.
_DATA = ("default", "expected", "members", "metadata", "config")
