"""A copy of the package works anywhere: in a folder of any name, with pydantic and httpx2 only;
its validators with nothing at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.package.conftest import SOURCE
from tests.package.environment import HERE, environment, run

#: Imports all modules of the package, uses one of each kind, and tells what else was loaded.
ALL = """
import importlib, json, pathlib, sys
name = sys.argv[1]
root = importlib.import_module(name)
after_root = [each for each in ("pydantic", "httpx2") if each in sys.modules]
folder = pathlib.Path(root.__file__).parent
for file in sorted(folder.rglob("*.py")):
    parts = file.relative_to(folder).with_suffix("").parts
    importlib.import_module(".".join([name, *parts]).removesuffix(".__init__"))
for public in root.__all__:
    getattr(root, public)
event = root.CreateEventRequest(name="a", session={"id": "1"})
with root.Client(api_key="k") as client:
    methods = [each for each in dir(client) if not each.startswith("_")]
root.AsyncClient(api_key="k")
print(json.dumps([after_root, event.model_dump(mode="json"), len(methods), "schemawright" in sys.modules]))
"""  # noqa: E501

#: Uses the validators, and tells which modules come from elsewhere than the standard library.
VALIDATORS = """
import json, sys
sys.path.insert(0, sys.argv[1])
from fullstory import validators
check = validators.create_event_request
assert check.is_valid({"name": "a", "timestamp": "2024-02-29T12:00:00Z"})
assert not check.is_valid({"name": "a", "timestamp": "2023-02-29T12:00:00Z"})
try:
    check.validate({"name": 1})
except validators.ValidationError as error:
    told = str(error)
for name in validators.__all__:
    getattr(validators, name)
known = {*sys.stdlib_module_names, "__main__", "fullstory"}
print(json.dumps([told, sorted(n for n in sys.modules if n.split(".")[0] not in known)]))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with pydantic and httpx2."""
    return environment(tmp_path_factory.mktemp("bare"), "pydantic>=2.13", "httpx2>=2")


@pytest.mark.parametrize("name", ["my_vendored", "a.b.c9", "_x.models"])
def test_vendored(name: str, package: Path, python: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path.joinpath(*name.split(".")))
    program = tmp_path / "program.py"
    program.write_text(ALL, encoding="utf-8")
    done = run(python, "-W", "error", str(program), name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    loaded, event, methods, generator = json.loads(done.stdout)
    assert not loaded, "importing the package alone must be quick"
    assert event == {"name": "a", "session": {"id": "1"}}
    assert methods > 15
    assert not generator


def test_the_environment_is_bare(python: Path, tmp_path: Path) -> None:
    """So that the test above can fail: nothing of ours is visible, pydantic is."""
    modules = "import pydantic, httpx2, sys; sys.exit(0)"
    assert run(python, "-c", modules, cwd=tmp_path).returncode == 0
    for module in ("schemawright", "jinja2", "pytest", "yaml", "jsonschema", "pip"):
        assert "ModuleNotFoundError" in run(python, "-c", f"import {module}", cwd=tmp_path).stderr


def test_validators_need_nothing(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "fullstory")
    arguments = ("-I", "-S", "-B", "-W", "error", "-c", VALIDATORS, str(tmp_path))
    done = run(HERE, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told, others = json.loads(done.stdout)
    assert told == "$.name: 1 is not a string"
    assert others == []


#: Reads what the documents say of a model, from wherever the package lies.
SCHEMA = """
import json, sys
sys.path.insert(0, sys.argv[1])
import fullstory
print(json.dumps(fullstory.CreateEventRequest.model_json_schema()))
"""


def test_a_package_works_from_an_archive(package: Path, python: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "vendored"), "zip", package.parent, package.name)
    done = run(python, "-W", "error", "-c", SCHEMA, archive, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    document = json.loads((SOURCE / "fullstory-createeventrequest-schema.json").read_text())
    # The rules of the overlay are part of the schema.
    assert len(schema.pop("allOf")) == 2
    assert schema == document
