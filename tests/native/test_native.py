"""A native twin gives the verdicts of the package it was made from.

Needs Cython and a C compiler, which `make test` does without: ``make native-test`` has them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

import pytest
import yaml
from schemawright import Rejected, compile_validator, config, generate
from schemawright.cli import main
from schemawright.diagnostics import Problems
from schemawright.ir.checks import Function, OneOfTypes, Program, PropertyAt, When
from schemawright.native import build_package
from schemawright.native.lower import lower
from schemawright.targets import module_layout

from tests.conftest import HANGS
from tests.native import needs_compiler

KEYWORDS = Path(__file__).resolve().parent.parent / "keywords"


class Text(str):
    __slots__ = ()


class Whole(int):
    pass


class Fraction(float):
    pass


class Items(list[Any]):
    pass


class Upper(dict[str, Any]):
    """A mapping that answers for names in either case, as the headers of requests do."""

    def __contains__(self, key: object) -> bool:
        return super().__contains__(str(key).upper())

    def __getitem__(self, key: str) -> Any:
        return super().__getitem__(key.upper())


def cases() -> list[dict[str, Any]]:
    """The keyword fixtures: every schema that compiles, with its instances."""
    found = []
    for file in sorted(KEYWORDS.glob("*.yaml")):
        found += yaml.safe_load(file.read_text(encoding="utf-8"))
    return [case for case in found if _compiles(case)]


def _compiles(case: dict[str, Any]) -> bool:
    try:
        compile_validator(case["schema"], **_options(case))
    except (Rejected, ValueError):
        return False
    return True


def _options(case: dict[str, Any]) -> dict[str, Any]:
    return {key: case[key] for key in ("resources", "dialect", "formats") if key in case}


def hostile() -> list[Any]:
    """What `json.loads` does not give, and what it gives rarely."""
    plain: list[Any] = [True, False, None, 0, 1, 1.0, -0.0, 10**400, -(10**30), 1e308, 5e-324]
    plain += ["", "a", "id", "\ud800", "a\udfff", "\U0001f600", "1", [], {}, [[]], [{}], {"": 0}]
    plain += [float("inf"), float("nan"), b"a", (), (1,), {1}, {1: 2}, {None: 0}, object(), 1j]
    plain += [[1, True], [1, 1.0], ["a", "a"], [{"a": 1}, {"a": 1.0}], ["a"] * 9]
    plain += [
        Text("a"),
        Text("id"),
        Whole(1),
        Fraction(1.0),
        Items([1, 1]),
        Items(["a", Text("a")]),
    ]
    plain += [*map(Decimal, ("0.1", "1.0", "NaN", "sNaN")), [0.1, Decimal("0.1")]]
    plain += [OrderedDict(a=1), defaultdict(list, a=1), Upper(A=1), Upper(a=1), {Text("a"): 1}]
    plain += [{"a": each, "b": each} for each in plain] + [[each, each] for each in plain]
    return plain


def deep(levels: int, kind: type[Any]) -> Any:
    value: Any = kind()
    for _ in range(levels):
        value = [value] if kind is list else {"a": value}
    return value


def library() -> dict[str, Any]:
    """One document with every fixture's schema that stands alone, for one build."""
    alone = [case for case in cases() if not _options(case) and isinstance(case["schema"], dict)]
    return {f"Case{number}": case["schema"] for number, case in enumerate(alone)}


@pytest.fixture(scope="module", params=["one_module", "many_modules"])
def twins(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ModuleType, ModuleType]]:
    """The validators of one package, pure and native."""
    folder = tmp_path_factory.mktemp("native")
    for name, schema in library().items():
        named = {"title": name, **schema} if "$ref" not in schema else schema
        document = folder / "schemas" / f"{name}.json"
        document.parent.mkdir(exist_ok=True)
        document.write_text(json.dumps(named), encoding="utf-8")
    tree = folder / "schemas" / "Tree.json"
    items = {
        "anyOf": [
            {"type": "array", "items": {"$ref": "#"}},
            {"type": "object", "additionalProperties": {"$ref": "#"}},
        ]
    }
    tree.write_text(json.dumps({"$id": "urn:tree", **items}), encoding="utf-8")
    name = f"kept_{request.param}"
    # Formats are compiled by Cython, which takes a while.
    options = config.Options(formats="assert" if request.param == "one_module" else "annotate")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module_layout, "LARGEST", 10_000 if request.param == "one_module" else 10)
        # Several files of C, which call one another.
        patch.setattr("schemawright.native.lower._LARGE", 50_000)
        generate(folder / "schemas", folder / name, formats=options.formats)
        job = config.one_off(folder / "schemas", folder / name, options)
        # Below another package, as vendored code is.
        build_package(job, Problems(), folder / "vendored")
    sys.path[:0] = [str(folder)]
    pure = import_module(f"{name}.validators")
    native = import_module(f"vendored.{name}.validators")
    yield pure, native
    sys.path.remove(str(folder))


def validators(module: ModuleType) -> dict[str, Any]:
    return {name: getattr(module, name) for name in module.__all__ if name.islower()}


@needs_compiler
def test_the_twin_is_compiled(twins: tuple[ModuleType, ModuleType]) -> None:
    pure, native = map(validators, twins)
    for name in pure:
        assert isinstance(pure[name].decide, FunctionType)
        assert isinstance(native[name].decide, BuiltinFunctionType)


@needs_compiler
def test_verdicts_and_errors_are_the_same(twins: tuple[ModuleType, ModuleType]) -> None:
    pure, native = map(validators, twins)
    assert pure.keys() == native.keys()
    instances = [
        *hostile(),
        *(v for c in cases() for k in ("valid", "invalid") for v in c.get(k, ())),
    ]
    for name in pure:
        for value in instances:
            expected, found = _told(pure[name], value), _told(native[name], value)
            assert found == expected, (name, value)


def _told(validator: Any, value: object) -> object:
    try:
        verdict = validator.is_valid(value)
        return verdict or [str(each) for each in validator.iter_errors(value)]
    except Exception as error:  # noqa: BLE001 (whatever it is, it must be the same)
        return type(error).__name__


@needs_compiler
@pytest.mark.parametrize("kind", [list, dict])
@pytest.mark.parametrize("limit", [1000, 10**7])
def test_depth_is_an_error_and_no_crash(
    twins: tuple[ModuleType, ModuleType], kind: type[Any], limit: int
) -> None:
    """Also where somebody raised Python's limit, and on a thread's small stack. In a process
    of its own, so that a crash is told. With a higher limit the main thread's stack may do."""
    folder = Path(twins[0].__file__ or "").parent.parent.parent
    package = twins[0].__name__.removesuffix(".validators")
    program = f"""
import sys, threading
sys.setrecursionlimit({limit})
from vendored.{package}.validators import tree, DepthExceeded
value = {kind.__name__}()
for _ in range(100_000):
    value = [value] if {kind is list} else {{"a": value}}
told = []
def ask():
    try:
        told.append(tree.is_valid(value))
    except DepthExceeded:
        told.append("too deep")
ask()
threading.stack_size(512 * 1024)
for _ in range(2):
    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
print(*told)
import os; sys.stdout.flush(); os._exit(0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, timeout=HANGS
    )
    assert done.returncode == 0, done.stderr
    told = done.stdout.strip()
    if limit > 1000:
        told = told.replace("True", "too deep", 1)
    assert told == "too deep too deep too deep"


@needs_compiler
def test_threads_have_depths_of_their_own(twins: tuple[ModuleType, ModuleType]) -> None:
    tree, value = twins[1].tree, deep(200, list)
    told: list[bool] = []
    threads = [
        threading.Thread(target=lambda: told.extend(tree.is_valid(value) for _ in range(50)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [True] * 200


def test_lowering_is_what_its_docstring_shows() -> None:
    from schemawright.native import lower as room

    before, after = (room.__doc__ or "").split("becomes\n")
    function = Function("order", When("object", PropertyAt("id", OneOfTypes(("string",)))))
    assert 'Function("order", When("object", PropertyAt("id", OneOfTypes(("string",)))))' in before
    written = lower(Program({"order": function}, {}), {"": ["order"]})[0]
    shown = _outdented(after.split("The C decides")[0])
    assert shown.replace("static ", "SHARED ") in written


def _outdented(text: str) -> str:
    return "\n".join(line[4:] for line in text.strip("\n").splitlines())


@pytest.fixture
def job(tmp_path: Path) -> config.Job:
    source = tmp_path / "schemas" / "order.json"
    source.parent.mkdir()
    source.write_text('{"type": "object"}', encoding="utf-8")
    generate(source.parent, tmp_path / "shop")
    return config.one_off(source.parent, tmp_path / "shop")


def test_compiles_nothing_but_what_the_documents_give(tmp_path: Path, job: config.Job) -> None:
    (tmp_path / "schemas" / "order.json").write_text('{"type": "array"}', encoding="utf-8")
    with pytest.raises(Rejected, match="is not what its documents give") as rejected:
        build_package(job, Problems(), tmp_path / "native")
    assert "SW0821" in str(rejected.value)
    assert not (tmp_path / "native").exists()


@needs_compiler
def test_the_command(
    tmp_path: Path,
    job: config.Job,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Of the packages of a project, and of one that is named by its folders."""
    (tmp_path / "schemas" / "order.json").write_text('{"type": "string"}', encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        "[tool.schemawright.packages.told]\nsource = 'schemas'\noutput = 'told'\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert [main(["generate"]), main(["native"])] == [0, 0]
    assert f"{Path('build', 'native', 'told')}: compiled" in capsys.readouterr().out
    twins = tmp_path / "build" / "native"
    monkeypatch.syspath_prepend(twins)
    validator = import_module("told.validators").order
    assert isinstance(validator.is_valid, BuiltinFunctionType)
    assert (validator.is_valid("a"), validator.is_valid(1)) == (True, False)
    assert main(["native", "--source", "schemas", "--output", "shop"]) == 2
    assert "SW0821" in capsys.readouterr().err
    # Where the extension does not fit, the checks are those in Python.
    again = shutil.copytree(twins / "told", twins / "retold")
    for extension in again.rglob("_native.*"):
        extension.unlink()
    validator = import_module("retold.validators").order
    assert isinstance(validator.is_valid, FunctionType)
    assert (validator.is_valid("a"), validator.is_valid(1)) == (True, False)
    assert [error.message for error in validator.iter_errors(1)]


@needs_compiler
def test_a_package_that_uses_another_has_a_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    money = {"type": "object", "required": ["units"], "properties": {"units": {"minimum": 1}}}
    order = {"properties": {"price": {"$ref": "../common/money.json"}}, "required": ["price"]}
    for name, schema in {"common/money": money, "shop/order": order}.items():
        file = tmp_path / "schemas" / f"{name}.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(schema), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(
        "[tool.schemawright.packages.common]\n"
        "[tool.schemawright.packages.shop]\nuses = ['common']\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert [main(["generate"]), main(["native"])] == [0, 0]
    (tmp_path / "generated").rename(tmp_path / "uses_pure")
    (tmp_path / "build" / "native").rename(tmp_path / "uses_native")
    monkeypatch.syspath_prepend(tmp_path)
    pure = import_module("uses_pure.shop.validators").order
    native = import_module("uses_native.shop.validators").order
    assert isinstance(native.is_valid, BuiltinFunctionType)
    values: list[Any] = [{"price": {"units": 1}}, {"price": {"units": 0}}, {"price": {}}, {}]
    told = [_told(pure, value) for value in values]
    assert told[0] is True
    assert True not in told[1:]
    assert [_told(native, value) for value in values] == told


def test_replaces_nothing_but_a_twin(tmp_path: Path, job: config.Job) -> None:
    mine = tmp_path / "native" / "shop"
    mine.mkdir(parents=True)
    with pytest.raises(Rejected, match="SW0823"):
        build_package(job, Problems(), tmp_path / "native")
    assert list(mine.iterdir()) == []


def test_says_what_is_missing(
    tmp_path: Path, job: config.Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Rejected, match=r"SW0822.*setuptools"):
        build_package(job, Problems(), tmp_path / "native")
    assert not (tmp_path / "native").exists()


def test_says_what_the_compiler_said(
    tmp_path: Path, job: config.Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A compiler that fails leaves nothing behind."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    failed = subprocess.CompletedProcess([], 1, "", "error: no headers\n")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: failed)
    with pytest.raises(Rejected, match=r"(?s)SW0824.*no headers"):
        build_package(job, Problems(), tmp_path / "native")
    assert list((tmp_path / "native").iterdir()) == []
