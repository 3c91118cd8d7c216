"""The same documents give the same bytes, whatever the machine is set to."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.conftest import HANGS, REPOSITORY
from tests.package.conftest import SOURCE, tree
from tests.package.environment import HERE


def start(
    cwd: Path, source: Path, output: Path, umask: int, **environ: str
) -> subprocess.Popen[str]:
    arguments = ["generate", "--source", str(source), "--output", str(output)]
    return subprocess.Popen(
        [str(HERE), "-m", "schemawright", *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1", **environ},
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_runs_that_differ_in_everything_else(package: Path, tmp_path: Path) -> None:
    first, second, copy = tmp_path / "first", tmp_path / "the second run", tmp_path / "documents"
    first.mkdir()
    second.mkdir()
    copy.mkdir()
    # The documents come in another order, and with other times.
    for number, path in enumerate(sorted(SOURCE.iterdir(), reverse=True)):
        shutil.copyfile(path, copy / path.name)
        os.utime(copy / path.name, (number, number))
    runs = [
        start(
            first, SOURCE, Path("fullstory"), 0o077,
            PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Kathmandu", PYTHONUTF8="0",
            PYTHONCOERCECLOCALE="0", HOME=str(first), USER="ada",
        ),
        start(
            second, Path("..", "documents"), tmp_path / "third" / "fullstory", 0o000,
            PYTHONHASHSEED="4000000000", LC_ALL="C.UTF-8", TZ="America/St_Johns", PYTHONUTF8="1",
            HOME=str(second), USER="grace", COLUMNS="40", PYTHONOPTIMIZE="1",
        ),
    ]  # fmt: skip
    for run in runs:
        _, errors = run.communicate(timeout=HANGS)
        assert run.returncode == 0, errors
    expected = tree(package)
    assert len(expected) > 20
    assert tree(first / "fullstory") == expected
    assert tree(tmp_path / "third" / "fullstory") == expected


def test_nothing_of_this_machine_is_in_it(package: Path) -> None:
    for path, content in tree(package).items():
        for foreign in (str(REPOSITORY), str(package.parent), str(HERE.parent)):
            assert foreign.encode() not in content, path
