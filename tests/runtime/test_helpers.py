"""The helpers that validators call, where the fixtures of the keywords do not reach."""

from __future__ import annotations

import itertools
import math
import random
import re
import time
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from schemawright import compile_validator
from schemawright.ir.checks import MultipleOf

from tests.runtime.conftest import Helper

HUGE = 10**5000


def test_twenty_thousand_objects_are_told_apart_at_once(helper: Helper) -> None:
    unique = helper("equality").unique
    items = [{"id": i, "tags": ["a", {"n": i}]} for i in range(20_000)]
    start = time.process_time()
    assert unique(items) is True
    assert unique([*items, {"tags": ["a", {"n": 7.0}], "id": 7}]) is False
    # To compare each with each would take minutes.
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "items",
    [
        [1, True],
        [0, False, None, "", [], {}],
        [[1], [True]],
        [{"a": 1}, {"a": True}],
        [["a", 1], {"a": 1}],
        [[["a", 1]], [{"a": 1}]],
        [{}, []],
        [None, ["!", None]],
        [{"a": ["[", []]}, {"a": []}],
    ],
)
def test_unlike_items(helper: Helper, items: list[Any]) -> None:
    assert helper("equality").unique(items) is True


@pytest.mark.parametrize(
    "items", [[1, 1.0], [[True], [True]], [{"a": 1, "b": 2}, {"b": 2, "a": 1.0}]]
)
def test_like_items(helper: Helper, items: list[Any]) -> None:
    assert helper("equality").unique(items) is False


def test_whether_items_are_unique_is_what_comparing_each_with_each_gives(helper: Helper) -> None:
    chance = random.Random(7)
    scalars = [0, 1, 1.0, True, False, None, "1", "", 2.5, Decimal("2.5"), Decimal(1)]
    module, seen = helper("equality"), set()

    def value(depth: int) -> Any:
        kind = chance.randrange(4) if depth else 0
        if kind == 1:
            return [value(depth - 1) for _ in range(chance.randrange(3))]
        if kind > 1:
            names = chance.sample("abc", chance.randrange(1, 4))
            return {name: value(depth - 1) for name in names}
        return chance.choice(scalars)

    for _ in range(4000):
        items = [value(2) for _ in range(chance.choice([2, 2, 3, 12]))]
        pairs = itertools.combinations(items, 2)
        verdict = not any(module.equal(left, right) for left, right in pairs)
        assert module.unique(items) is verdict, items
        seen.add(verdict)
    assert seen == {True, False}


@pytest.mark.parametrize(
    "items",
    [
        ["a", {"b": "c"}],
        [{"b": "c"}, "a"],
        [{"a": ["b"]}, {"a": [{"c": "d"}]}],
        ["a", {"b": 1}, ["c"]],
        [[1, 2], [1]],
    ],
)
def test_few_items_that_are_seen_to_differ_are_not_searched_for_decimals(
    helper: Helper, items: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = helper("equality")
    monkeypatch.setattr(module, "holds_decimal", lambda _: pytest.fail("they were"))
    assert module.unique(items) is True


def test_to_look_whether_items_are_unique_changes_none_of_them(helper: Helper) -> None:
    items: list[Any] = [defaultdict(int, {"a": 1, "b": 2}), defaultdict(int, {"b": 2})]
    assert helper("equality").unique(items) is True
    assert helper("equality").unique([{"a": 0, "b": "x", "c": None}, *items]) is True
    assert items == [{"a": 1, "b": 2}, {"b": 2}]


def test_equal_reads_subclasses_as_their_base(helper: Helper) -> None:
    class Mapping(dict[str, Any]):
        pass

    class Row(list[Any]):
        pass

    class Word(str):
        __slots__ = ()

    equal = helper("equality").equal
    assert equal(Mapping(a=Row([Word("x")])), {"a": ["x"]})
    assert not equal(Mapping(a=1), {"a": True})


@pytest.mark.parametrize(
    "value, factor, verdict",
    [
        (10**400, 0.5, True),
        (10**400 + 1, 2.0, False),
        (0.3, 0.1, True),
        (0.07, 0.01, True),
        (1e-7, 1e-8, True),
        (1e308, 1e-308, True),
        (float("inf"), 1, False),
        (float("inf"), 0.1, False),
        (float("nan"), 0.1, False),
        (-4.5, 1.5, True),
    ],
)
def test_multiple_of(helper: Helper, value: float, factor: float, verdict: bool) -> None:
    assert helper("numbers").multiple_of(value, *MultipleOf(factor).ratio) is verdict


def _listed(factor: float) -> dict[str, Any]:
    """The schema of a list of multiples: its check is made of statements."""
    return {"type": "array", "items": {"multipleOf": factor}}


@pytest.mark.parametrize("numerator", [1, 2, 5, 25, 125])
def test_what_is_decided_at_once_is_what_is_decided_on_the_decimal_number(numerator: int) -> None:
    """Among numbers with so many digits, next to them, half way between them, and at the bound."""
    chance, verdicts = random.Random(17), Counter[bool]()
    factors = {10**places: numerator / 10**places for places in range(1, 15)}
    checks = {parts: compile_validator(_listed(factor)) for parts, factor in factors.items()}
    for (parts, factor), digits, _ in itertools.product(factors.items(), range(1, 19), range(5)):
        whole = chance.randint(-(10**digits), 10**digits)
        written = whole * numerator / parts
        values = [written, (whole + 0.5) * numerator / parts, whole / 10 / parts, whole / parts]
        values += [(1e15 + whole) / parts, 1e15 / parts, whole / 2]
        for value in [*values, math.nextafter(written, math.inf), math.nextafter(written, 0)]:
            multiple = Fraction(repr(value)) / Fraction(repr(factor))
            verdict = multiple.denominator == 1
            assert checks[parts].is_valid([value]) is verdict, (value, factor)
            verdicts[verdict] += 1
    assert min(verdicts[True], verdicts[False]) > 2_000


@pytest.mark.parametrize(
    "value, verdict",
    [
        (Decimal("19.99"), True),
        (Decimal("19.999"), False),
        (10**400, True),
        (1e300, True),
        (5e-324, False),
        (-0.0, True),
        (math.inf, False),
        (math.nan, False),
    ],
)
def test_multiples_of_a_hundredth(value: Any, verdict: bool) -> None:
    assert compile_validator(_listed(0.01)).is_valid([value]) is verdict


@pytest.mark.parametrize(
    "value, verdict",
    [
        (6, True),
        (7, False),
        (6.0, True),
        (6.5, False),
        (True, True),
        (3 * 10**400, True),
        (Decimal(6), True),
        (Decimal("6.5"), False),
        (math.inf, False),
    ],
)
@pytest.mark.parametrize("factor", [3, 3.0])
def test_multiples_of_three(factor: float, value: Any, verdict: bool) -> None:
    assert compile_validator(_listed(factor)).is_valid([value]) is verdict


def test_multiple_of_a_number_too_long_to_print(helper: Helper) -> None:
    multiple_of = helper("numbers").multiple_of
    assert multiple_of(HUGE, 10)
    assert not multiple_of(HUGE + 1, 10)
    assert multiple_of(HUGE, 5, 10)
    assert not multiple_of(HUGE, 15, 10)


def test_multiple_of_floats_that_print_themselves_otherwise(helper: Helper) -> None:
    class Share(float):
        def __repr__(self) -> str:
            return f"Share({float(self)})"

    assert helper("numbers").multiple_of(Share(0.3), 1, 10)
    assert not helper("numbers").multiple_of(Share(0.35), 1, 10)


def test_a_pattern_is_compiled_at_its_first_use(helper: Helper) -> None:
    pattern = helper("pattern").Pattern("b+")
    assert pattern.search("abc")
    assert pattern.search == re.compile("b+").search
    assert not pattern.match("abc")
    assert pattern.fullmatch("bb")
    with pytest.raises(AttributeError, match="sub"):
        _ = pattern.sub
