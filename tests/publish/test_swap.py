"""A package is replaced in one step, whatever happens in between."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from schemawright.publish import atomic
from schemawright.publish.open_folder import Folder

from tests.conftest import HANGS
from tests.publish.packages import NEW, OLD, on_disk, package, put, written
from tests.publish.processes import start


@pytest.mark.parametrize(
    ("way", "before"),
    [
        ("exchange", "again"),
        ("copy", "again"),
        pytest.param("two renames", "again", marks=pytest.mark.scenario),
        pytest.param("exchange", "first", marks=pytest.mark.scenario),
        pytest.param("two renames", "first", marks=pytest.mark.scenario),
        pytest.param("copy", "first", marks=pytest.mark.scenario),
    ],
)
def test_a_kill_at_any_moment_leaves_a_whole_package(way: str, before: str, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    with start("kill.py", way, tmp_path, before) as process:
        output, errors = process.communicate(timeout=HANGS)
    assert process.returncode == 0, errors
    old, new, broken = map(int, output.split())
    assert old >= 5, "the process died too few times for this test to mean anything"
    if before == "again":
        assert new >= 5
        assert (broken > 0) == (way != "exchange")


def test_the_system_exchanges_folders(tmp_path: Path) -> None:
    """Otherwise the tests above would all have taken the other way."""
    if sys.platform != "linux":
        pytest.skip("the folder may be on a file system that cannot")
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text("")
    with Folder.at(tmp_path) as parent:
        assert atomic.exchange(parent, "one", "other")
        assert not atomic.exchange(parent, "one", "nothing")
    assert (tmp_path / "one" / "other").exists()


@pytest.mark.parametrize(
    ("runs", "times"), [(2, 20), pytest.param(8, 100, marks=pytest.mark.scenario)]
)
def test_runs_at_once_leave_one_whole_package_and_a_reader_always_finds_one(
    runs: int, times: int, tmp_path: Path
) -> None:
    (tmp_path / "schemas").mkdir()
    output = tmp_path / "generated" / "shop"
    put(package(OLD), tmp_path / "schemas", output)
    texts = {OLD["models.py"], NEW["models.py"]}
    processes = [start("race.py", tmp_path, times + number % 2) for number in range(runs)]
    seen = set()
    while any(process.poll() is None for process in processes):
        seen.add((output / "models.py").read_text())
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * runs, errors
    assert seen <= texts
    assert on_disk(output) in (written(package(OLD)), written(package(NEW)))
    assert os.listdir(output.parent) == ["shop"]
