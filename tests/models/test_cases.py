"""The cases of ``cases.yaml``: what is printed, what is accepted, and that nothing is lost."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.models.conftest import Made, Make
from tests.models.doors import Doors

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def lines(text: str) -> list[str]:
    """The lines of a module, whatever the lengths of those that it was written in."""
    return [line.strip() for line in ast.unparse(ast.parse(text)).splitlines()]


def normal(line: str) -> str:
    """A line of a case likewise; the first line of a class goes without its body."""
    return lines(f"{line} ..." if line.endswith(":") else line)[0]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], make: Make) -> None:
    made = make({"thing.json": case["schema"]})
    printed = lines(made.text)
    assert [line for line in map(normal, case["lines"]) if line not in printed] == []
    assert "without" not in case or case["without"] not in made.text
    assert [warning.code for warning in made.warnings] == case.get("warns", [])
    _all_agree(case, made)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_where_what_is_not_set_is_missing(case: dict[str, Any], make: Make) -> None:
    _all_agree(case, make({"thing.json": case["schema"]}, optional="missing"))


def _all_agree(case: dict[str, Any], made: Made) -> None:
    doors = Doors(made.models.Thing, made.codecs.thing)
    for verdict, documents in ((True, case["valid"]), (False, case["invalid"])):
        assert [each for each in documents if doors.accept(each) is not verdict] == []
