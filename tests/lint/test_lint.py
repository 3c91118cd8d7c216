"""`lint` by examples: add one to `cases.yaml`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.diagnostics import Problems
from schemawright.lint import lint
from schemawright.lint.rules import RULES
from schemawright.lint.spelling import is_slip
from schemawright.read import read
from schemawright.resolve import resolve

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))


def problems_of(folder: Path, documents: list[Any], levels: dict[str, Any]) -> Problems:
    problems = Problems()
    for number, document in enumerate(documents):
        (folder / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
    lint(resolve(read(folder, problems), problems), levels, problems)
    return problems


def documents_of(case: dict[str, Any]) -> list[Any]:
    if "documents" in case:
        return list(case["documents"])
    stated = {"$schema": case["dialect"]} if "dialect" in case else {}
    return [stated | case["schema"]]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_findings(case: dict[str, Any], tmp_path: Path) -> None:
    problems = problems_of(tmp_path, documents_of(case), case.get("levels", {}))
    shown = [
        f"{d.severity} {d.code} {d.place.pointer}: {d.hint.split(' (lint rule ')[0]}"
        for d in problems.reported
        if d.place
    ]
    assert shown == case["findings"], "\n".join(map(str, problems.reported))


def test_a_kind_is_counted(tmp_path: Path) -> None:
    schema = {"properties": {name: {"minlength": 1} for name in "abc"}}
    (problem,) = problems_of(tmp_path, [schema], {}).reported
    assert problem.message.endswith("(here and in 2 more places)")


def test_every_place_is_told_on_demand(tmp_path: Path) -> None:
    schema = {"properties": {name: {"minlength": 1} for name in "abc"}, "requird": []}
    (tmp_path / "a.json").write_text(json.dumps(schema), encoding="utf-8")
    problems = Problems()
    lint(resolve(read(tmp_path, problems), problems), {}, problems, every_place=True)
    pointers = [problem.place.pointer for problem in problems.reported if problem.place]
    assert pointers == ["/requird", *(f"/properties/{name}/minlength" for name in "abc")]
    assert not any("more place" in problem.message for problem in problems.reported)


def test_every_rule_is_told_by_its_name(tmp_path: Path) -> None:
    schema = {"requird": [], "nullable": True, "format": "datetime", "other": 1, "then": False}
    more = {"format": "nothing"}
    loud = {rule.name: "error" for rule in RULES}
    problems = problems_of(tmp_path, [schema, more], loud).reported
    assert {f"(lint rule {rule.name})" for rule in RULES} == {
        problem.hint[problem.hint.index("(lint rule") :] for problem in problems
    }
    assert {problem.code for problem in problems} == {rule.code for rule in RULES}


@pytest.mark.parametrize(
    ("word", "of", "expected"),
    [
        ("required", "required", False),
        ("requird", "required", True),
        ("reqiured", "required", True),
        ("requiredd", "required", True),
        ("requixed", "required", True),
        ("reqird", "required", False),
        ("requiredOr", "required", False),
        ("min-length", "minLength", True),
        ("MINLENGTH", "minLength", True),
        ("minItem", "minItems", True),
        ("addtionalPropertes", "additionalProperties", True),
        ("adtionalPropertes", "additionalProperties", False),
        ("ref", "$ref", True),
        ("$refs", "$ref", True),
        ("def", "$defs", False),
        ("iff", "if", False),
        ("IF", "if", True),
    ],
)
def test_slips(word: str, of: str, expected: bool) -> None:
    assert is_slip(word, of) is expected
