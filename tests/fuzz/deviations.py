"""What is known to be a peer's fault, and why: each is asked about a reduced find, so that it
explains what it names and nothing beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.fuzz.compare import Find
from tests.fuzz.vocabulary import ODD_PATTERNS


@dataclass(frozen=True, slots=True)
class Deviation:
    """`peer` differs from the specification for `reason` where `applies`."""

    peer: str
    reason: str
    applies: Callable[[Find], bool]


def _has_odd_pattern(find: Find) -> bool:
    """A pattern that Python's ``re`` reads otherwise than ECMA-262, and an odd text."""
    words = keywords(find.schema) | _texts(find.schema)
    return not words.isdisjoint(ODD_PATTERNS) and "\\" in json.dumps(find.instance)


def _has_large_numbers(find: Find) -> bool:
    """An integer and a float beyond 2**53, of which one is in the schema."""
    found = [n for n in _numbers([find.schema, find.instance]) if abs(n) >= 2**53]
    return any(isinstance(n, float) for n in found) and any(isinstance(n, int) for n in found)


def _has_fractions(find: Find) -> bool:
    return any(isinstance(n, float) for n in _numbers([find.schema, find.instance]))


def _contains_beside_unevaluated(find: Find) -> bool:
    words = {"contains", "unevaluatedItems"}
    return find.draft == "draft2019-09" and words <= keywords(find.schema)


def _evaluates_others(find: Find) -> bool:
    """A schema object as the value of ``additionalProperties`` or ``unevaluatedProperties``."""
    for_others = ("additionalProperties", "unevaluatedProperties")
    found = any(isinstance(v, dict) for k in for_others for v in _values_of(find.schema, k))
    words = keywords(find.schema)
    return find.draft == "draft2019-09" and "unevaluatedProperties" in words and found


def _values_of(schema: Any, keyword: str) -> Iterator[Any]:
    parts = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict) and keyword in schema:
        yield schema[keyword]
    for part in parts if isinstance(schema, (dict, list)) else ():
        yield from _values_of(part, keyword)


DEVIATIONS: tuple[Deviation, ...] = (
    Deviation("jsonschema", "reads patterns as Python's re, not as ECMA-262", _has_odd_pattern),
    Deviation(
        "jsonschema",
        "divides the binary fractions, not the decimals, for multipleOf",
        lambda find: "multipleOf" in keywords(find.schema) and _has_fractions(find),
    ),
    Deviation(
        "jsonschema",
        "in 2019-09, takes the keywords of a schema for other properties for what it evaluates",
        _evaluates_others,
    ),
    Deviation(
        "jsonschema-rs",
        "takes U+2028 and U+2029 for what a dot matches",
        lambda find: (
            bool((_texts(find.schema) | keywords(find.schema)) & {".", "^.$", "^.{2}$"})
            and "\\u202" in json.dumps(find.instance)
        ),
    ),
    *(
        Deviation(
            peer,
            "takes what contains has found for evaluated, as only 2020-12 does",
            _contains_beside_unevaluated,
        )
        for peer in ("jsonschema", "jsonschema-rs")
    ),
    Deviation(
        "jsonschema-rs",
        "compares an integer beyond 2**53 with the decimal that a float is written as",
        _has_large_numbers,
    ),
)

#: What a peer raises instead of deciding: recognised by the beginning of what it says.
REFUSALS: tuple[tuple[str, str, str], ...] = (
    ("jsonschema", "error: ", "reads patterns as Python's re, which refuses some"),
    # The same exception, which Python calls PatternError since 3.13.
    ("jsonschema", "PatternError: ", "reads patterns as Python's re, which refuses some"),
    (
        "jsonschema",
        "AttributeError: 'list' object has no attribute 'get'",
        "takes a list for a schema where dependencies has both",
    ),
    (
        "jsonschema",
        "TypeError: object of type 'bool' has no len()",
        "counts the items of a boolean schema where additionalItems is beside it",
    ),
    ("jsonschema-rs", 'ValidationError: "[^]" is not', "refuses a pattern of ECMA-262"),
)


def refusal(find: Find) -> Deviation | None:
    for peer, said, reason in REFUSALS:
        if find.about == peer and find.other.startswith(said):
            return Deviation(peer, reason, lambda found: True)
    return None


def explained(find: Find) -> Deviation | None:
    """The deviation that explains `find`, if one does."""
    return next((d for d in DEVIATIONS if d.peer == find.about and d.applies(find)), None)


def keywords(schema: Any) -> set[str]:
    """Every key in a schema: keywords, and names that look like them."""
    if isinstance(schema, dict):
        return set(schema).union(*map(keywords, schema.values()))
    return set().union(*map(keywords, schema)) if isinstance(schema, list) else set()


def _texts(schema: Any) -> set[str]:
    """Every string that is the value of something in a schema."""
    if isinstance(schema, dict):
        own = {value for value in schema.values() if isinstance(value, str)}
        return own.union(*map(_texts, schema.values()))
    return set().union(*map(_texts, schema)) if isinstance(schema, list) else set()


def _numbers(value: Any) -> list[int | float]:
    if isinstance(value, (dict, list)):
        parts = value.values() if isinstance(value, dict) else value
        return [number for part in parts for number in _numbers(part)]
    return [value] if isinstance(value, (int, float)) else []
