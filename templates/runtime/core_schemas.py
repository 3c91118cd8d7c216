"""pydantic's core schemas as trees: their parts, what they refer to, and one made of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, cast

from pydantic_core import CoreSchema, core_schema

__all__ = [
    "Schema",
    "assembled",
    "is_reference",
    "mentions_tuples",
    "parts_of",
    "references_in",
    "rewritten",
]

#: A core schema, whose members depend on its type.
Schema: TypeAlias = dict[str, Any]

#: Of so few pieces, some are written where they are used.
_FEW = 20


def assembled(whole: str, pieces: Mapping[str, CoreSchema]) -> CoreSchema:
    """The core schema that is called `whole` among `pieces`, which refer to each other."""
    inside = _written_inside(whole, pieces)

    def inline(schema: Schema) -> Schema:
        if is_reference(schema) and schema["schema_ref"] in inside:
            return _nameless(rewritten(pieces[schema["schema_ref"]], inline))
        return schema

    definitions = {
        name: rewritten(piece, inline) if inside else piece
        for name, piece in pieces.items()
        if name not in inside or name == whole
    }
    if whole in inside:
        first: Any = _nameless(definitions.pop(whole))
    else:
        first = core_schema.definition_reference_schema(whole)
    return core_schema.definitions_schema(first, [*definitions.values()])


def _written_inside(whole: str, pieces: Mapping[str, CoreSchema]) -> set[str]:
    """Those of `pieces` that are read faster where they are used: in one place only, or that refer
    to nothing, if there are few; and the `whole`, if no other place uses it. In every circle, one
    is used in two places."""
    if len(pieces) > _FEW:
        return set()
    used = {name: Counter(references_in(piece)) for name, piece in pieces.items()}
    uses = sum(used.values(), Counter({whole: 1}))
    return {name for name in pieces if uses[name] == 1 or not used[name]}


def _nameless(piece: Any) -> Schema:
    return {key: part for key, part in piece.items() if key != "ref"}


def references_in(piece: CoreSchema) -> Iterator[str]:
    """The names that it refers to."""
    pending: list[Any] = [piece]
    while pending:
        part = pending.pop()
        if is_reference(part):
            yield part["schema_ref"]
        pending += [below for _, below in parts_of(part)]


def rewritten(part: Any, change: Callable[[Schema], Any]) -> Any:
    """`part` of a core schema with what `change` makes of each schema in it, inner ones first."""
    if isinstance(part, dict):
        schema = cast("dict[str, Any]", part)
        written = schema.copy()
        for key, below in parts_of(schema):
            written[key] = rewritten(below, change)
        return change(written)
    items: list[Any] = [*part]
    for place, below in parts_of(items):
        items[place] = rewritten(below, change)
    return items if isinstance(part, list) else tuple(items)


def is_reference(part: Any) -> bool:
    if not isinstance(part, dict):
        return False
    return cast("dict[str, Any]", part).get("type") == "definition-ref"


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
        pending += [below for _, below in parts_of(part)]
    return False


def parts_of(part: Any) -> list[tuple[Any, Any]]:
    """The parts of a core schema that are schemas, or hold some."""
    if not isinstance(part, dict):
        return [it for it in enumerate(part) if type(it[1]) in _CONTAINERS]
    schema = cast("dict[str, Any]", part)
    data = _data(schema)
    return [
        (key, below)
        for key, below in schema.items()
        if type(below) in _CONTAINERS and key not in data
    ]


def _data(schema: dict[str, Any]) -> frozenset[str]:
    """The members of a schema that hold none. What has no type maps names of the documents,
    such as those of fields and of tags, to schemas.
    """
    return _DATA if isinstance(schema.get("type"), str) else frozenset()


_CONTAINERS: frozenset[type[object]] = frozenset((dict, list, tuple))
#: What is in a core schema and no schema.
_DATA = frozenset({"default", "expected", "members", "metadata", "config"})
