"""The names that other people's code uses, locked in ``public_names.txt``: one that goes
missing, or comes without being meant to, is a change of the interface."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import schemawright

from tests.conftest import Golden
from tests.package.conftest import Import
from tests.package.environment import HERE, run

MODULES = ("", "client", "errors", "validators")


def test_public_names(fullstory: Import, golden: Golden) -> None:
    lines = ["schemawright", *(f"    {name}" for name in sorted(schemawright.__all__))]
    for module in MODULES:
        lines += ["", f"fullstory.{module}".rstrip(".")]
        lines += [f"    {name}" for name in sorted(fullstory(module).__all__)]
    for name in ("Client", "AsyncClient"):
        lines += ["", f"fullstory.{name}", *calls(getattr(fullstory(""), name))]
    golden(Path(__file__).with_name("public_names.txt"), "\n".join(lines) + "\n")


def calls(client: type) -> Iterator[str]:
    """The methods of a client with their parameters; those that walk take their method's."""
    for name, method in sorted(inspect.getmembers(client, inspect.isroutine)):
        if not name.startswith("_"):
            parameters = list(inspect.signature(method).parameters)[1:]
            yield f"    {name}({'...' if parameters == ['kwargs'] else ', '.join(parameters)})"


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_there(fullstory: Import, module: str) -> None:
    is_whole(fullstory(module))


def test_every_public_name_of_the_generator_is_there() -> None:
    is_whole(schemawright)


def is_whole(module: ModuleType) -> None:
    for name in module.__all__:
        assert getattr(module, name) is not None
    assert len(set(module.__all__)) == len(module.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        module.no_such_name  # noqa: B018


def test_every_schema_has_its_model_and_validator(fullstory: Import) -> None:
    """Under the names that the manifest says."""
    root = Path(fullstory("").__file__ or "").parent
    manifest = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["schemas"]) > 20
    for entry in manifest["schemas"]:
        for place in (entry["model"], entry["validator"]):
            module, name = place.split(".")
            assert hasattr(fullstory(module), name), place
        assert entry["name"] in fullstory("").__all__
    for operation in manifest["operations"]:
        method = operation["call"].rpartition(".")[2]
        assert hasattr(fullstory("client").Client, method)
        assert hasattr(fullstory("client").AsyncClient, method)


def test_missing_is_public_even_where_no_member_is_optional(tmp_path: Path) -> None:
    """Code that works on several packages may ask each of them for it."""
    (tmp_path / "word.json").write_text('{"type": "string"}', encoding="utf-8")
    schemawright.generate(tmp_path / "word.json", tmp_path / "words", optional="missing")
    program = "import words; print(words.MISSING, *words.__all__)"
    done = run(HERE, "-W", "error", "-c", program, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("MISSING MISSING Word\n", "")
