"""Does the hunt find anything? Faults, planted one at a time in a copy of the project, have to be
found: `mutants.yaml` lists them. A fault that is not found is a shape that the strategies lack.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
#: Of the project, what a hunt needs.
_TESTS = ("__init__.py", "compiling.py", "packages.py", "fuzz")
_PARTS = ("generator", "templates", *(f"tests/{name}" for name in _TESTS))


@dataclass(frozen=True, slots=True)
class Mutant:
    """A `fault`: in `file`, `after` in place of `before`."""

    fault: str
    file: str
    before: str
    after: str

    def planted(self, text: str) -> str:
        """`text` with the fault. ValueError unless `before` is there exactly once."""
        if text.count(self.before) != 1:
            raise ValueError(
                f"{self.file} has {self.before!r} {text.count(self.before)} times, not once; "
                f"say anew in mutants.yaml how this fault looks: {self.fault}"
            )
        return text.replace(self.before, self.after)


def mutants() -> tuple[Mutant, ...]:
    listed = yaml.safe_load(Path(__file__).with_name("mutants.yaml").read_text(encoding="utf-8"))
    return tuple(Mutant(**each) for each in listed)


def try_all(cases: int, seed: int, asked: str = "") -> Iterator[tuple[str, bool, str]]:
    """(fault, was it as it should be?, what the hunt said) for each mutant whose fault or file
    has `asked` in it; if all are asked for, first for the project as it is, in which nothing may be
    found."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in _PARTS:
            _copy(ROOT / part, copy / part)
        if not asked:
            found, said = _hunt(copy, cases, seed)
            yield "none", not found, said
        for mutant in mutants():
            if asked not in mutant.fault + mutant.file:
                continue
            file, kept = copy / mutant.file, (ROOT / mutant.file).read_text(encoding="utf-8")
            file.write_text(mutant.planted(kept), encoding="utf-8")
            found, said = _hunt(copy, cases, seed)
            file.write_text(kept, encoding="utf-8")
            yield mutant.fault, found, said


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _hunt(folder: Path, cases: int, seed: int) -> tuple[bool, str]:
    """Was something found in the project in `folder`, and after how much?"""
    command = [sys.executable, "-B", "-m", "tests.fuzz", "--first"]
    command += ["--cases", str(cases), "--seed", str(seed)]
    started = time.monotonic()
    # Its own copy comes first, before an installed one; -P would keep its tests out.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"}
    further = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join(
        [str(folder / "generator"), *filter(None, [further])]
    )
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    tally = re.search(r"^\d+ schemas, .*comparisons", done.stdout, re.MULTILINE)
    if tally is None:
        # A fault that keeps the hunt from running shows itself in the first test there is.
        raise RuntimeError(f"the hunt did not end: {done.stderr[-2000:]}")
    about = re.search(r"- case: (.*)", done.stdout)
    said = f"{tally[0]}, {time.monotonic() - started:.0f} s"
    return done.returncode == 1, said + (f": {about[1]}" if about else "")
