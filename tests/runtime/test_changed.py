"""Values that another thread changes while they are looked at."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from schemawright import compile_validator

_ROUNDS = 300
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "list": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
        "pair": {"prefixItems": [{"type": "integer"}, {"type": "string"}]},
    },
    "patternProperties": {"^m": {"type": "integer"}},
    "additionalProperties": {"type": "string"},
}


@contextmanager
def changing(instance: dict[str, Any]) -> Iterator[None]:
    """Another thread is at `instance` meanwhile."""
    stop = threading.Event()

    def change() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            instance[f"m{number % 50}"] = number
            instance.pop(f"m{(number * 7) % 50}", None)
            instance.pop("id", None)
            instance["list"][:] = range(number % 40)
            instance["id"] = number if number % 3 else "wrong"
            instance["pair"] = [1, "a"][: number % 3]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(before)


def outcomes(ask: Callable[[], object]) -> set[str]:
    """The kinds of what `ask` raises, or that it returns."""
    seen = set()
    for _ in range(_ROUNDS):
        try:
            ask()
            seen.add("a verdict")
        except Exception as error:  # noqa: BLE001 - any that there is
            seen.add(type(error).__name__)
    return seen


@pytest.mark.parametrize("way", ["is_valid", "validate", "iter_errors"])
def test_a_verdict_or_an_error_that_says_so(way: str) -> None:
    validator = compile_validator(SCHEMA)
    instance: dict[str, Any] = {"id": 1, "list": [], **{f"m{n}": n for n in range(50)}}
    asked = getattr(validator, way)
    ask = (lambda: list(asked(instance))) if way == "iter_errors" else (lambda: asked(instance))
    with changing(instance):
        seen = outcomes(ask)
    assert seen <= {"a verdict", "ValidationError", "InstanceChanged"}
    assert "a verdict" in seen or "ValidationError" in seen


class _Restless(dict[str, Any]):
    """Has another size at each look, as if another thread had been there."""

    def _look(self) -> Any:
        yield from ()
        raise RuntimeError("dictionary changed size during iteration")

    items = values = __iter__ = _look

    def __getitem__(self, key: str) -> Any:
        raise KeyError(key)


@pytest.mark.parametrize("schema", [
    {"additionalProperties": {"type": "string"}},
    {"propertyNames": {"maxLength": 1}},
    {"properties": {"a": {"type": "string"}}},
])  # fmt: skip
def test_what_a_change_looks_like_to_the_checks(schema: Any) -> None:
    validator = compile_validator(schema)
    for ask in (validator.is_valid, validator.validate, lambda v: list(validator.iter_errors(v))):
        with pytest.raises(RuntimeError, match="the instance was changed meanwhile") as raised:
            ask(_Restless(a="1"))
        assert type(raised.value).__name__ == "InstanceChanged"


def test_an_instance_that_is_right_by_the_time_that_it_is_explained() -> None:
    class Mended(dict[str, Any]):
        looks = 0

        def __contains__(self, key: object) -> bool:
            self.looks += 1
            return self.looks > 1

    validator = compile_validator({"required": ["a"]})
    validator.validate(Mended())
