"""Formatting: one style, whatever the user's settings and however many processors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from schemawright import style as room
from schemawright.files import File
from schemawright.style import style

UGLY = "x = {  'a':1 }\ndef f( ): return   x\n"
NEAT = 'x = {"a": 1}\n\n\ndef f():\n    return x\n'


def test_python_files_are_formatted_and_others_are_not() -> None:
    files = [File("b.py", UGLY), File("README.md", UGLY), File("a.py", NEAT), File("e.py", "")]
    assert style(files) == (
        File("b.py", NEAT),
        File("README.md", UGLY),
        File("a.py", NEAT),
        File("e.py", ""),
    )


def test_lines_have_88_columns_whatever_the_user_configured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.black]\nline-length = 20\n")
    monkeypatch.chdir(tmp_path)
    fits = f"x = [{', '.join(['1111'] * 14)}]\n"
    assert 80 < len(fits) <= 89
    assert style([File("a.py", fits)]) == (File("a.py", fits),)


def test_what_is_not_python_names_the_file() -> None:
    with pytest.raises(ValueError, match=r"the generated models\.py is not valid Python"):
        style([File("a.py", NEAT), File("models.py", "def (:\n")])


def many(count: int) -> list[File]:
    return [File(f"m{i}.py", UGLY * (i + 1) + f"y{i} = 'é'\n") for i in range(count)]


def test_several_processes_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = style(many(7))
    monkeypatch.setattr(room, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(room, "_cores", lambda: 3)
    assert style(many(7)) == alone
    broken = [*many(7), File("models.py", "def (:\n")]
    with pytest.raises(ValueError, match=r"models\.py"):
        style(broken)


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false"])
def test_without_a_second_process_it_is_done_here(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    alone = style(many(7))
    monkeypatch.setattr(room, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(room, "_cores", lambda: 3)
    monkeypatch.setattr(sys, "executable", program)
    assert style(many(7)) == alone
