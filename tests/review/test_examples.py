"""`schemawright.examples`: what it makes is valid, or nearly, and reaches every branch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from schemawright import compile_validator, config, examples, pipeline
from schemawright.containment.example_goals import reached
from schemawright.containment.example_values import example_values
from schemawright.containment.holds import Judge
from schemawright.containment.normalise import normalise
from schemawright.containment.outcome import StepBudget
from schemawright.containment.solver import Solver
from schemawright.containment.terms import Terms
from schemawright.diagnostics import Problems
from schemawright.inprocess import format_check
from schemawright.lazy_validators import schema_validators

from tests.review.verdicts import cases, settings_of

_ORDER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^[A-Z]-[0-9]+$"},
        "kind": {"enum": ["gift", "sale"]},
        "price": {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}]},
        "lines": {"type": "array", "items": {"$ref": "#"}, "minItems": 1},
    },
    "required": ["id"],
    "additionalProperties": False,
}


def test_every_branch_is_reached() -> None:
    made = examples(_ORDER, 30)
    assert {"id": "A-0"} in made.valid
    for name, value in (("kind", "gift"), ("kind", "sale"), ("price", 1), ("price", None)):
        assert any(order.get(name, "") == value for order in made.valid), (name, value)
    assert any(order.get("lines") for order in made.valid)


def test_each_rule_is_broken_by_itself() -> None:
    made = examples(_ORDER, 30)
    is_valid = compile_validator(_ORDER).is_valid
    assert not any(map(is_valid, made.nearly))
    wanted = [{"id": ""}, {}, {"id": "A-0", "kind": None}, {"id": "A-0", "price": 0}]
    assert all(value in made.nearly for value in (wanted[0], wanted[1]))
    assert any("kind" in value for value in made.nearly if isinstance(value, dict))


def test_numbers_without_end() -> None:
    assert len(examples({"type": "integer"}, 5).valid) == 5
    assert examples(False, 5).valid == ()


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()][::6])
def test_of_many_schemas(case: dict[str, Any]) -> None:
    made = examples(case["old"], 3, **settings_of(case))
    is_valid = compile_validator(case["old"], **settings_of(case)).is_valid
    assert all(map(is_valid, made.valid))
    assert not any(map(is_valid, made.nearly))


def test_what_nothing_satisfies() -> None:
    nothing = {"type": "string", "minLength": 3, "pattern": "^a?$"}
    assert examples(nothing).satisfiable is False
    assert examples({"type": "string"}).satisfiable is True
    assert examples({"pattern": "^(a)\\1$", "type": "string"}).satisfiable is not False


@pytest.mark.thorough
@pytest.mark.parametrize("case", ["composed", "tagged", "shop"])
def test_of_a_package(case: str) -> None:
    """Every branch of every schema is reached that can be, and one rule is broken at a time."""
    folder = Path(__file__).parents[1] / "golden" / case / "input"
    job = config.one_off(folder, Path("package"))
    _, contract, program = pipeline.understand(job, Problems())
    terms = Terms()
    meaning = normalise([program], terms)[0]
    judge, validator = Judge(terms, format_check), schema_validators(contract, program)
    for named in contract.schemas:
        term = meaning[program.entries[named.variable]]
        goals = list(reached(terms, term))
        compiled = validator(named.variable)
        made = example_values(terms, term, len(goals) + 1, compiled.is_valid, format_check)
        for goal in goals:
            if not any(judge.holds(goal, value) for value in made.valid):
                solver = Solver(terms, format_check, StepBudget(20_000))
                assert solver.solve([term, goal]).kind == "none", (named.name, goal)
        for value in made.nearly:
            # One rule, which two ways of a schema may lead to.
            errors = {str(error) for error in compiled.iter_errors(value)}
            assert len(errors) == 1, (named.name, value)
