"""A package that is replaced while a program imports it: the old one or the new one, or an error
that says so; never the models of the one with the validators of the other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from schemawright import cli

_SCHEMA = """{{"$defs": {{"{name}": {{"title": "{name}", "type": "object",
  "properties": {{"id": {{"type": "{type}"}}}}, "required": ["id"]}}}},
  "title": "Order", "type": "object", "properties": {{"item": {{"$ref": "#/$defs/{name}"}}}}}}"""

#: Swaps the two packages, which is what publishing does.
_SWAP = """
import os, sys
def swap():
    os.rename("shop", "old")
    os.rename("new", "shop")
"""

#: Parts of a package in the order in which programs come by them, replaced in between.
_PROGRAMS = {
    "models, then what fails": """
from shop.models import Order
swap()
Order(item={"id": 1})
""",
    "models, then how": """
from shop.models import Order
swap()
Order.model_json_schema()
""",
    "the package, then a class": """
import shop
swap()
shop.Order
""",
    "validators, then models": """
import shop.validators
swap()
import shop.models
""",
    "one validator, then its errors": """
from shop import validators
swap()
validators.order.is_valid({"item": {"id": 1}})
validators.order.validate({"item": {"id": 1}})
""",
    "classes, then codecs": """
import shop.models
swap()
from shop import codecs
codecs.order.load({"item": {"id": 1}})
""",
    "in the middle of an import": """
class Swapper:
    def find_spec(self, name, path=None, target=None):
        if name == "shop.validators.checks":
            sys.meta_path.remove(self)
            swap()
sys.meta_path.insert(0, Swapper())
import shop.models
""",
}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same package by two versions of a schema, in each style."""
    folder = tmp_path_factory.mktemp("replaced")
    for style in ("pydantic", "dataclass"):
        for version, (name, kind) in {
            "shop": ("Item", "string"),
            "new": ("Thing", "integer"),
        }.items():
            source = folder / f"{version}.json"
            source.write_text(_SCHEMA.format(name=name, type=kind))
            output = str(folder / style / version)
            call = ["generate", "--source", str(source), "--output", output, "--models", style]
            assert cli.main(call) == 0
    return folder


@pytest.mark.parametrize("what", _PROGRAMS)
def test_a_program_that_imports_meanwhile(what: str, packages: Path, tmp_path: Path) -> None:
    style = "dataclass" if "codecs" in what else "pydantic"
    shutil.copytree(packages / style, tmp_path, dirs_exist_ok=True)
    ran = _run(_SWAP + _PROGRAMS[what], tmp_path)
    assert ran.returncode == 1
    last = ran.stderr.strip().splitlines()[-1]
    assert last.startswith("ImportError: the package in "), ran.stderr
    assert last.endswith("start the program again")


def test_the_same_package_again_is_no_other(packages: Path, tmp_path: Path) -> None:
    """A copy of it, put in its place by whatever installs it."""
    for name in ("shop", "new"):
        shutil.copytree(packages / "pydantic" / "shop", tmp_path / name)
    program = """
from shop.models import Order
swap()
from shop import validators
assert not validators.order.is_valid({"item": {}})
assert len(list(validators.order.iter_errors({"item": {}}))) == 1
print("fine")
"""
    ran = _run(_SWAP + program, tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "fine\n"), ran.stderr


def test_without_a_manifest_all_is_as_before(packages: Path, tmp_path: Path) -> None:
    shutil.copytree(packages / "pydantic" / "shop", tmp_path / "shop")
    (tmp_path / "shop" / "manifest.json").unlink()
    ran = _run("from shop import Order\nprint(Order(item={'id': 'A'}))\n", tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")


def _run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True
    )
