"""Numbers that satisfy bounds, divisors and exclusions: exactly, on fractions.

least(1), less(3), whole, not among(1)   ->   2
least(1), less(2), whole, not among(1)   ->   none
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from fractions import Fraction
from itertools import count, islice
from math import ceil, floor, gcd, lcm
from typing import Literal, TypeAlias

from schemawright.containment.outcome import NONE, Outcome, StepBudget, either, some, unsure
from schemawright.containment.terms import Term
from schemawright.data_classes import mutable
from schemawright.values import Json

#: How a number is written, which draft 4 asks for: ``1``, ``1.0``, ``1.5``.
_Writing: TypeAlias = Literal["integer", "integer as a float", "fraction"]

#: Candidates that are tried one by one.
_TRIED = 2000
#: So many divisions of numbers, of so many bits at most, are a step.
_DIVISIONS, _BITS = 32, 1000


@mutable
class NumberConstraints:
    """The numbers that some terms leave."""

    low: Fraction | None = None
    high: Fraction | None = None
    without_low: bool = False
    without_high: bool = False
    step: Fraction | None = None
    avoided_steps: list[Fraction] = field(default_factory=list)
    avoided: set[Fraction] = field(default_factory=set)
    writings: set[_Writing] = field(
        default_factory=lambda: {"integer", "integer as a float", "fraction"}
    )

    def at_least(self, limit: Fraction, without: bool) -> None:
        """Leaves what is at least `limit`, or above it with `without`."""
        if self.low is None or (limit, without) > (self.low, self.without_low):
            self.low, self.without_low = limit, without

    def at_most(self, limit: Fraction, without: bool) -> None:
        """Leaves what is at most `limit`, or below it with `without`."""
        if self.high is None or (-limit, without) > (-self.high, self.without_high):
            self.high, self.without_high = limit, without

    def has(self, number: Fraction) -> bool:
        """Is `number` left, however it is written?"""
        if self.low is not None and (
            number < self.low or (self.without_low and number == self.low)
        ):
            return False
        if self.high is not None and (
            number > self.high or (self.without_high and number == self.high)
        ):
            return False
        if self.step is not None and (number / self.step).denominator != 1:
            return False
        steps = any((number / step).denominator == 1 for step in self.avoided_steps)
        return not steps and number not in self.avoided


def number_among(terms: Iterable[Term], budget: StepBudget) -> Outcome:
    """A number that satisfies `terms`, which speak of numbers. Divisors that are many, or whose
    common multiple is a number of very many digits, cost steps of the `budget`."""
    left = NumberConstraints()
    for place, term in enumerate(terms):
        _narrow(left, term)
        budget.spend(_bits(left.step) // _BITS + (place % _DIVISIONS == _DIVISIONS - 1))
    wholes = left.writings & {"integer", "integer as a float"}
    return either(_cases(left, budget, as_float="integer" not in wholes, wholes=bool(wholes)))


def _cases(
    left: NumberConstraints, budget: StepBudget, *, as_float: bool, wholes: bool
) -> Iterator[Outcome]:
    if wholes:
        yield _on_grid(left, Fraction(1), budget, as_float)
    if "fraction" in left.writings:
        yield _fraction(left, budget)


def _bits(step: Fraction | None) -> int:
    return 0 if step is None else step.numerator.bit_length() + step.denominator.bit_length()


def _narrow(left: NumberConstraints, term: Term) -> None:
    negative = term.is_negative
    atom = term.opposite if negative else term
    word = atom.word
    if word == "among":
        if negative:
            left.avoided |= {number for _, number in atom.args[0] if isinstance(number, Fraction)}
    elif word == "whole":
        left.writings &= {"fraction"} if negative else {"integer", "integer as a float"}
    elif word == "literal whole":
        left.writings &= {"fraction", "integer as a float"} if negative else {"integer"}
    elif word == "multiple":
        step = abs(atom.args[0])
        if negative:
            left.avoided_steps.append(step)
        else:
            left.step = step if left.step is None else _common(left.step, step)
    elif word in {"least", "more", "most", "less"}:
        limit, lower, without = atom.args[0], word in {"least", "more"}, word in {"more", "less"}
        # What is not at least 3 is less than 3.
        if lower is not negative:
            left.at_least(limit, without is not negative)
        else:
            left.at_most(limit, without is not negative)


def _common(one: Fraction, other: Fraction) -> Fraction:
    """The smallest number that is a multiple of both."""
    return Fraction(lcm(one.numerator, other.numerator), gcd(one.denominator, other.denominator))


def _on_grid(
    left: NumberConstraints, grid: Fraction, budget: StepBudget, as_float: bool = False
) -> Outcome:
    """A multiple of `grid` that is left."""
    step = grid if left.step is None else _common(left.step, grid)
    cost = (1 + len(left.avoided_steps)) * (1 + _bits(step) // _BITS) // _DIVISIONS
    tried = 0
    for number in islice(_multiples(left, step), _TRIED):
        tried += 1
        budget.spend(cost)
        if left.has(number):
            return _written(number, as_float)
    if tried < _TRIED or tried > _period(left, step, budget):
        return NONE
    return unsure("multipleOf with many exceptions")


def _period(left: NumberConstraints, step: Fraction, budget: StepBudget) -> Fraction:
    """After how many multiples of `step`, beyond what is avoided one by one, all is repeated."""
    whole = step
    for avoided in left.avoided_steps:
        whole = _common(whole, avoided)
        budget.spend(_bits(whole) // _BITS)
    return whole / step + len(left.avoided) * 2 + 2


def _multiples(left: NumberConstraints, step: Fraction) -> Iterator[Fraction]:
    """Those within the bounds, from the bound nearest to zero."""
    if left.low is not None and (left.high is None or left.low > 0):
        first = ceil(left.low / step)
        numbers = (step * n for n in count(first))
        yield from _until(numbers, left.high)
    elif left.high is not None and (left.low is None or left.high < 0):
        first = floor(left.high / step)
        for n in count(first, -1):
            if left.low is not None and step * n < left.low:
                return
            yield step * n
    else:
        yield from _around_zero(left, step)


def _until(numbers: Iterator[Fraction], high: Fraction | None) -> Iterator[Fraction]:
    for number in numbers:
        if high is not None and number > high:
            return
        yield number


def _around_zero(left: NumberConstraints, step: Fraction) -> Iterator[Fraction]:
    if (left.low is None or left.low <= 0) and (left.high is None or left.high >= 0):
        yield Fraction(0)
    for n in count(1):
        sides = [step * n, -step * n]
        inside = [
            number
            for number in sides
            if (left.low is None or number >= left.low)
            and (left.high is None or number <= left.high)
        ]
        if not inside:
            return
        yield from inside


def _fraction(left: NumberConstraints, budget: StepBudget) -> Outcome:
    """A number that is no integer."""
    if left.step is not None:
        narrowed = replace(left, avoided_steps=[*left.avoided_steps, Fraction(1)])
        return _on_grid(narrowed, left.step, budget)
    low, high = left.low, left.high
    if low is not None and high is not None:
        if low > high:
            return NONE
        if low == high:
            single = low.denominator != 1 and left.has(low)
            return _written(low) if single else NONE
    cost = len(left.avoided_steps) // _DIVISIONS
    for number in islice(_decimals(low, high), _TRIED):
        budget.spend(cost)
        if number.denominator != 1 and left.has(number):
            outcome = _written(number)
            if outcome.kind == "some":
                return outcome
    return unsure("numbers between bounds that are close together")


def _decimals(low: Fraction | None, high: Fraction | None) -> Iterator[Fraction]:
    """Decimal fractions between the bounds, the shortest first."""
    for digits in range(1, 16):
        scale = 10**digits
        start = ceil(low * scale) if low is not None else None
        end = floor(high * scale) if high is not None else None
        if start is None:
            start = end - 100 if end is not None else 0
        stop = start + 100 if end is None else min(end, start + 100)
        yield from (Fraction(n, scale) for n in range(start, stop + 1))


def _written(number: Fraction, as_float: bool = False) -> Outcome:
    """`number` as JSON has it."""
    value: Json = int(number) if number.denominator == 1 and not as_float else float(number)
    if isinstance(value, float) and Fraction(repr(value)) != number:
        return unsure("a number that no float is")
    return some(value)
