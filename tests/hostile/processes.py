"""Child processes that may use so much of the processor, and what they used."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.corpus import REPOSITORY

INSIDE = Path(__file__).resolve().parent / "inside"
#: Seconds on the clock, after which a process is taken to wait for something that never comes.
_HANGS = 900.0


@dataclass(frozen=True, slots=True)
class Ran:
    """`seconds` are those of the processor, so that a busy machine changes nothing; `megabytes`
    is the peak of its resident memory; `code` is negative for a signal."""

    code: int
    stdout: bytes
    stderr: bytes
    seconds: float
    megabytes: float


def run(
    arguments: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    limit: float,
    patience: float = _HANGS,
) -> Ran:
    """Run Python with `arguments`. After `limit` seconds of the processor the system ends it, and
    after `patience` seconds on the clock it is killed."""
    environment = {**environment, "HOSTILE_SECONDS": str(math.ceil(limit))}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [sys.executable, *arguments], cwd=cwd, env=environment, stdout=out, stderr=err
        )
        timer = threading.Timer(patience, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        out.seek(0)
        err.seek(0)
        scale = 2**20 if sys.platform == "darwin" else 2**10
        megabytes = usage.ru_maxrss / scale
        return Ran(child.returncode, out.read(), err.read(), seconds, megabytes)


def environment(
    modules: Path | None, allowed: Sequence[Path], log: Path, **more: str
) -> dict[str, str]:
    """Of this process only the search path for programs; the hook of `inside` is active, and
    opening files is fine in `allowed`, in this repository, the interpreter and its libraries."""
    paths = [INSIDE, *([modules] if modules else []), REPOSITORY]
    fine = [*allowed, REPOSITORY, *map(Path, {sys.prefix, sys.base_prefix, sys.exec_prefix})]
    system = [
        "/usr/lib",
        "/usr/share",
        "/lib",
        "/dev",
        "/proc",
        "/etc/localtime",
        "/System",
        "/Library",
    ]
    real = [os.path.realpath(path) for path in (*fine, *paths, tempfile.gettempdir())]
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOSTILE_LOG": str(log),
        "HOSTILE_ALLOWED": os.pathsep.join([*real, *system]),
        **more,
    }


#: Two worlds in which the same bytes must come out.
HERE = {"PYTHONHASHSEED": "0", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent"}
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "TZ": "Asia/Kathmandu",
    "HOME": "/nonexistent",
}
