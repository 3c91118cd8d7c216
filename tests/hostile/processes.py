"""Child processes that may use so much of the processor, and what they used."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

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
        taken = _taken([sys.executable, *arguments], cwd, environment, patience, out, err)
        out.seek(0)
        err.seek(0)
        return Ran(taken.code, out.read(), err.read(), taken.seconds, taken.megabytes)


@dataclass(frozen=True)
class _Taken:
    code: int
    seconds: float = 0.0
    megabytes: float = 0.0


def _taken(
    command: list[str],
    cwd: Path,
    environment: Mapping[str, str],
    patience: float,
    out: IO[bytes],
    err: IO[bytes],
) -> _Taken:
    """Run `command` and measure it. A program's peak of memory begins with that of the one which
    starts it, so a small one does, which is in a group with it: to kill both."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "taken"
        starting = [sys.executable, "-I", "-S", str(INSIDE / "taken.py"), str(report), *command]
        starter = subprocess.Popen(
            starting, cwd=cwd, env=environment, stdout=out, stderr=err, start_new_session=True
        )
        timer = threading.Timer(patience, os.killpg, (starter.pid, signal.SIGKILL))
        timer.start()
        code = starter.wait()
        timer.cancel()
        if not report.exists():
            return _Taken(code)
        code, seconds, peak = map(float, report.read_text().split())
        return _Taken(int(code), seconds, peak / (2**20 if sys.platform == "darwin" else 2**10))


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
