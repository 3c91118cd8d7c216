"""``_exact_types.py``: the types that say all that their schemas do, so that what pydantic takes as
one of them without any conversion is valid; and what must be asked for beside them.

Order(id: string), {"required": ["id"], "properties": {"id": {"type": "string", "minLength": 1}}}
→  EXACT_TYPES = frozenset({"Order"})
   BOUNDS = {"Order": {"properties": {"id": {"minLength": 1}}}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright import regex
from schemawright.code import Annotated, Call, Dict, Expression, Literal, Name, Set, generic
from schemawright.contract import Contract
from schemawright.files import File
from schemawright.ir.checks import Matches, MultipleOf, Program, UniqueItems
from schemawright.render import overridden, render
from schemawright.targets.imports import import_lines
from schemawright.targets.runtime import runtime
from schemawright.types import Declarations
from schemawright.types.bounds import Bound, Bounds
from schemawright.types.exact_types import exact_types


def exact_names(contract: Contract, program: Program, declarations: Declarations) -> Iterator[File]:
    """The module, and what it imports; what is of another package is checked there."""
    own = {name: it for name, it in declarations.items() if name not in contract.borrowed}
    variables = {name: contract.named(name).variable for name in own}
    exact = exact_types(program, declarations, variables)
    names = Set(tuple(map(Literal, exact.names)), exploded=True)
    types = Annotated(
        Name("EXACT_TYPES"),
        generic("frozenset", Name("str")),
        Call(Name("frozenset"), (names,) if exact.names else ()),
    )
    bounds = Annotated(
        Name("BOUNDS"),
        generic("dict", Name("str"), generic("dict", Name("str"), Name("Any"))),
        _dictionary({name: _keywords(it) for name, it in exact.bounds.items()}, exploded=True),
    )
    unique = any(_asks_for_unique_items(it) for it in exact.bounds.values())
    imports = {"typing": ("Any",)} | ({"._runtime.equality": ("unique",)} if unique else {})
    text = render(
        "pydantic/_exact_types.py.jinja",
        imports=import_lines(imports),
        types=types,
        bounds=bounds,
    )
    yield File("_exact_types.py", str(text), not overridden("pydantic"))
    if unique:
        yield from runtime({"equality"})


def _asks_for_unique_items(bounds: Bounds) -> bool:
    parts = (bounds.items, bounds.values, bounds.names, *(member for _, member in bounds.members))
    own = any(isinstance(bound, UniqueItems) for bound in bounds.own)
    return own or any(_asks_for_unique_items(it) for it in parts if it is not None)


def _keywords(bounds: Bounds) -> Expression:
    """`bounds` by the keywords that ask for them, with a pattern as pydantic searches for it."""
    own = dict(_keyword(bound) for bound in bounds.own)
    parts = {
        "items": bounds.items,
        "additionalProperties": bounds.values,
        "propertyNames": bounds.names,
    }
    below = {keyword: _keywords(it) for keyword, it in parts.items() if it is not None}
    members = _dictionary({name: _keywords(it) for name, it in bounds.members})
    properties = {"properties": members} if bounds.members else {}
    return _dictionary({**dict(sorted(own.items())), **below, **properties})


def _keyword(bound: Bound) -> tuple[str, Expression]:
    match bound:
        case Matches(pattern):
            translated = regex.translate(pattern)
            if translated.rust:
                return "pattern", Literal(translated.rust)
            return "re", Literal(translated.python)
        case UniqueItems():
            return "uniqueItems", Name("unique")
        case MultipleOf(factor):
            numerator, parts = bound.ratio
            if numerator == 1 < parts:
                return "parts", Literal(float(parts))
            return "multipleOf", Literal(int(factor))
        case _:
            name = type(bound).__name__
            limit = bound.limit
            whole = int(limit) if limit == int(limit) else limit
            return name[0].lower() + name[1:], Literal(whole)


def _dictionary(value: Mapping[str, Expression], exploded: bool = False) -> Expression:
    return Dict(tuple((Literal(key), it) for key, it in value.items()), exploded)
