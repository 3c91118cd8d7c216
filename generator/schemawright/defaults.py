"""Defaults: contract → contract that knows which ``default`` a member can have.

    {"type": "integer", "default": 3}      the member reads as 3 while it is absent
    {"type": "integer", "default": "3"}    a warning, and no default

JSON Schema asks nothing of a ``default`` (Validation, section 9.2), so what is given is put to the
schema's own checks: a model must not read as what its schema refuses.

| code | problem |
|---|---|
| SW0708 | warning: a default that its own schema refuses, or that is nested too deeply for code |
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from schemawright.compile import compile_schemas
from schemawright.contract import Contract, NamedSchema
from schemawright.data_classes import frozen
from schemawright.describe.conjuncts import conjuncts
from schemawright.describe.schema_facts import hides
from schemawright.diagnostics import Problems, Rejected
from schemawright.inprocess import importable
from schemawright.resolve import Library, Schema
from schemawright.steps import TooManySteps, at, counting, take
from schemawright.targets import validators
from schemawright.types import Inference
from schemawright.values import Json, Tokens, is_deeper

#: What a message shows of a value.
_SHOWN = 60
#: Levels of a default, which is written as code.
_DEEPEST = 40
#: Where a schema is: its file and the pointer.
_At: TypeAlias = tuple[str, Tokens]


@frozen
class _Stated:
    """A member's `default`, which `schema` states, and all schemas that the member has, `views`;
    the default counts where the member is described at `place`."""

    place: _At
    default: Json
    schema: Schema
    views: tuple[Schema, ...]


def with_defaults(contract: Contract, problems: Problems) -> Contract:
    """`contract` with the defaults of members that may be absent, where these are valid. Warns of
    those that are not (SW0708)."""
    with counting("type", contract.library.size):
        stated = list(_stated(contract))
    deep = [one for one in stated if is_deeper(one.default, _DEEPEST)]
    for one in {one.schema.place: one for one in deep}.values():
        _warn(one, f"is nested more than {_DEEPEST} levels deep", problems)
    stated = [one for one in stated if not is_deeper(one.default, _DEEPEST)]
    if not stated:
        return contract
    refusals = _refusals(contract, stated)
    accepted = {
        one.place: one.default
        for one in stated
        if not any((one.place, view.place) in refusals for view in one.views)
    }
    refused = (one for one in reversed(stated) if one.place not in accepted)
    first = {one.schema.place: one for one in refused}
    for place in dict.fromkeys(one.schema.place for one in stated):
        if place in first:
            _warn(first[place], "is not valid", problems)
    return replace(contract, defaults=accepted, refused_defaults=refusals)


def _stated(contract: Contract) -> Iterator[_Stated]:
    """The defaults of the optional members of all objects that have a class."""
    inference = Inference(contract)
    for named in contract.schemas:
        at(partial(named.schema.source.place, named.schema.tokens))
        if named.role == "parameter" or not inference.is_record(named):
            continue
        required = inference.objects.members.required(named)
        for wire, views in inference.objects.members.described(named).items():
            for view in views if wire not in required else ():
                schema = _source(contract.library, view)
                if schema is not None:
                    yield _Stated(view.place, schema.get("default"), schema, tuple(views))


def _source(library: Library, schema: Schema) -> Schema | None:
    """The schema that gives the default of `schema`: itself, else a part of its ``allOf``, the last
    that gives one, else what it refers to."""
    pending, seen = [schema], set[_At]()
    while pending:
        current = pending.pop()
        if current.place in seen or not isinstance(current.value, dict):
            continue
        take(1)
        seen.add(current.place)
        if current.has("default") and not hides(current):
            return current
        pending += conjuncts(library, current)
    return None


def _refusals(contract: Contract, stated: list[_Stated]) -> frozenset[tuple[_At, _At]]:
    """The places of defaults, each with that of a schema of such a member that refuses it. They are
    put to the validators that a package would have."""
    places = dict.fromkeys(view.place for one in stated for view in one.views)
    names = {place: f"member_{number}" for number, place in enumerate(places)}
    schemas = {view.place: view for one in stated for view in one.views}
    named = [
        NamedSchema(f"Member{number}", f"member_{number}", schemas[place], "nested")
        for number, place in enumerate(places)
    ]
    members = replace(contract, schemas=tuple(named), api=None, merged={})
    asked = {(one.place, view.place): one.default for one in stated for view in one.views}
    try:
        program = compile_schemas(members, Problems())
    except TooManySteps:
        raise
    except Rejected:  # It is told when the whole is compiled.
        return frozenset(asked)
    with importable(tuple(validators.emit(members, program, program))) as package:
        checks = {place: getattr(package, name).is_valid for place, name in names.items()}
        return frozenset(
            (place, view) for (place, view), default in asked.items() if not checks[view](default)
        )


def _warn(refused: _Stated, why: str, problems: Problems) -> None:
    shown = json.dumps(refused.default, ensure_ascii=False)
    if len(shown) > _SHOWN:
        shown = f"{shown[:_SHOWN]}…"
    schema = refused.schema
    problems.warning(
        "SW0708",
        f"the default {shown} {why}, so the member has none",
        "correct the default, or the schema that refuses it",
        schema.source.place((*schema.tokens, "default")),
    )
