"""Validators that check and build at once, of those classes and aliases of which the types, within
some bounds, say all that their schemas do.

They take what is of a type already and convert nothing, so whatever they take is a valid document.
What they refuse may be valid, too (``1.0`` where an integer is, an instance in place of an object):
that is for the check to say. Of a class of which the types do not say all, the check is asked about
each document in the larger one, and it is built as what has been checked.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

from pydantic_core import CoreSchema, SchemaError, SchemaValidator, core_schema

from .building import Subject, choosing_by_names, pieces_of, reference_to
from .core_schemas import Schema, assembled, references_in, rewritten
from .exact_schemas import Inexact, exact_schema

__all__ = ["exact_validator_of"]

_EXACT_TYPES = __name__.rpartition("._runtime")[0] + "._exact_types"

#: Before the name of a piece: that of the one for what has been checked.
_VALID = "valid:"
#: The members of a schema that name a piece.
_NAMES = frozenset({"ref", "schema_ref"})


def exact_validator_of(
    subject: Subject, *, of_objects: bool = False
) -> SchemaValidator | None:
    """The validator of `subject` that takes nothing but valid documents; None if its types do not
    say all of its schema, or not in words of pydantic's that can be asked for no less.

    The one `of_objects` is for a class and asked about nothing but a `dict`, of which it reads the
    members that the class has fields for: who asks sees whether a closed class leaves some over.
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
        return exact_schema(piece, told.BOUNDS.get(part.__name__, {}))

    whole = reference_to(subject)
    schemas: dict[str, CoreSchema] = {}
    pending = [whole]
    try:
        while pending:
            name = pending.pop()
            if name not in schemas:
                schemas[name] = made(name)
                pending += references_in(schemas[name])
        schema = assembled(whole, schemas)
        return SchemaValidator(_of_objects(schema, whole) if of_objects else schema)
    except (Inexact, SchemaError):  # An older `regex` may find a pattern too large.
        return None


def _checked(name: str, model: Any) -> CoreSchema:
    """Documents of `model` that its check accepts, with nothing in them checked again."""
    decide: Callable[[object], bool] = model.__check__.decide

    def checked(value: object) -> object:
        if not isinstance(value, dict) or not decide(cast(object, value)):
            raise ValueError("the check refuses it")
        return cast(object, value)

    valid = core_schema.definition_reference_schema(_VALID + name)
    return core_schema.no_info_before_validator_function(checked, valid, ref=name)


def _of_objects(schema: CoreSchema, whole: str) -> CoreSchema:
    """Of the core schema of a class that is called `whole`, what stands behind the question whether
    something is an object, and counts no members."""
    told: Schema = dict(schema)
    root: Schema = told["schema"]
    if root["type"] == "definition-ref":
        root = next(it for it in told["definitions"] if it["ref"] == whole)
    inner: Schema = root["steps"][1]
    config: Schema = inner["config"]
    if config.get("extra_fields_behavior") == "forbid":
        inner = inner | {"config": config | {"extra_fields_behavior": "ignore"}}
    return cast(CoreSchema, told | {"schema": inner})


def _of_valid(schema: Schema) -> Schema:
    """Of a piece, what is called as the one for what has been checked."""
    if not isinstance(schema.get("type"), str):
        return schema  # The members of it are named in documents.
    return schema | {key: _VALID + schema[key] for key in schema.keys() & _NAMES}
