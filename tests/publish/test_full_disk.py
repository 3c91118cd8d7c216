"""A disk that is full: the old package stays, and nothing is left beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HANGS
from tests.publish.packages import NEW, OLD, on_disk, package, put, written
from tests.publish.processes import ENVIRONMENT, HERE, start

_LONGEST = max(len(text) for text in written(package(NEW)).values())


@pytest.mark.parametrize("limit", [0, 20, _LONGEST - 1, _LONGEST])
def test_a_file_that_cannot_be_written_whole(limit: int, tmp_path: Path) -> None:
    output = tmp_path / "generated" / "shop"
    put(package(OLD), tmp_path / "schemas", output)
    with start("limit.py", tmp_path, limit) as process:
        said, errors = process.communicate(timeout=HANGS)
    assert (process.returncode, errors) == (0, "")
    if limit < _LONGEST:
        assert "error[SW0807]: the package cannot be written: File too large" in said
        assert on_disk(output) == written(package(OLD))
    else:
        assert said == ""
        assert on_disk(output) == written(package(NEW))
    assert [name for name in os.listdir(output.parent) if on_disk(output.parent / name)] == ["shop"]
    put(package(NEW), tmp_path / "schemas", output)
    assert on_disk(output) == written(package(NEW))
    assert os.listdir(output.parent) == ["shop"]


_ON_A_DISK_OF_ITS_OWN = """
mount -t tmpfs -o size=${1}k none "$2/generated" || exit 77
"$3" "$4" "$2" old && head -c 9999999 /dev/zero > "$2/generated/ballast" 2>/dev/null
rm -f "$2/generated/ballast.end"; truncate -s -"$5" "$2/generated/ballast"
"$3" "$4" "$2" new; code=$?
rm "$2/generated/ballast"; cp -r "$2/generated" "$2/seen"; exit $code
"""


@pytest.mark.scenario
@pytest.mark.parametrize("free", [0, 4096, 8192, 16384, 32768])
def test_a_small_disk(free: int, tmp_path: Path) -> None:
    """A file system of 256 KB of which so many bytes are free, if this user may make one."""
    if shutil.which("unshare") is None:
        pytest.skip("no unshare(1)")
    for name in ("schemas", "generated"):
        (tmp_path / name).mkdir()
    program = [sys.executable, str(HERE / "publish_one.py")]
    command = ["unshare", "-rm", "sh", "-c", _ON_A_DISK_OF_ITS_OWN, "sh", "256", str(tmp_path)]
    ran = subprocess.run(
        [*command, *program, str(free)], env=ENVIRONMENT, capture_output=True, text=True
    )
    if ran.returncode in {1, 77} and "mount" in ran.stderr + ran.stdout:
        pytest.skip("no file system can be mounted here")
    texts = on_disk(tmp_path / "seen" / "shop")
    if ran.returncode == 3:
        assert "SW0807" in ran.stdout
        assert texts == written(package(OLD))
    else:
        assert ran.returncode == 0, ran.stderr
        assert texts == written(package(NEW))
    assert os.listdir(tmp_path / "seen") == ["shop"]
