"""Would the tests of the review find a fault? Those of `faults.yaml` are planted one at a time in a
copy of the project, which is then checked as ``python -m tests.review --first`` does."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.fuzz.mutants import ROOT, Mutant, _copy

_PARTS = ("generator", "templates", "benchmarks", "tests/fuzz", "tests/review", "tests/suite")
_PARTS += (
    "tests/sweep",
    "tests/__init__.py",
    "tests/compiling.py",
    "tests/archives.py",
    "tests/data-requirements.txt",
)


def faults() -> tuple[Mutant, ...]:
    listed = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))
    return tuple(
        Mutant(**each | {"file": f"generator/schemawright/{each['file']}"}) for each in listed
    )


def try_all(pairs: int, seed: int, asked: str) -> Iterator[tuple[str, bool, str]]:
    """(fault, is it found?, by what) for each fault whose words or file have `asked` in them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in _PARTS:
            _copy(ROOT / part, copy / part)
        (copy / ".cache").symlink_to(ROOT / ".cache")
        for fault in faults():
            if asked not in fault.fault + fault.file:
                continue
            kept = (ROOT / fault.file).read_text(encoding="utf-8")
            (copy / fault.file).write_text(fault.planted(kept), encoding="utf-8")
            found, said = _check(copy, pairs, seed)
            (copy / fault.file).write_text(kept, encoding="utf-8")
            yield fault.fault, found, said


def _check(folder: Path, pairs: int, seed: int) -> tuple[bool, str]:
    command = [sys.executable, "-B", "-m", "tests.review", "--first"]
    command += ["--pairs", str(pairs), "--seed", str(seed)]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"}
    paths = [str(folder / "generator"), *filter(None, [environment.get("PYTHONPATH")])]
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("REFUTED ")]
    last = (done.stderr.splitlines() or ["nothing"])[-1]
    # A fault that only makes it crash has not been found, but been planted badly.
    return bool(lines), (lines[0] if lines else f"exit code {done.returncode}: {last}")[:200]
