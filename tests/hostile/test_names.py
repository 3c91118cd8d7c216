"""Names that documents bring: none has a character that nobody sees, and each can be a file."""

from __future__ import annotations

import importlib
import json
import keyword
import subprocess
import sys
from pathlib import Path

import pytest
import schemawright

#: What Python allows in an identifier and shows nobody (Default_Ignorable_Code_Point).
UNSEEN = (
    "\u034f \u115f \u1160 \u17b4 \u17b5 \u180b \u180c \u180d \u180f \u3164 \ufe00 \ufe0f \uffa0 "
    "\U000e0100 \U000e01ef"
).split()
#: Devices of Windows, with or without an ending, and what pytest imports wherever it lies.
TAKEN = ("con", "prn", "aux", "nul", "com1", "lpt9", "conftest")


def _components(folder: Path, names: list[str]) -> Path:
    """A package of schemas of these `names`, spread over modules."""
    schemas = {
        name: {
            "type": "object",
            "properties": {name: {"enum": [name, number], "title": f"{name} {number}"}},
        }
        for number, name in enumerate([*names, *(f"S{number}" for number in range(80))])
    }
    document = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}}
    document["components"] = {"schemas": schemas}
    (folder / "api.json").write_text(json.dumps(document))
    schemawright.generate(folder / "api.json", folder / "shown")
    return folder / "shown"


def test_every_character_is_seen(tmp_path: Path) -> None:
    package = _components(tmp_path, [f"us{character}er" for character in UNSEEN])
    for file in (path for path in package.rglob("*") if path.is_file()):
        text = file.read_text(encoding="utf-8")
        assert not set(text) & {*UNSEEN}, file


def test_modules_are_files_everywhere(tmp_path: Path) -> None:
    package = _components(tmp_path, [*map(str.title, TAKEN), "\u754c" * 130, "x" * 300])
    paths = [path.relative_to(package) for path in package.rglob("*")]
    assert not {path.stem.lower() for path in paths} & {*TAKEN}
    assert len({str(path).lower() for path in paths}) == len(paths)
    # Python adds the name and the number of its version, and of the run that writes it.
    longest = max(len(path.name.encode()) for path in paths)
    assert longest + len(".cpython-314.opt-2.pyc.1234567890") < 255


def test_a_schema_that_is_called_as_what_imports_the_others(tmp_path: Path) -> None:
    """A module that is imported becomes a name of the package around it."""
    _components(tmp_path, ["ImportModule", "Validator", "_HOMES", "globals"])
    program = (
        "import shown.models, shown.validators\n"
        "for package in (shown.models, shown.validators):\n"
        "    for name in package.__all__:\n"
        "        getattr(package, name)\n"
        "assert shown.models.ImportModule.model_validate({}) is not None\n"
        "assert shown.validators.import_module_.is_valid({})\n"
    )
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("word", [*keyword.kwlist, *keyword.softkwlist])
def test_keywords_in_other_letters(word: str, tmp_path: Path) -> None:
    """Python reads the fullwidth letters of a name as the usual ones."""
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in word if letter != "_") or "\uff3f"
    schema = {"type": "object", "properties": {wide: {"type": "integer"}, word: {"const": "x"}}}
    validator = schemawright.compile_validator(schema)
    assert validator.is_valid({wide: 1, word: "x"})
    assert not validator.is_valid({wide: "x", word: "x"})
    assert not validator.is_valid({wide: 1, word: 1})


@pytest.mark.parametrize("name", ["error", "errors", "re", "thing"])
def test_members_that_are_called_as_functions_are(name: str, tmp_path: Path) -> None:
    """What is called ``error`` has the functions ``valid_error_`` and ``errors_in_error_``."""
    referred = {"$ref": f"#/components/schemas/{name}"}
    members = [f"{prefix}_{name}{end}" for prefix in ("valid", "errors_in") for end in ("", "_")]
    schemas = {
        name: {"type": "object", "properties": {"a": {"type": "integer"}, "b": referred}},
        "User": {
            "properties": {"first": referred, **dict.fromkeys(members, referred), name: referred}
        },
    }
    document = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}}
    (tmp_path / "api.json").write_text(json.dumps({**document, "components": {"schemas": schemas}}))
    schemawright.generate(tmp_path / "api.json", tmp_path / f"called_{name}")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        user = importlib.import_module(f"called_{name}.validators").user
    for member in ("first", *members, name):
        instance = {"first": {}, member: {"b": {"b": {"a": "x"}}}, name: {"b": {}}}
        wrong = [str(error.json_path) for error in user.iter_errors(instance)]
        expected = [] if member == name else [f"$.{member}.b.b.a"]
        assert (user.is_valid(instance), wrong) == (not expected, expected)
