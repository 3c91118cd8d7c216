"""Leftovers of killed runs are told by what they hold, and nothing of a user's is one."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path

import pytest
from schemawright.diagnostics import Rejected
from schemawright.publish import atomic
from schemawright.publish.leftovers import MARKER, leftovers, mark_leftover, recover
from schemawright.publish.open_folder import Folder

from tests.publish.packages import NEW, OLD, on_disk, package, put, written

TMP, ASIDE = ".shop.0123456789ab.tmp", ".shop.0123456789ab.old"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A package, published."""
    output = tmp_path / "generated" / "shop"
    put(package(OLD), tmp_path / "schemas", output)
    return output


def again(output: Path) -> None:
    put(package(NEW), output.parent.parent / "schemas", output)
    assert on_disk(output) == written(package(NEW))


def write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


@pytest.mark.parametrize("name", [TMP, ASIDE])
@pytest.mark.parametrize(
    "texts",
    [
        {"thesis.tex": "years of work"},
        {"models.py": OLD["models.py"]},
        {"manifest.json": "{}"},
        {**written(package(OLD)), "thesis.tex": "years of work"},
        {**written(package(OLD)), "models.py": "mine = 1\n"},
        {MARKER: "", "thesis.tex": "years of work"},
        {MARKER: "my own words", "thesis.tex": "years of work"},
    ],
    ids=" ".join,
)
def test_what_is_somebodys_stays(output: Path, name: str, texts: dict[str, str]) -> None:
    """Under whatever name, and in nobody's way: the run goes on beside it."""
    write(output.with_name(name), texts)
    again(output)
    assert on_disk(output.with_name(name)) == texts


@pytest.mark.parametrize("name", [TMP, ASIDE])
def test_a_link_of_that_name_stays(output: Path, tmp_path: Path, name: str) -> None:
    write(tmp_path / "elsewhere", written(package(OLD)))
    output.with_name(name).symlink_to(tmp_path / "elsewhere")
    again(output)
    assert output.with_name(name).is_symlink()
    assert on_disk(tmp_path / "elsewhere") == written(package(OLD))


def test_a_leftover_that_holds_a_link_goes_without_what_it_leads_to(
    output: Path, tmp_path: Path
) -> None:
    write(tmp_path / "elsewhere", {"thesis.tex": "years of work"})
    left = output.with_name(TMP)
    left.mkdir()
    with Folder.at(left) as folder:
        mark_leftover(folder, "shop")
    (left / "sub").symlink_to(tmp_path / "elsewhere")
    again(output)
    assert not left.exists()
    assert on_disk(tmp_path / "elsewhere") == {"thesis.tex": "years of work"}


@pytest.mark.parametrize("name", [TMP, ASIDE])
@pytest.mark.parametrize(
    "texts",
    [{}, written(package(OLD)), written(package(NEW)), {MARKER: ""}],
    ids=["empty", "old", "new", "about to be marked"],
)
def test_what_a_run_left_goes(output: Path, name: str, texts: dict[str, str]) -> None:
    output.with_name(name).mkdir()
    write(output.with_name(name), texts)
    again(output)
    assert os.listdir(output.parent) == ["shop"]


def test_what_another_package_left_stays(output: Path) -> None:
    """Its run may be at work."""
    for name in (".shop.tmp", ".shop.0123456789ab.bak", ".shopping.0123456789ab.tmp", "shop.old"):
        output.with_name(name).mkdir()
    with Folder.at(output.parent) as parent:
        assert leftovers(parent, "shop") == ()
        before = parent.names()
        recover(parent, "shop")
        assert parent.names() == before


def test_a_package_that_was_set_aside_comes_back(output: Path) -> None:
    output.rename(output.with_name(ASIDE))
    with Folder.at(output.parent) as parent:
        recover(parent, "shop")
    assert on_disk(output) == written(package(OLD))


def test_somebodys_folder_is_not_taken_for_a_package_that_was_set_aside(tmp_path: Path) -> None:
    write(tmp_path / ASIDE, {"models.py": OLD["models.py"]})
    write(tmp_path / "shop", {"mine.txt": "mine"})
    with Folder.at(tmp_path) as parent:
        recover(parent, "shop")
    assert on_disk(tmp_path / "shop") == {"mine.txt": "mine"}
    assert on_disk(tmp_path / ASIDE) == {"models.py": OLD["models.py"]}


def test_who_holds_the_lock_for_good_blocks_nobody(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what may be in use by who holds it is left alone."""
    monkeypatch.setattr(atomic, "PATIENCE", 0.05)
    output.with_name(TMP).mkdir()
    holder = os.open(output.parent, os.O_RDONLY)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)
        again(output)
        assert output.with_name(TMP).exists()
    finally:
        os.close(holder)
    with Folder.at(output.parent) as parent:
        recover(parent, "shop")
    assert os.listdir(output.parent) == ["shop"]


@pytest.mark.parametrize(("seconds", "is_locked"), [(0.3, True), (60, False)])
def test_runs_that_are_at_work_are_waited_for(
    output: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, is_locked: bool
) -> None:
    """As long as something happens in the folder, but not for good."""
    monkeypatch.setattr(atomic, "PATIENCE", 0.1)
    monkeypatch.setattr(atomic, "MOST_PATIENCE", 20 if is_locked else 0.5)
    output.with_name(TMP).mkdir()
    start, over, holder = time.monotonic(), threading.Event(), os.open(output.parent, os.O_RDONLY)

    def work() -> None:
        while time.monotonic() < start + seconds and not over.wait(0.02):
            output.with_name("other").mkdir()
            output.with_name("other").rmdir()
        os.close(holder)

    fcntl.flock(holder, fcntl.LOCK_EX)
    thread = threading.Thread(target=work)
    thread.start()
    again(output)
    over.set()
    thread.join()
    assert output.with_name(TMP).exists() is not is_locked


@pytest.mark.parametrize("can_exchange", [True, False])
def test_an_edit_in_the_last_moment_is_not_lost(
    output: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    """Whoever saves a file while the new package is written finds it where it was."""
    stage = atomic._stage

    def edit_meanwhile(*arguments: object) -> None:
        stage(*arguments)  # type: ignore[arg-type]
        (output / "models.py").write_text("mine = 1\n")

    monkeypatch.setattr(atomic, "_stage", edit_meanwhile)
    if not can_exchange:
        monkeypatch.setattr(atomic, "exchange", lambda *_: False)
    with pytest.raises(Rejected, match=r"SW0807.*somebody changed it in the meantime"):
        put(package(NEW), output.parent.parent / "schemas", output)
    assert on_disk(output) == {**written(package(OLD)), "models.py": "mine = 1\n"}
    assert os.listdir(output.parent) == ["shop"]


@pytest.mark.parametrize("threads", [8, 1, 0])
def test_the_disk_has_everything_before_it_is_put_in_place(
    output: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    """Also where a process may have few threads, or none besides its own."""
    started: list[None] = []
    start = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if len(started) >= threads:
            raise RuntimeError("can't start new thread")
        started.append(None)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    flushed: set[int] = set()
    fsync, exchange = os.fsync, atomic.exchange

    def remember(descriptor: int) -> None:
        flushed.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def look(parent: Folder, one: str, other: str) -> bool:
        staged = parent.path / one
        assert {path.stat().st_ino for path in (staged, *staged.rglob("*"))} <= flushed
        return exchange(parent, one, other)

    monkeypatch.setattr(os, "fsync", remember)
    monkeypatch.setattr(atomic, "exchange", look)
    again(output)
    assert output.parent.stat().st_ino in flushed
