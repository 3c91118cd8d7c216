"""What is built from this repository works when it is installed, with the dependencies that it
declares and no others. Nothing is downloaded."""

from __future__ import annotations

import importlib.util
import subprocess
import tomllib
from pathlib import Path

import pytest
from schemawright.version import VERSION

from tests.conftest import HANGS, REPOSITORY
from tests.package.conftest import SOURCE, tree
from tests.package.environment import HERE, environment, run

pytestmark = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in ("hatchling", "pip")),
    reason="hatchling or pip is missing: pip install hatchling",
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment with the wheel of the sdist of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    _succeed("hatchling", "build", "-t", "sdist", "-d", str(folder), cwd=REPOSITORY)
    (sdist,) = folder.glob("*.tar.gz")
    offline = ("--no-deps", "--no-index", "--disable-pip-version-check", "--quiet")
    build = ("wheel", *offline, "--no-build-isolation", "-w", str(folder), str(sdist))
    _succeed("pip", *build, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = environment(folder / "env", *project["dependencies"])
    _succeed("pip", "--python", str(python), "install", *offline, str(wheel), cwd=folder)
    return python.parent


def _succeed(*arguments: str, cwd: Path) -> None:
    done = subprocess.run(
        [str(HERE), "-m", *arguments], cwd=cwd, capture_output=True, text=True, timeout=HANGS
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_gives_the_same_package(installed: Path, package: Path, tmp_path: Path) -> None:
    output = tmp_path / "fullstory"
    command = [str(installed / "schemawright"), "generate", "--source", str(SOURCE)]
    done = subprocess.run(
        [*command, "--output", str(output)], cwd=tmp_path, env={}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert tree(output) == tree(package)


def test_the_library_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    program = (
        "import schemawright, schemawright.version as v\n"
        "check = schemawright.compile_validator({'type': 'integer', 'format': 'x'})\n"
        "print(schemawright.__file__, v.VERSION, check.is_valid(1), check.is_valid('1'))\n"
    )
    done = run(installed / "python", "-c", program, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    place, *said = done.stdout.split()
    assert Path(place).is_relative_to(installed.parent)
    assert said == [VERSION, "True", "False"]


def test_what_a_review_needs_is_there(installed: Path, tmp_path: Path) -> None:
    """The templates of the page, and the schema of the report as JSON."""
    for name, text in (("old", '{"type": "string"}'), ("new", '{"type": "integer"}')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "id.json").write_text(text, encoding="utf-8")
    command = [str(installed / "schemawright"), "diff", "old", "new", "--format", "html"]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True)
    assert (done.returncode, done.stdout[:15]) == (1, "<!doctype html>"), done.stderr
    program = (
        "from importlib.resources import files\n"
        "print(files('schemawright').joinpath('schemas/review/review-report.json').read_text())"
    )
    done = run(installed / "python", "-c", program, cwd=tmp_path)
    schema = REPOSITORY / "schemas" / "review" / "review-report.json"
    assert done.stdout.strip() == schema.read_text(encoding="utf-8").strip(), done.stderr
