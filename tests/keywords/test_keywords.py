"""Every keyword: which values pass, what is said of those that do not, and which checks it is.

A file is named after its keyword's module; those of an extension vocabulary lie in its folder. A
case has a `schema` (`dialect`, `vocabularies`, `resources` and `formats` as `compile_validator`
takes them; a `case` line says what it is about), the values that are `valid` and those that are
`invalid`. The rest is recorded: write a case, run ``make golden``, and read what it added:

- `errors`: below each invalid value, the errors in the order in which they are found:
  ``path: message (keyword at schema path)``, branches of ``anyOf`` and ``oneOf`` below them;
- `checks`: the schema in the check language, before any pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from schemawright.ir.printing import printed
from schemawright.values import pointer

from tests.compiling import compiled, lowered, unoptimised
from tests.conftest import Golden
from tests.recording import cases, with_recorded

HERE = Path(__file__).resolve().parent
FILES = sorted(p.relative_to(HERE).with_suffix("").as_posix() for p in HERE.rglob("*.yaml"))


@cache
def fixtures(name: str) -> list[dict[str, Any]]:
    return cases(HERE / f"{name}.yaml")


@pytest.mark.parametrize("name", FILES)
def test_verdicts(name: str) -> None:
    """The boolean functions and those that explain agree with the case."""
    for case in fixtures(name):
        validator = compiled(case)
        for value in case.get("valid", ()):
            assert validator.is_valid(value), (case["schema"], value)
            assert list(validator.iter_errors(value)) == [], (case["schema"], value)
        for value in case.get("invalid", ()):
            assert not validator.is_valid(value), (case["schema"], value)
            assert list(validator.iter_errors(value)), (case["schema"], value)


@pytest.mark.parametrize("name", FILES)
def test_errors_and_checks(name: str, golden: Golden) -> None:
    path = HERE / f"{name}.yaml"
    recorded = [
        {"errors": errors(case), "checks": printed(lowered(case))} for case in fixtures(name)
    ]
    golden(path, with_recorded(path.read_text(encoding="utf-8"), recorded))


def errors(case: dict[str, Any]) -> str:
    validator = compiled(case)
    lines: list[str] = []
    for value in case.get("invalid", ()):
        text = json.dumps(value, ensure_ascii=False)
        lines.append(text if len(text) < 90 else text[:87] + "...")
        for error in validator.iter_errors(value):
            lines += (f"  {line}" for line in told(error))
    return "\n".join(lines)


def told(error: Any) -> Iterator[str]:
    """An error on one line, and its context below it."""
    where = f"{error.validator} at {pointer(error.schema_path)}"
    yield f"{error.json_path}: {error.message} ({where})"
    for each in error.context:
        yield from (f"  {line}" for line in told(each))


@pytest.mark.thorough
def test_passes_change_no_verdict() -> None:
    """Every value of every file against every schema: with the passes and without them the
    verdict is the same, and there is an error exactly when it is no."""
    every = [case for name in FILES for case in fixtures(name)]
    texts = {json.dumps(value) for case in every for value in _values(case)}
    values = [json.loads(text) for text in sorted(texts)]
    for case in every:
        fast, plain = compiled(case), compiled(case, unoptimised)
        for value in values:
            verdict = plain.is_valid(value)
            assert fast.is_valid(value) is verdict, (case["schema"], value)
            explained = next(iter(fast.iter_errors(value)), None)
            assert (explained is None) is verdict, (case["schema"], value)


def _values(case: dict[str, Any]) -> list[Any]:
    return [*case.get("valid", ()), *case.get("invalid", ())]
