"""pydantic's validators of the models: each made when its class is first used.

Every class, and every alias of a type that holds itself, has one piece of core schema, in which the
other classes and such aliases of the package are references. The validator of a class, or of any
alias, consists of the pieces of all that it reaches, each of which is made once, whoever reaches it
and whatever circles they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import RLock
from types import GenericAlias
from typing import Any, Protocol, TypeAlias, cast, get_args

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, SchemaSerializer, SchemaValidator, core_schema

from .core_schemas import (
    Schema,
    assembled,
    is_reference,
    parts_of,
    references_in,
    rewritten,
)
from .resolved_fields import resolved
from .shared_types import described_once
from .unions_by_tag import constants_of, told_by_tag

__all__ = [
    "DISCRIMINATOR",
    "OF_VALID",
    "Subject",
    "choosing_by_names",
    "harvesting",
    "pieces_of",
    "reaches_tuples",
    "reference_to",
    "schema_of",
    "serializer_of",
    "validator_of",
    "validator_of_valid",
]


class NamedType(Protocol):
    """The alias of a type, as its mark knows it."""

    __name__: str

    @property
    def annotation(self) -> Any:
        """The whole type."""
        ...


#: What is made of a schema, given what has the piece that another one refers to.
Change: TypeAlias = Callable[[Schema, Callable[[Schema], Schema]], Schema]
#: What is built: a class or an alias.
Subject: TypeAlias = "type[BaseModel] | NamedType"


@dataclass(slots=True)
class Harvest:
    """The making of the piece of `subject`: its `schema`, and the pieces that it `uses`."""

    subject: Subject
    schema: CoreSchema | None = None
    begun: bool = False
    #: Is there a union of classes whose checks tell what a document is?
    chooses: bool = False
    #: The unions of classes that a member tells apart.
    unions: list[dict[str, Any]] = field(default_factory=list["dict[str, Any]"])
    has_tuples: bool = False
    uses: dict[Subject, None] = field(default_factory=dict["Subject", None])

    def take(self, schema: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Keep pydantic's `schema` of the class; what pydantic gets instead is of no use."""
        own: str | None = None
        if not _is_piece(schema):
            schema = handler.resolve_ref_schema(schema)
            own = cast("dict[str, Any]", schema).get("ref")
        piece: dict[str, Any] = dict(schema)
        if _is_piece(schema):  # An alias of one other: what refers has no name itself.
            piece.pop("ref", None)
            piece = dict(core_schema.chain_schema([cast(CoreSchema, piece)]))
        piece["ref"] = reference_to(self.subject)

        def meant(reference: CoreSchema) -> CoreSchema:
            if cast("dict[str, Any]", reference)["schema_ref"] != own:
                try:
                    return handler.resolve_ref_schema(reference)
                except LookupError:
                    pass  # The alias that this is, which pydantic has not finished.
            return self.refer(self.subject)

        self._resolve(piece, meant)
        self.schema = cast(CoreSchema, piece)
        return core_schema.any_schema()

    def _resolve(self, piece: Any, meant: Callable[[CoreSchema], CoreSchema]) -> None:
        """Write out what pydantic has put under names of its own, which is what is `meant` by
        them, and see what the piece holds."""
        pending: list[Any] = [piece]
        while pending:
            part = pending.pop()
            for key, below in parts_of(part):
                while is_reference(below) and not _is_piece(below):
                    below = dict[str, Any](meant(cast(CoreSchema, below)))
                    below.pop("ref", None)
                    part[key] = below
                pending.append(below)
            if isinstance(part, dict):
                schema = cast("dict[str, Any]", part)
                self.has_tuples |= schema.get("type") == "tuple"
                metadata = schema.get("metadata", {})
                if schema.get("type") == "union" and OF_VALID not in metadata:
                    _put_floats_first(schema["choices"])
                self.chooses |= OF_VALID in metadata
                if DISCRIMINATOR in metadata:
                    self.unions.append(schema)

    def describing(self, model: type[BaseModel]) -> AbstractContextManager[None]:
        """What is known of the types of the fields of `model` is not asked of pydantic again."""
        fields = model.__pydantic_fields__.values()
        return described_once(fields, self.uses, _used_in)

    def refer(self, subject: Subject) -> CoreSchema:
        """What stands for another one in the piece."""
        self.uses[subject] = None
        name = reference_to(subject)
        _subjects[name] = subject
        return core_schema.definition_reference_schema(name)

    def tell_apart(self, schemas: Mapping[str, CoreSchema | None]) -> None:
        """Choose by the member that tells the classes of a union apart; `schemas` are their
        pieces, which nobody knows when this one is made."""
        while self.unions:
            union = self.unions.pop()
            name: str = union["metadata"].pop(DISCRIMINATOR)
            choices: list[tuple[object, Any]] = []
            wires: set[str] = set()
            for choice in _alternatives(union, schemas):
                wire, constants = _member(
                    schemas.get(choice.get("schema_ref", "")), name
                )
                choices += [(constant, choice) for constant in constants]
                wires.add(wire)
            if len(wires) == 1 and choices:
                told = told_by_tag(wires.pop(), name, choices)
                metadata = union["metadata"] | told.get("metadata", {})
                kept = {key: union[key] for key in ("ref",) if key in union}
                union.clear()
                union.update(told, **kept, metadata=metadata)


#: The piece that is being made.
harvesting: ContextVar[Harvest | None] = ContextVar("harvesting", default=None)
_lock = RLock()
_pieces: dict[Subject, Harvest] = {}
#: What references in pieces mean.
_subjects: dict[str, Subject] = {}
_validators: dict[Subject, SchemaValidator] = {}
_serializers: dict[Subject, SchemaSerializer] = {}

_PREFIX = "piece:"
#: What takes no objects, and is seen not to at once.
_SCALARS = frozenset({"str", "bool", "int", "float", "none"})
#: Where a union has the name of the field that tells its classes apart, until these are known.
DISCRIMINATOR = "discriminated_by"
#: Where a union has the `Change` that makes of it the one for what is valid.
OF_VALID = "schemawright_of_valid"


def reference_to(subject: Subject) -> str:
    """The name of the piece of `subject` in those of others."""
    # pydantic calls it in descriptions by what is between the last point and colon.
    return f"{_PREFIX}.{subject.__name__}:{id(subject)}"


def validator_of(subject: Subject) -> SchemaValidator:
    """The validator of `subject` without its check."""
    validator = _validators.get(subject)
    if validator is None:
        with _lock:
            validator = _validators[subject] = SchemaValidator(schema_of(subject))
    return validator


def validator_of_valid(subject: Subject) -> SchemaValidator:
    """`validator_of`, for documents that the check of `subject` has accepted as they are: of the
    classes of a union, one that nothing else is left beside is taken without being asked.
    """
    pieces = _reached(subject)
    if not any(piece.chooses for piece in pieces.values()):
        return validator_of(subject)
    return SchemaValidator(schema_of(subject, choosing_by_names(subject)))


def choosing_by_names(
    subject: Subject,
) -> Callable[[Subject, CoreSchema], CoreSchema]:
    """What changes the unions of classes in the pieces of `subject`, so that one that nothing else
    is left beside is taken without being asked: it must have been, or be asked then.
    """
    pieces = _reached(subject)
    if not any(piece.chooses for piece in pieces.values()):
        return lambda _, piece: piece
    schemas = {
        reference_to(used): cast(Schema, piece.schema) for used, piece in pieces.items()
    }

    def resolved(choice: Schema) -> Schema:
        name: str = choice.get("schema_ref", "")
        return schemas.get(name, choice)

    def choose(schema: Schema) -> Schema:
        change: Change | None = None
        if schema.get("type") in ("tagged-union", "union"):
            change = schema.get("metadata", {}).get(OF_VALID)
        if change is not None:
            return change(schema, resolved)
        return _scalars_first(schema) if schema.get("type") == "union" else schema

    def chosen(used: Subject, piece: CoreSchema) -> CoreSchema:
        return rewritten(piece, choose) if pieces[used].chooses else piece

    return chosen


def _scalars_first(union: Schema) -> Schema:
    """A function that chooses among classes is not asked about scalars that stand behind them."""
    choices: list[Schema] = []
    choosing: list[Schema] = []
    for choice in union["choices"]:
        if OF_VALID in choice.get("metadata", {}):
            choosing.append(choice)
            continue
        if choice["type"] not in _SCALARS:
            choices += choosing
            choosing = []
        choices.append(choice)
    return union | {"choices": choices + choosing}


def serializer_of(subject: Subject) -> SchemaSerializer:
    """The serializer of `subject`."""
    serializer = _serializers.get(subject)
    if serializer is None:
        with _lock:
            serializer = _serializers[subject] = SchemaSerializer(schema_of(subject))
    return serializer


def schema_of(
    subject: Subject,
    change: Callable[[Subject, CoreSchema], CoreSchema] | None = None,
) -> CoreSchema:
    """The core schema of `subject` and of all pieces that it reaches, with `change` made to each
    of them."""
    schemas = pieces_of(subject)
    if change is not None:
        schemas = {used: change(used, piece) for used, piece in schemas.items()}
    named = {reference_to(used): piece for used, piece in schemas.items()}
    return assembled(reference_to(subject), named)


def pieces_of(subject: Subject) -> dict[Subject, CoreSchema]:
    """The pieces of `subject` and of all that it uses, directly or by others."""
    pieces = _reached(subject)
    schemas = {reference_to(used): piece.schema for used, piece in pieces.items()}
    for piece in pieces.values():
        piece.tell_apart(schemas)
    return {used: piece.schema for used, piece in pieces.items() if piece.schema}


def _reached(subject: Subject) -> dict[Subject, Harvest]:
    """The piece of `subject` and all that it uses, directly or by others."""
    pieces = {subject: _piece(subject)}
    pending = [subject]
    while pending:
        for used in pieces[pending.pop()].uses:
            if used not in pieces:
                pieces[used] = _piece(used)
                pending.append(used)
    return pieces


def reaches_tuples(subject: Subject) -> bool:
    """Is something typed as a tuple in `subject`, or in what it reaches?"""
    return any(piece.has_tuples for piece in _reached(subject).values())


def _piece(subject: Subject) -> Harvest:
    if subject not in _pieces:
        if isinstance(subject, type):
            resolved(subject)
        # Of a list, for one of the class itself would be deferred as the class is.
        listed: Any = GenericAlias(list, getattr(subject, "annotation", subject))
        with _lock:
            harvest = Harvest(subject)
            token = harvesting.set(harvest)
            try:
                TypeAdapter(listed)
            finally:
                harvesting.reset(token)
            _pieces[subject] = harvest
    return _pieces[subject]


def _put_floats_first(choices: list[Any]) -> None:
    """pydantic would read 2.0 as the constant 2, which it equals, if that is asked before numbers
    are; and no enumeration of integers of draft 4 has it."""
    if any(map(_takes_floats, choices)):
        choices.sort(key=_has_integers)


def _takes_floats(choice: Any) -> bool:
    kind = choice.get("type")
    return kind == "float" or (
        kind == "union" and any(map(_takes_floats, choice["choices"]))
    )


def _has_integers(choice: Any) -> bool:
    """Is it one of some constants, among which are integers?"""
    expected: list[object] = choice.get("expected", [])
    if _is_piece(choice):
        annotation = getattr(_subjects[choice["schema_ref"]], "annotation", None)
        expected = [*get_args(next(iter(get_args(annotation)), None))]
    return any(type(constant) is int for constant in expected)


def _is_piece(schema: Any) -> bool:
    """Does `schema` refer to a piece?"""
    return str(schema.get("schema_ref", "")).startswith(_PREFIX)


def _used_in(schema: CoreSchema) -> dict[Subject, None] | None:
    """What `schema` refers to, if it refers to pieces only."""
    names = [*references_in(schema)]
    if not all(name in _subjects for name in names):
        return None
    return dict.fromkeys(_subjects[name] for name in names)


def _alternatives(
    union: Any, schemas: Mapping[str, CoreSchema | None]
) -> Iterator[dict[str, Any]]:
    """The alternatives of a union, those of a named one that is among them included."""
    choices: dict[Any, Any] | list[Any] = union["choices"]
    for choice in choices.values() if isinstance(choices, dict) else choices:
        inner: Any = schemas.get(choice.get("schema_ref", "")) or choice
        if inner["type"] in ("union", "tagged-union"):
            yield from _alternatives(inner, schemas)
        else:
            yield choice


def _member(schema: Any, name: str) -> tuple[str, list[object]]:
    """The name in documents of the field `name` of a class, and the constants that it may be."""
    while schema and "fields" not in schema:
        schema = schema.get("schema")
    field: Any = schema["fields"].get(name, {}) if schema else {}
    constants = constants_of(field["schema"]) if field else []
    return field.get("validation_alias", name), constants
