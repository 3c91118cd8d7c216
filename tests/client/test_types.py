"""The generated client and a program that uses it, before the strict type checkers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from schemawright.contract import Contract

from tests.client.conftest import generate
from tests.client.contract import SCHEMAS, contract

_VALIDATORS = """
from ._runtime.validator import Validator
def _validator(name: str) -> Validator:
    return Validator(name, lambda instance: True)
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package and the program."""
    folder = tmp_path_factory.mktemp("program")
    made: Contract = contract()
    package = generate(made, folder / "small_client")
    lines = [f'{each} = _validator("{each}")' for each in SCHEMAS]
    (package / "validators.py").write_text(_VALIDATORS + "\n".join(lines) + "\n")
    program = Path(__file__).with_name("use.py").read_text(encoding="utf-8")
    (folder / "use.py").write_text(program, encoding="utf-8")
    return folder


def test_mypy(program: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "use.py", "small_client"]
    done = subprocess.run(command, cwd=program, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright(program: Path) -> None:
    settings = {"typeCheckingMode": "strict", "include": ["use.py", "small_client"]}
    (program / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "-p", "."]
    done = subprocess.run(command, cwd=program, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
