"""The generated client and a program that uses it, before the strict type checkers."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright.contract import Contract

from tests.client.conftest import generate
from tests.client.contract import SCHEMAS, contract
from tests.type_checking import CHECKERS, complaints

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


@pytest.mark.parametrize("checker", CHECKERS)
def test_nothing_to_complain_about(program: Path, checker: str) -> None:
    assert not complaints(checker, program, "use.py", "small_client")
