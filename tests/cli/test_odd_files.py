"""Something else lies where a file or a folder should: a pipe, a device, a link, far too much.

Nothing waits for it, nothing takes it for what it is not, and no run ends as a bug.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from schemawright.cli import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")

CONFIGURATION = """
[tool.schemawright.packages.shop]
source = "schemas/shop"
output = "generated/shop"
templates = "codegen"
"""
#: What may lie at each place, and how it gets there.
KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "link to nowhere": lambda path: path.symlink_to("nowhere"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "folder": lambda path: path.mkdir(),
    "30 GB": lambda path: (path.touch(), os.truncate(path, 30 << 30)),
}
PLACES = (
    *("pyproject.toml", "schemas", "schemas/shop", "schemas/shop/order.json"),
    *("schemas/shop/overlay.yaml", "codegen/pydantic/class.py.jinja", "codegen/pydantic/odd"),
    *("generated", "generated/shop", "generated/shop/models.py", "generated/shop/manifest.json"),
    *("generated/shop/odd.py", ".schemawright", "cache", "cache/schemawright"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its package."""
    root = tmp_path_factory.mktemp("made")
    (root / "schemas" / "shop").mkdir(parents=True)
    (root / "schemas" / "shop" / "order.json").write_text('{"type": "object"}')
    (root / "schemas" / "shop" / "item.json").write_text('{"type": "string"}')
    (root / "codegen" / "pydantic").mkdir(parents=True)
    (root / "pyproject.toml").write_text(CONFIGURATION)
    before = Path.cwd()
    os.chdir(root)
    try:
        assert main(["generate"]) == 0
    finally:
        os.chdir(before)
    return root


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it, which is the working folder; who waits for ten seconds, waits for good."""

    def late(*_: object) -> None:
        raise AssertionError("something was waited for")

    root = tmp_path / "project"
    shutil.copytree(made, root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(30)
    yield root
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_nothing_waits_and_nothing_is_a_bug(
    project: Path, capsys: pytest.CaptureFixture[str], place: str, kind: str
) -> None:
    path = (project.parent if place.startswith("cache") else project) / place
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    KINDS[kind](path)
    for command in (["check"], ["generate"], ["generate", "--force"]):
        code = main(command)
        said = "".join(capsys.readouterr())
        assert code in {0, 1, 2}, said
        assert code == 0 or said
        if place.startswith("codegen/pydantic/class") and kind != "folder":
            assert "error[SW0704]: the template cannot be used: " in said
        if place == "pyproject.toml":
            assert code == 2
            assert "pyproject.toml: error[SW0901]: the file cannot be read: " in said


def test_a_document_that_is_none_leaves_no_empty_package(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With all documents gone there is nothing to generate, whatever lies in their places."""
    for path in (project / "schemas" / "shop").iterdir():
        path.unlink()
        os.mkfifo(path)
    assert main(["generate"]) == 2
    assert "error[SW0102]: this folder holds no documents" in capsys.readouterr().err
    assert "Order: TypeAlias" in (project / "generated" / "shop" / "models.py").read_text()


def test_a_project_that_is_nested_too_deeply(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text(f"a = {'[' * 100_000}")
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    assert "error[SW0901]: the file cannot be read: it is nested too deeply" in said


_LONG = "x" * 300


@pytest.mark.parametrize("call", [
    ["generate", "--source", _LONG, "--output", "out"],
    ["generate", "--source", "schemas/shop", "--output", _LONG],
    ["generate", "--source", "schemas/shop", "--output", f"{_LONG}/shop"],
    ["diff", _LONG, f"{_LONG}.json"],
    ["diff", "--base", _LONG],
    ["diff", "schemas/shop", "schemas/shop", "--callers", _LONG],
    ["check", _LONG],
])  # fmt: skip
def test_names_that_no_file_can_have(
    project: Path, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    assert main(call) == 2
    assert "error[SW" in capsys.readouterr().err
    assert sorted(path.name for path in project.iterdir()) == [
        "codegen",
        "generated",
        "pyproject.toml",
        "schemas",
    ]
