"""The package, and a program that uses it, before the strict type checkers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def program(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package and the program."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(package, folder / "fullstory")
    shutil.copy(Path(__file__).with_name("use.py"), folder)
    return folder


def test_mypy(program: Path) -> None:
    arguments = ["--strict", "--config-file=", "--warn-unreachable", "use.py", "fullstory"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *arguments], cwd=program, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright(program: Path) -> None:
    settings = {"typeCheckingMode": "strict", "include": ["use.py", "fullstory"]}
    (program / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "-p", "."]
    done = subprocess.run(command, cwd=program, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors, 0 warnings" in done.stdout
