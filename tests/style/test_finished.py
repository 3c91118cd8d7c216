"""What targets give is what black would make of it, and clean for ruff: a sample; all of it is
``make style``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from schemawright.render import templates_folder
from schemawright.style.worker import styled
from schemawright.targets.runtime import runtime

from benchmarks.fetch import Unavailable
from tests.style.corpora import GOLDEN, GROUPS, Package
from tests.style.judge import by_ruff, judge
from tests.style.shapes import hunks

_SAMPLE = {
    "FullStory": ("fullstory",),
    "golden": ("names", "openapi", "orders_dataclass", "orders_msgspec", "shop", "tagged"),
    "SchemaStore": ("dependabot", "readthedocs"),
}


@pytest.mark.parametrize(
    ("group", "name"), [(group, name) for group, names in _SAMPLE.items() for name in names]
)
def test_black_changes_nothing(group: str, name: str) -> None:
    result = judge(_package(group, name))
    assert result.trouble == []
    assert {each.path: each.hunks for each in result.black} == {}
    assert result.ruff == []
    assert result.finished == result.files


def test_black_is_not_loaded(tmp_path: Path) -> None:
    """Nor what else a run can do without."""
    program = (
        "import sys, schemawright\n"
        "schemawright.generate(sys.argv[1], sys.argv[2])\n"
        "print(*sorted({'black', 'datamodel_code_generator', 'rich'} & set(sys.modules)))\n"
    )
    source = GOLDEN / "openapi" / "input"
    command = [sys.executable, "-c", program, source, tmp_path / "package"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"


def test_every_helper_of_the_run_time() -> None:
    names = sorted(path.stem for path in (templates_folder() / "runtime").glob("*.py"))
    helpers = tuple(runtime(names))
    assert len(helpers) == len(names) > 50
    assert [file.path for file in helpers if styled(file.text)[0] != file.text] == []
    assert by_ruff(helpers) == []


def _package(group: str, name: str) -> Package:
    try:
        return next(each for each in GROUPS[group]() if each.name == name)
    except Unavailable as missing:
        pytest.skip(f"{missing}")


def test_changes_are_told_by_their_kind() -> None:
    before = "a = 'x'\nb = 1\nc = 'y'\nd = 2\ne = 3\n"
    after = 'a = "x"\nb = 1\nc = "y"\nd = 2\n\n\ne = 3\n'
    first, second, third = hunks(before, after)
    assert (first.line, first.before, first.after) == (1, ("a = 'x'",), ('a = "x"',))
    assert first.shape == second.shape == '- x = "…"\n+ x = "…"'
    assert (third.line, third.before, third.after) == (5, (), ("", ""))
    assert list(hunks(before, before)) == []
