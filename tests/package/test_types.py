"""The package, and a program that uses it, before the strict type checkers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.type_checking import CHECKERS, complaints


@pytest.fixture(scope="module")
def program(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package and the program."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(package, folder / "fullstory")
    shutil.copy(Path(__file__).with_name("use.py"), folder)
    return folder


@pytest.mark.parametrize("checker", CHECKERS)
def test_nothing_to_complain_about(program: Path, checker: str) -> None:
    assert not complaints(checker, program, "use.py", "fullstory")
