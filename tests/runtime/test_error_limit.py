"""How much is told of a value that is wrong in very many ways: so much as was asked for."""

from __future__ import annotations

import importlib
import pickle
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import schemawright
from pydantic import TypeAdapter
from schemawright import compile_validator
from schemawright.config import Options
from schemawright.targets.validators import USUAL_ERRORS

from tests.conftest import REPOSITORY

_MANY = 200_000
_MEMBERS = dict.fromkeys(map(str, range(_MANY)))
#: Kinds of instances that are wrong in `_MANY` places.
WRONG: dict[str, tuple[Any, Any]] = {
    "items": ({"items": {"type": "string"}}, [1] * _MANY),
    "items by reference": (
        {"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"type": "string"}}},
        [1] * _MANY,
    ),
    "members": ({"additionalProperties": {"type": "string"}}, _MEMBERS),
    "closed": ({"additionalProperties": False}, _MEMBERS),
    "names": ({"propertyNames": {"maxLength": 0}}, _MEMBERS),
    "unevaluated": (
        {"prefixItems": [True], "unevaluatedItems": {"type": "string"}},
        [1] * _MANY,
    ),
    "alternatives": (
        {"anyOf": [{"items": {"type": "string"}}, {"items": {"type": "null"}}]},
        [1] * _MANY,
    ),
    "required": ({"required": [f"n{n}" for n in range(3000)]}, {}),
}


@pytest.mark.parametrize("kind", WRONG)
def test_the_first_error_and_the_limit_cost_little(kind: str) -> None:
    schema, instance = WRONG[kind]
    validator = compile_validator(schema)
    assert not validator.is_valid(instance)
    next(validator.iter_errors(instance))  # What is imported for it does not count.
    tracemalloc.start()
    try:
        next(validator.iter_errors(instance))
        first = tracemalloc.get_traced_memory()[1]
        with pytest.raises(ValueError, match=r".") as raised:
            validator.validate(instance)
        told = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Whether all items are strings is asked of one tuple, of a word each.
    assert first < 2_000_000
    assert told < 20_000_000
    assert len(raised.value.errors) <= 1000


def test_what_is_said_of_the_others() -> None:
    validator = compile_validator({"items": {"type": "string"}})
    with pytest.raises(ValueError, match="1000 errors and more") as raised:
        validator.validate([1] * 1001)
    error = raised.value
    assert error.more
    assert str(error).endswith("\n  and 980 more\n  and more, which were not looked for")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.more, len(again.errors)) == (str(error), True, 1000)


@pytest.mark.parametrize(("wrong", "limit", "told", "more"), [
    (5, 5, 5, False),
    (6, 5, 5, True),
    (5, 1, 1, True),
    (1, 1, 1, False),
    (5, 0, 1, True),
    (3000, 10_000, 3000, False),
])  # fmt: skip
def test_a_call_says_how_many(wrong: int, limit: int, told: int, more: bool) -> None:
    validator = compile_validator({"items": {"type": "string"}})
    with pytest.raises(ValueError, match="is not a string") as raised:
        validator.validate([1] * wrong, max_errors=limit)
    assert (len(raised.value.errors), raised.value.more) == (told, more)
    assert ("and more" in str(raised.value)) is more
    assert sum(1 for _ in validator.iter_errors([1] * wrong)) == wrong


def test_a_package_says_how_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.json").write_text('{"items": {"type": "string"}}')
    schemawright.generate(tmp_path / "words.json", tmp_path / "few_errors", max_errors=2)
    monkeypatch.syspath_prepend(tmp_path)
    validators: Any = importlib.import_module("few_errors.validators")
    with pytest.raises(ValueError, match="2 errors and more"):
        validators.words.validate([1, 2, 3])
    models: Any = importlib.import_module("few_errors.models")
    with pytest.raises(ValueError, match="more than 2 errors"):
        TypeAdapter(models.Words).validate_python([1, 2, 3])


def test_the_usual_number_is_said_once() -> None:
    text = (REPOSITORY / "templates" / "runtime" / "validator.py").read_text(encoding="utf-8")
    assert f"\nMAX_ERRORS = {USUAL_ERRORS}\n" in text
    assert Options().max_errors == USUAL_ERRORS
