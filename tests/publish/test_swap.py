"""A package is replaced in one step, whatever happens in between."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from schemawright.publish import atomic
from schemawright.publish.folder import Folder

from tests.publish.packages import NEW, OLD, on_disk, package, put, written

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / program), *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.parametrize("way", ["exchange", "two renames", "copy"])
@pytest.mark.parametrize("before", ["first", "again"])
def test_a_kill_at_any_moment_leaves_a_whole_package(way: str, before: str, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    with start("kill.py", way, tmp_path, before) as process:
        output, errors = process.communicate(timeout=120)
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


def test_two_runs_at_once_leave_one_whole_package_and_a_reader_always_finds_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "schemas").mkdir()
    output = tmp_path / "generated" / "shop"
    put(package(OLD), tmp_path / "schemas", output)
    texts = {OLD["models.py"], NEW["models.py"]}
    seen, reads = set(), 0
    with start("race.py", tmp_path, 60) as one, start("race.py", tmp_path, 61) as other:
        while one.poll() is None or other.poll() is None:
            seen.add((output / "models.py").read_text())
            reads += 1
        errors = [process.communicate()[1] for process in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), errors
    assert seen == texts
    assert reads > 100
    assert on_disk(output) in (written(package(OLD)), written(package(NEW)))
    assert os.listdir(output.parent) == ["shop"]
