"""One package from end to end: generated as the command does, exercised, and type-checked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from schemawright import Rejected, generate

from benchmarks.fetch import REPOSITORY
from tests.real.corpora import Corpus


@dataclass
class Result:
    """What became of a package; `trouble` is empty if all is well."""

    group: str
    name: str
    seconds: float = 0.0
    warnings: int = 0
    tally: dict[str, Any] = field(default_factory=dict)
    trouble: list[str] = field(default_factory=list)


def sweep(corpus: Corpus, folder: Path, drawn: int) -> Result:
    """Generate `corpus` into `folder` as a package and exercise it."""
    result = Result(corpus.group, corpus.name)
    sources = folder / "schemas" / corpus.name
    sources.mkdir(parents=True)
    for path, document in corpus.documents.items():
        (sources / path).write_text(json.dumps(document), encoding="utf-8")
    started = time.perf_counter()
    try:
        report = generate(sources, folder / module_of(corpus), dialect=corpus.dialect)
    except Rejected as refused:
        result.trouble += [
            f"refused: {each.message}" for each in refused.problems if each.severity == "error"
        ][:5]
        return result
    result.seconds = time.perf_counter() - started
    result.warnings = len(getattr(report, "warnings", ()))
    _exercise(result, corpus, folder, drawn)
    return result


def module_of(corpus: Corpus) -> str:
    return re.sub(r"\W", "_", corpus.name)


def _exercise(result: Result, corpus: Corpus, folder: Path, drawn: int) -> None:
    command = ["-W", "error", "-m", "tests.real.exercise", str(folder), module_of(corpus)]
    done = subprocess.run(
        [sys.executable, *command, str(drawn)],
        input=json.dumps(asdict(corpus)),
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    if done.returncode:
        result.trouble.append(f"cannot be used: {done.stderr.strip()[-600:]}")
        return
    result.tally = json.loads(done.stdout)
    result.trouble += result.tally.pop("trouble")


def type_errors(folder: Path, modules: Iterable[str]) -> list[str]:
    """What mypy, strict and without a plugin, has to say of packages in `folder`."""
    packages = [argument for module in modules for argument in ("-p", module)]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    said = (done.stdout + done.stderr).strip().splitlines()
    return said or ([f"mypy ends with {done.returncode}"] if done.returncode else [])
