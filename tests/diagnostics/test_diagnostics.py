"""Every kind of diagnostic, as the user sees it.

A case is a folder here: `input/` is what is wrong with the world, `stderr.txt` what is said
about it. To add one, make `input/`, run ``make golden``, and read the `stderr.txt` it wrote.
`arguments.txt` holds further arguments of the command, if it takes any to go wrong. Where a blemish
costs only what it touches, `left_out.json` is what the package lacks for it, and `strict.txt` what
is said with ``--strict``.
The package is written if nothing in there is an error, and only then.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from schemawright.cli import main

from tests.conftest import Golden

HERE = Path(__file__).resolve().parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/input"))

#: The rooms whose tables of codes the cases cover.
ROOMS = (
    "read",
    "overlay",
    "recognise",
    "resolve",
    "conform",
    "lint",
    "describe",
    "select",
    "compile",
    "targets",
    "types",
    "defaults",
    "targets/plain",
    "native",
)

#: What needs a machine in a special state, or a configuration, and has tests of its own: rules that
#: are off unless they are asked for, a path that is not there, a file or a name that cannot be
#: read, a hundred problems in one document, options of another tool, a compiler, limits, packages
#: that use others.
ELSEWHERE = {
    *("SW0101", "SW0104", "SW0105", "SW0407", "SW0706", "SW0707"),
    *("SW0821", "SW0822", "SW0823", "SW0824", "SW1004", "SW1005"),
    *("SW0116", "SW0320", "SW0321", "SW0516", "SW0518", "SW0608", "SW0609", "SW0610"),
    *("SW0522", "SW0709", "SW0710", "SW0711"),
}


@pytest.mark.parametrize("case", CASES)
def test_says_what_is_wrong(
    case: str,
    golden: Golden,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(HERE / case)
    output = tmp_path / "package"
    arguments = HERE / case / "arguments.txt"
    more = arguments.read_text(encoding="utf-8").split() if arguments.is_file() else []
    call = ["generate", "--source", "input", "--output", str(output), *more]
    code = main([*call, "--strict"])
    strictly = capsys.readouterr().err
    is_written(output, strictly, code)
    code = main([*call, "--force"])
    said = capsys.readouterr().err
    assert said, "nothing is wrong with this input"
    golden(HERE / case / "stderr.txt", said)
    is_written(output, said, code)
    if strictly != said:
        golden(HERE / case / "strict.txt", strictly)
    assert (HERE / case / "strict.txt").exists() is (strictly != said)
    left_out = lacks(output)
    if left_out:
        golden(HERE / case / "left_out.json", json.dumps(left_out, indent=2) + "\n")
    assert (HERE / case / "left_out.json").exists() is bool(left_out)


def is_written(output: Path, said: str, code: int) -> None:
    """The package is there, and nothing else is, unless an error was told."""
    refused = "error[SW" in said
    assert code == (2 if refused else 0)
    assert list(output.parent.iterdir()) == ([] if refused else [output])


def lacks(output: Path) -> list[Any]:
    """What the package's manifest says to be left out of it."""
    manifest = output / "manifest.json"
    if not manifest.exists():
        return []
    rows: list[Any] = json.loads(manifest.read_text(encoding="utf-8")).get("left_out", [])
    return rows


#: What a hint may begin with that is written with a capital letter anywhere.
NAMES = ("JSON ", "YAML ", "OpenAPI ", "ECMA-262 ", "Python ")


@pytest.mark.parametrize("case", CASES)
def test_hints_are_fragments(case: str) -> None:
    said = (HERE / case / "stderr.txt").read_text(encoding="utf-8")
    hints = re.findall(r"^  = help: (.*)$", said, re.MULTILINE)
    assert hints
    for hint in hints:
        assert not hint[0].isupper() or hint.startswith(NAMES), hint
        assert not hint.endswith(".") or hint.endswith(" ."), hint


@pytest.mark.parametrize("room", ROOMS)
def test_every_code_has_a_case(room: str, repository: Path) -> None:
    """The tables of codes, which open the rooms, and the cases agree."""
    folder = repository / "generator" / "schemawright" / room
    module = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    table = module.read_text(encoding="utf-8")
    documented = set(re.findall(r"^(?:\| )?(SW\d{4})", table, re.MULTILINE))
    assert documented, f"{module} opens with no table of codes"
    shown = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*/stderr.txt"))
    missing = documented - ELSEWHERE - set(re.findall(r"SW\d{4}", shown))
    assert not missing, f"no case in {HERE.name}/ shows {sorted(missing)}"


def test_no_code_has_two_meanings(repository: Path) -> None:
    """Over all tables of codes, a code has one row."""
    modules = (repository / "generator").rglob("*.py")
    rows = Counter(
        code
        for module in modules
        for code in re.findall(
            r"^(?:\| )?(SW\d{4})(?: \||  )", module.read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    assert len(rows) > 80
    assert [code for code, number in rows.items() if number > 1] == []


def test_what_is_shown_elsewhere_is_shown(repository: Path) -> None:
    tests = (path for path in (repository / "tests").glob("*/*") if path.parent != HERE)
    told = "".join(
        path.read_text(encoding="utf-8") for path in tests if path.suffix in {".py", ".yaml"}
    )
    missing = sorted(code for code in ELSEWHERE if f"{code}" not in told)
    assert not missing, f"no test shows {missing}: a case here, or a test that names the code"
