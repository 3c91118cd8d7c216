"""Every pass: before -> after.

A file is named after its pass. A case has a `schema` (and `dialect`), the passes that run
before (`given`), and whether the pass `fires`, that is, changes anything. `make golden`
records the checks `before` and, if it fires, `after`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from schemawright import passes
from schemawright.ir.checks import Program
from schemawright.ir.printing import printed

from tests.compiling import lowered
from tests.conftest import Golden
from tests.recording import cases, with_recorded

HERE = Path(__file__).resolve().parent
FILES = sorted(path.stem for path in HERE.glob("*.yaml"))

#: What passes ask of checks.
NO_PASSES = {"__init__", "property_facts", "type_narrowing"}

Pass = Callable[[Program], Program]
BY_NAME: dict[str, Pass] = {each.__name__: each for each in passes.PASSES}
BY_MODULE = {each.__module__.rpartition(".")[2]: each for each in passes.PASSES}


@cache
def fixtures(name: str) -> list[dict[str, Any]]:
    return cases(HERE / f"{name}.yaml")


def before_and_after(case: dict[str, Any], tried: Pass) -> tuple[str, str]:
    program = lowered(case)
    for name in case.get("given", ()):
        program = BY_NAME[name](program)
    return printed(program), printed(tried(program))


@pytest.mark.parametrize("name", FILES)
def test_fires(name: str) -> None:
    for case in fixtures(name):
        before, after = before_and_after(case, BY_MODULE[name])
        assert (before != after) is case["fires"], (case["case"], after)


@pytest.mark.parametrize("name", FILES)
def test_before_and_after(name: str, golden: Golden) -> None:
    path = HERE / f"{name}.yaml"
    recorded = []
    for case in fixtures(name):
        before, after = before_and_after(case, BY_MODULE[name])
        recorded.append({"before": before} | ({"after": after} if before != after else {}))
    golden(path, with_recorded(path.read_text(encoding="utf-8"), recorded))


def test_every_pass_runs_and_has_a_fixture(repository: Path) -> None:
    folder = repository / "generator" / "schemawright" / "passes"
    modules = {path.stem for path in folder.glob("*.py")} - NO_PASSES
    idle = sorted(modules - set(BY_MODULE))
    assert not idle, f"PASSES of generator/schemawright/passes/__init__.py has no pass of {idle}"
    missing = sorted(modules - set(FILES))
    assert not missing, f"tests/passes/ has no {', '.join(f'{name}.yaml' for name in missing)}"


def test_every_pass_shows_where_it_does_nothing() -> None:
    for name in FILES:
        assert {case["fires"] for case in fixtures(name)} == {True, False}, name


def test_what_explains_loses_no_check() -> None:
    """Explanations are written from the checks as the schemas say them: only gathered."""
    schema = {"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"type": "string"}}}
    program = lowered({"schema": schema})
    explaining, _ = passes.optimise(program)
    assert printed(explaining) == printed(program)


def test_after_the_last_pass_is_what_is_generated() -> None:
    schema = {"oneOf": [{"type": "string"}, {"allOf": [{"type": "object"}], "required": ["a"]}]}
    program = lowered({"schema": schema})
    _, deciding = passes.optimise(program)
    assert printed(passes.after(program, passes.STAGES[-1])) == printed(deciding)
    assert passes.after(program, passes.LOWERED) == program
