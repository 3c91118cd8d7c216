"""Real schemas: natively compiled checks and those in Python judge real, drawn and spoiled
instances alike, keep their hands off them, and leak nothing."""

from __future__ import annotations

import copy
import gc
import random
import sys
import tracemalloc
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

import pytest
from schemawright.inprocess import compile_schema, load
from schemawright.native import compiled

from benchmarks.cases import Case
from benchmarks.fetch import Unavailable
from benchmarks.instances import Drawing, spoil
from benchmarks.real import aws, schema_store
from benchmarks.shapes import shapes
from tests.native import KEPT, needs_compiler

pytestmark = needs_compiler

#: Of many shapes: tables, patterns, recursion, alternatives, conditions, what is evaluated.
SCHEMAS = ("bamboo-spec", "codecov", "compose-spec", "dependabot", "drone-ci", "github-actions",
           "github-issue-forms", "github-workflows", "mergify", "readthedocs", "renovate",
           "woodpecker-ci")  # fmt: skip
RESOURCES = ("CloudFormation::StackSet", "QBusiness::WebExperience", "WorkSpaces::Directory")
SPOILED = 300


class Text(str):
    __slots__ = ()


class Whole(int):
    pass


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Case, Any, Any]]:
    """The cases, each with its validator in Python and the native one."""
    cases = [*shapes()]
    try:
        cases += schema_store(4, lambda name: name in SCHEMAS)
        cases += aws(4, lambda name: name in RESOURCES)
    except Unavailable as missing:
        pytest.skip(f"{missing}; see benchmarks/data-requirements.txt")
    compilations = [compile_schema(case.schema) for case in cases]
    natives = compiled(compilations, KEPT)
    return list(zip(cases, map(load, compilations), natives, strict=True))


def values(case: Case) -> Iterator[Any]:
    """Those of the case, others that are drawn, and copies with a change or two."""
    chance = random.Random(7)
    drawing = Drawing(case.schema, chance)
    found = [instance.value for instance in case.instances]
    found += [drawing.instance() for _ in range(20)]
    yield from found
    changeable = [value for value in found if isinstance(value, (dict, list)) and value]
    for _ in range(SPOILED if changeable else 0):
        once = spoil(chance.choice(changeable), chance)
        yield once
        yield spoil(once, chance) if isinstance(once, (dict, list)) and once else once
        yield disguised(once, chance)


def disguised(value: Any, chance: random.Random) -> Any:
    """A copy in which some parts are of subclasses."""
    if isinstance(value, dict):
        members = {key: disguised(each, chance) for key, each in value.items()}
        return OrderedDict(members) if chance.random() < 0.1 else members
    if isinstance(value, list):
        return [disguised(each, chance) for each in value]
    if isinstance(value, str):
        return Text(value) if chance.random() < 0.1 else value
    if type(value) is int and chance.random() < 0.3:
        return Whole(value)
    return value


def test_verdicts_are_the_same(pairs: list[tuple[Case, Any, Any]]) -> None:
    judged = {True: 0, False: 0}
    for case, pure, native in pairs:
        for value in values(case):
            expected = pure.is_valid(value)
            assert native.is_valid(value) is expected, (case.name, value)
            judged[expected] += 1
    assert min(judged.values()) > 2000


def test_values_are_not_changed(pairs: list[tuple[Case, Any, Any]]) -> None:
    for case, _, native in pairs:
        for value in values(case):
            before = copy.deepcopy(value)
            native.is_valid(value)
            assert value == before
            assert repr(value) == repr(before)


def test_nothing_leaks(pairs: list[tuple[Case, Any, Any]]) -> None:
    """A hundred thousand calls, and every object has as many references as before."""
    for case, _, native in pairs:
        kept = [*values(case)][:60]
        parts = list({id(part): part for value in kept for part in _parts(value)}.values())
        # Small numbers and the like are shared with everybody.
        parts = [part for part in parts if sys.getrefcount(part) < 10_000]
        _ask(native, kept, 2)
        counts = _counts(parts)
        gc.collect()
        tracemalloc.start()
        _ask(native, kept, 1)
        before = tracemalloc.get_traced_memory()[0]
        _ask(native, kept, 100_000 // len(pairs) // len(kept) + 1)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        assert _counts(parts) == counts, case.name
        assert grown < 10_000, (case.name, grown)


def _ask(native: Any, kept: list[Any], times: int) -> None:
    for _ in range(times):
        for value in kept:
            native.is_valid(value)


def _parts(value: Any) -> Iterator[Any]:
    if not isinstance(value, (int, type(None))):
        yield value
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _parts(each)
    if isinstance(value, list):
        for each in value:
            yield from _parts(each)


def _counts(parts: list[Any]) -> list[int]:
    return [sys.getrefcount(part) for part in parts]
