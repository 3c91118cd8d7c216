"""Schemas in which two ways lead from every link of a chain to the next: checking a value takes as
long as the chain, not as many times as there are ways. Counted, not timed."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from schemawright import compile_validator

from tests.limits.slow.documents import doubled

#: How two ways lead on from a link.
AROUND: dict[str, Callable[[Any, Any], Any]] = {
    "alternatives": lambda one, other: {
        "anyOf": [{"minProperties": 1, **one}, {"maxProperties": 1, **other}]
    },
    "one of two": lambda one, other: {
        "oneOf": [{"minProperties": 1, **one}, {"maxProperties": 3, **other}]
    },
    "all": lambda one, other: {"allOf": [one, {"minProperties": 1, **other}]},
    "conditions": lambda one, other: {"if": one, "then": True, "else": {"not": other}},
    "unevaluated": lambda one, other: {"anyOf": [one, other], "unevaluatedProperties": False},
}
LAST = {"properties": {"z": {"type": "integer"}}, "additionalProperties": False}


VALUES: tuple[Any, ...] = ({"a": {"z": 1}}, {"a": {"z": ""}}, {"a": {"y": 1}})


def calls(ask: Callable[[object], object], value: object) -> int:
    """How many functions are called while `value` is asked about."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        ask(value)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", AROUND)
def test_as_many_calls_as_links(name: str, value: object) -> None:
    deciding, explaining = [], []
    for count in (30, 60):
        validator = compile_validator(doubled(count, AROUND[name], LAST))
        deciding.append(calls(validator.is_valid, value))
        explaining.append(calls(lambda value, v=validator: deque(v.iter_errors(value)), value))
    assert deciding[0] < 2_000 * 30
    assert deciding[1] < 3 * deciding[0]
    assert explaining[0] < 15_000 * 30
    assert explaining[1] < 3 * max(explaining[0], 10_000)
