"""The cases of ``cases.yaml``, judged by the checks in Python and by natively compiled ones."""

from __future__ import annotations

import ast
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright import compile_validator, generate
from schemawright.native import build, compiled
from schemawright.native.lower import lower

from tests.native import KEPT, needs_compiler

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def natives() -> dict[str, Any]:
    pure = [compile_validator(case["schema"]) for case in CASES]
    return dict(zip((case["case"] for case in CASES), compiled(pure, KEPT), strict=True))


@needs_compiler
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_native(natives: dict[str, Any], case: dict[str, Any]) -> None:
    native = natives[case["case"]]
    for value in case["valid"]:
        assert native.is_valid(value), value
    for value in case["invalid"]:
        assert not native.is_valid(value), value


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_python(case: dict[str, Any]) -> None:
    pure = compile_validator(case["schema"])
    assert all(map(pure.is_valid, case["valid"]))
    assert not any(map(pure.is_valid, case["invalid"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_all_of_it_is_written_in_c(case: dict[str, Any]) -> None:
    files = {file.path: file.text for file in compile_validator(case["schema"]).files}
    assert "return ask_plain(" not in _own(lower(files["validators/checks.py"], "plain"))


def _own(text: str) -> str:
    """What is written for the module itself."""
    return text[text.index("static int quicken") :]


@needs_compiler
@pytest.mark.parametrize("every", [1, 2])
def test_unknown_shapes_are_left_to_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    """Checks in which every function, or every other, has a statement that nothing here knows."""
    for number, case in enumerate(CASES):
        document = {"title": f"Case {number}", **case["schema"]}
        file = tmp_path / "schemas" / f"case{number}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(document), encoding="utf-8")
    package = tmp_path / f"odd{every}"
    generate(tmp_path / "schemas", package)
    checks = package / "validators" / "checks.py"
    changed = _odd(checks.read_text(encoding="utf-8"), every)
    checks.write_text(changed, encoding="utf-8")
    assert _own(lower(changed, "plain")).count("return ask_plain(") >= len(CASES) // every
    build(package, tmp_path / "native" / package.name)
    monkeypatch.syspath_prepend(tmp_path / "native")
    module = import_module(f"{package.name}.validators")
    for number, case in enumerate(CASES):
        validator = getattr(module, f"case{number}")
        assert all(map(validator.is_valid, case["valid"]))
        assert not any(map(validator.is_valid, case["invalid"]))
        assert list(validator.iter_errors(case["invalid"][0]))


def _odd(text: str, every: int) -> str:
    tree = ast.parse(text)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    for function in functions[::every]:
        function.body = [ast.Try(function.body, [], [], [ast.Pass()])]
    return ast.unparse(ast.fix_missing_locations(tree))
