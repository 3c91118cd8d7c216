"""What a schema says of members that its ``properties`` does not name.

{"required": ["id"], "additionalProperties": {"type": "integer"}}            →  id: integer
{"patternProperties": {"^x-": A}, "additionalProperties": {"type": "null"}}  →  others: A | null
{"patternProperties": {"^x-": A}, "unevaluatedProperties": false}            →  others: A
{"patternProperties": {".*": A}}, which every name matches                   →  others: A
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from schemawright import regex
from schemawright.describe.compositions import Composition
from schemawright.describe.schema_facts import hides
from schemawright.resolve import Library, Schema
from schemawright.steps import take
from schemawright.types.language import ANYTHING, AnyType, Type
from schemawright.types.narrowing import narrowest
from schemawright.types.unevaluated_parts import UnevaluatedParts, speaks_of_members
from schemawright.types.unions import either, union


def applying(library: Library, part: Schema, wire: str) -> Iterator[Schema]:
    """The schemas that `part` has for the member `wire`, which its ``properties`` does not name
    (JSON Schema Core 2020-12, section 10.3.2)."""
    patterns = _patterns(part)
    take(len(patterns))
    matching = [pattern for pattern in patterns if _matches(pattern, wire)]
    for pattern in matching:
        yield library.child(part, "patternProperties", pattern)
    if not matching and part.has("additionalProperties"):
        yield library.child(part, "additionalProperties")


def type_of_others(
    composition: Composition, unevaluated: UnevaluatedParts, described: Container[str] = ()
) -> Type:
    """The type of the members that are not `described`, of an object of that `composition`: by
    those parts that speak of every member."""
    library = unevaluated.in_place.records.library
    views = [
        # Where all names are allowed, what a name is not described for is no value of a class.
        (union if part.get("additionalProperties") else either)(
            map(unevaluated.use, _all(library, part))
        )
        for part in composition.others
        if part.has("additionalProperties")
    ]
    views += [
        unevaluated.use(library.child(part, "patternProperties", pattern))
        for part in composition.others
        for pattern in _patterns(part)
        if matches_every_name(pattern)
    ]
    views += [
        either(unevaluated.others(part, described))
        for part in composition.unevaluated
        if speaks_of_members(part) and not part.has("additionalProperties")
    ]
    type_ = narrowest(views)
    return ANYTHING if isinstance(type_, AnyType) else type_


def _all(library: Library, part: Schema) -> Iterator[Schema]:
    for pattern in _patterns(part):
        yield library.child(part, "patternProperties", pattern)
    if part.get("additionalProperties") is not False:
        yield library.child(part, "additionalProperties")


def _patterns(part: Schema) -> Mapping[str, object]:
    patterns = part.get("patternProperties")
    return patterns if isinstance(patterns, dict) and not hides(part) else {}


def matches_every_name(pattern: str) -> bool:
    """Is a pattern of ``patternProperties`` for all members, as ``.*`` is?"""
    try:
        return regex.translate(pattern).matches_everything
    except regex.PatternError:
        return False


def _matches(pattern: str, wire: str) -> bool:
    try:
        return regex.matcher(regex.translate(pattern))(wire)
    except regex.PatternError:
        return False  # Which is told when the pattern is compiled.
