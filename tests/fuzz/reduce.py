"""Reducing a find: fewer keywords, smaller values, as long as the disagreement stays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tests.fuzz.compare import (
    EXPLAINED,
    NOWHERE,
    PASSES,
    POINTED,
    Find,
    Tally,
    compare,
    explanation,
)
from tests.fuzz.judges import Judge, Ours, answer, told
from tests.fuzz.look import Look

_SECONDS = 10.0


def reduced(find: Find, peers: Mapping[str, Judge]) -> Find:
    """`find` with the least schema and instance for which the same judges disagree likewise."""
    best, until, improved = find, time.monotonic() + _SECONDS, True
    while improved and time.monotonic() < until:
        improved = False
        for schema, instance in _smaller(best):
            candidate = replace(best, schema=schema, instance=instance)
            if (found := _still(candidate, peers)) is not None:
                best, improved = found, True
                break
            if time.monotonic() > until:
                break
    return best


def _still(find: Find, peers: Mapping[str, Judge]) -> Find | None:
    """`find` if it is one, asking no more than it takes."""
    judge = peers.get(find.about)
    if judge and told(answer(judge, find.schema, find.draft), find.instance) != find.other:
        return None
    if find.instance is NOWHERE:
        found = compare(find.schema, find.draft, [], {}, Tally())
        return next((f for f in found if f.about == find.about and f.ours == find.ours), None)
    ours = Ours(find.schema, find.draft)
    try:
        mine = told(ours.fast.is_valid, find.instance)
        if find.about == PASSES and told(ours.plain.is_valid, find.instance) == mine:
            return None
    except Exception:  # noqa: BLE001 (another find)
        return None
    if find.about not in {EXPLAINED, POINTED}:
        return find if mine == find.ours else None
    said = explanation(ours, Look(find.schema), find.instance, mine, Tally())
    for about, word, other in said:
        if (about, other) == (find.about, find.other):
            return replace(find, ours=word)
    return None


def _smaller(find: Find) -> Iterator[tuple[Any, Any]]:
    if find.instance is not NOWHERE:
        for instance in _less(find.instance):
            yield find.schema, instance
    for schema in _less(find.schema):
        yield schema, find.instance


def _less(value: Any) -> Iterator[Any]:
    """`value` with one part less, large parts first."""
    if isinstance(value, dict):
        yield from (part for part in value.values() if isinstance(part, (dict, list)))
        yield from (part for each in value.values() for part in _parts(each))
        yield from ({k: v for k, v in value.items() if k != key} for key in value)
        yield from _within(value.items(), lambda key, new: {**value, key: new})
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, (dict, list)))
        yield from (value[:i] + value[i + 1 :] for i in range(len(value)))
        yield from _within(enumerate(value), lambda i, new: [*value[:i], new, *value[i + 1 :]])


def _parts(value: Any) -> Iterator[Any]:
    """The members of a container in a schema: subschemas below ``properties`` or ``allOf``."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from (part for part in parts if isinstance(part, dict))


def _within(items: Any, put: Callable[[Any, Any], Any]) -> Iterator[Any]:
    for key, part in items:
        if isinstance(part, dict) and part:
            yield put(key, {})
        for less in _less(part):
            yield put(key, less)
