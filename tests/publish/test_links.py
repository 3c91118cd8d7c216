"""No link is written through, whenever it is put there."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest
from schemawright.diagnostics import Rejected
from schemawright.publish import open_folder

from tests.conftest import HANGS
from tests.publish.packages import NEW, OLD, on_disk, package, put, written
from tests.publish.processes import start

#: How many calls there are at least at which a link can be put in the place.
_FEWEST = 25


@pytest.mark.parametrize(
    ("what", "before"),
    [
        ("parent", "again"),
        ("output", "again"),
        pytest.param("its parent", "again", marks=pytest.mark.scenario),
        pytest.param("parent", "first", marks=pytest.mark.scenario),
        pytest.param("its parent", "first", marks=pytest.mark.scenario),
        pytest.param("output", "first", marks=pytest.mark.scenario),
    ],
)
def test_a_link_that_is_put_there_at_any_moment(what: str, before: str, tmp_path: Path) -> None:
    with start("meddle.py", what, tmp_path, before) as process:
        output, errors = process.communicate(timeout=HANGS)
    assert process.returncode == 0, errors
    assert int(output) >= _FEWEST, "too few moments for this test to mean anything"


@pytest.mark.parametrize("handles", [True, False])
def test_a_link_that_is_there(
    handles: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the system has no handles of folders."""
    monkeypatch.setattr(open_folder, "HANDLES", handles)
    outside, root = tmp_path / "outside", tmp_path / "project"
    for path in (outside, root / "schemas", root / "src"):
        path.mkdir(parents=True)
    (root / "src" / "out").symlink_to(outside)
    for output in ("src/out", "src/out/shop", "src/out/deep/shop"):
        with pytest.raises(Rejected, match="SW0802"):
            put(package(OLD), root / "schemas", root / output, root=root, force=True)
    assert os.listdir(outside) == []


@pytest.fixture
def _as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """No handles of folders, no O_NOFOLLOW, and what is open to be read only cannot be flushed."""

    def flushed(descriptor: int) -> None:
        if fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(errno.EBADF, "Bad file descriptor")

    monkeypatch.setattr(open_folder, "HANDLES", False)
    monkeypatch.setattr(open_folder, "_NOFOLLOW", 0)
    monkeypatch.setattr(os, "fsync", flushed)


@pytest.mark.usefixtures("_as_on_windows")
def test_a_junction_is_no_link_to_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, root = tmp_path / "outside", tmp_path / "project"
    for path in (outside, root / "schemas", root / "src"):
        path.mkdir(parents=True)
    (root / "src" / "out").symlink_to(outside)
    monkeypatch.setattr(open_folder.Folder, "is_link", lambda *_: False)
    monkeypatch.setattr(os.path, "islink", lambda _: False)
    for output in ("src/out", "src/out/shop", "src/out/deep/shop"):
        with pytest.raises(Rejected, match="SW0802"):
            put(package(OLD), root / "schemas", root / output, root=root, force=True)
    assert os.listdir(outside) == []


@pytest.mark.usefixtures("_as_on_windows")
def test_without_handles_a_package_is_published_all_the_same(tmp_path: Path) -> None:
    output = tmp_path / "generated" / "shop"
    for texts in (OLD, NEW, NEW):
        put(package(texts), tmp_path / "schemas", output)
        assert on_disk(output) == written(package(texts))
        assert os.listdir(output.parent) == ["shop"]


def test_a_project_behind_a_link(tmp_path: Path) -> None:
    """A home on another disk: links that lead to the project are the user's own."""
    (tmp_path / "disk" / "project" / "schemas").mkdir(parents=True)
    (tmp_path / "home").symlink_to("disk")
    root = tmp_path / "home" / "project"
    put(package(OLD), root / "schemas", root / "out" / "shop", root=root)
    assert on_disk(tmp_path / "disk" / "project" / "out" / "shop") == written(package(OLD))
