"""Whatever the code forgives has a case, which says how it is read, or what is left out for it, and
what is said of it in a strict package."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import pytest
from schemawright import diagnostics
from schemawright.cli import main
from schemawright.diagnostics import Problems

HERE = Path(__file__).resolve().parent
GENERATOR = Path(diagnostics.__file__).resolve().parent
FORGIVING = sorted(file.parent for file in HERE.glob("*/strict.txt"))

Call = tuple[str, int]


@pytest.mark.thorough
def test_every_blemish_has_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reached: set[Call] = set()
    plain = Problems.blemish

    def noted(self: Problems, *arguments: Any, **named: Any) -> None:
        frame: Any = sys._getframe(1)
        # Some call it for others, who say what is wrong.
        for _ in range(4):
            reached.add((frame.f_code.co_filename, frame.f_lineno))
            frame = frame.f_back
        plain(self, *arguments, **named)

    monkeypatch.setattr(Problems, "blemish", noted)
    for case in FORGIVING:
        monkeypatch.chdir(case)
        file = case / "arguments.txt"
        more = file.read_text(encoding="utf-8").split() if file.is_file() else []
        output = str(tmp_path / case.name)
        main(["generate", "--source", "input", "--output", output, *more])
    capsys.readouterr()
    missed = [
        f"{path.relative_to(GENERATOR)}:{first}"
        for path, first, last in calls()
        if not any((str(path), line) in reached for line in range(first, last + 1))
    ]
    assert missed == [], "make a case for each: see CONTRIBUTING.md, 'A diagnostic'"


def calls() -> list[tuple[Path, int, int]]:
    """The places in the generator that forgive something: the file, the first and the last line."""
    return [
        (path, node.lineno, node.end_lineno or node.lineno)
        for path in sorted(GENERATOR.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("blemish", "_misshapen")
    ]


def test_there_are_such_calls() -> None:
    assert len(calls()) > 15
