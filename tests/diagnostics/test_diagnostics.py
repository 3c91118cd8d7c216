"""Every kind of diagnostic, as the user sees it.

A case is a folder here: `input/` is what is wrong with the world, `stderr.txt` what is said
about it. To add one, make `input/`, run ``make golden``, and read the `stderr.txt` it wrote.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.conform import conform
from generator.diagnostics import Problems, Rejected
from generator.formats import describe
from generator.overlay import overlay
from generator.read import read
from generator.resolve import resolve
from tests.conftest import Golden

HERE = Path(__file__).resolve().parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/input"))


def run(case: Path) -> str:
    """What the command line prints about the input of a case; the current folder is the case."""
    problems = Problems()
    try:
        sources = read(Path("input"), problems)
        problems.stop_on_errors()
        sources = overlay(sources, problems)
        problems.stop_on_errors()
        library = resolve(sources, problems)
        problems.stop_on_errors()
        conform(library, problems)
        problems.stop_on_errors()
        describe(library, "package", "assert", problems)
        problems.stop_on_errors()
    except Rejected as rejected:
        return "\n".join(map(str, rejected.problems)) + "\n"
    pytest.fail(f"{case.name}: nothing is wrong with this input")


@pytest.mark.parametrize("case", CASES)
def test_says_what_is_wrong(case: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / case)
    golden(HERE / case / "stderr.txt", run(HERE / case))


@pytest.mark.parametrize("room", ["read", "overlay"])
def test_every_code_has_a_case(room: str, repository: Path) -> None:
    """The table of a room's codes and the cases agree. These need a machine in a special state,
    and have tests of their own: a path that is not there, a file or name that cannot be read."""
    elsewhere = {"SW0101", "SW0104", "SW0105"}
    table = (repository / "generator" / room / "__init__.py").read_text(encoding="utf-8")
    documented = set(re.findall(r"^(SW\d{4})", table, re.MULTILINE))
    shown = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*/stderr.txt"))
    missing = documented - elsewhere - set(re.findall(r"SW\d{4}", shown))
    assert not missing, f"no case in {HERE.name}/ shows {sorted(missing)}"
