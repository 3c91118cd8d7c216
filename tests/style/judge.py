"""One package: generated with black left out, shown to black and to ruff."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from schemawright import Rejected, pipeline
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.style.worker import styled

from tests.style import known
from tests.style.corpora import Package
from tests.style.shapes import Hunk, hunks


@dataclass(frozen=True)
class Changed:
    """A file that black would change. `finished` says that its target claims otherwise."""

    path: str
    finished: bool
    hunks: tuple[Hunk, ...]


@dataclass
class Judgement:
    """What black and ruff say of a package; sizes in characters, times in seconds."""

    group: str
    name: str
    files: int = 0
    finished: int = 0
    size: int = 0
    seconds: float = 0.0
    black: list[Changed] = field(default_factory=list)
    #: ``client.py:3:8: F401 `os` imported but unused``
    ruff: list[str] = field(default_factory=list)
    #: Fingerprints of what black has now left alone.
    left_alone: set[str] = field(default_factory=set)
    #: Why there is no package, or what is no Python.
    trouble: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not (self.black or self.ruff or self.trouble)


def judge(package: Package, only: str = "", options: dict[str, Any] | None = None) -> Judgement:
    """The judgement of `package`, of those of its files whose path has `only` in it."""
    result = Judgement(package.group, package.name)
    with tempfile.TemporaryDirectory() as scratch:
        started = time.perf_counter()
        try:
            files = unstyled(package, Path(scratch), **(options or {}))
        except Rejected as refused:
            result.trouble += [
                f"refused: {each.message}" for each in refused.problems if each.severity == "error"
            ][:5]
            return result
        result.seconds = time.perf_counter() - started
    line_length = (options or {}).get("line_length", 88)
    # Models in another generator's words are its text, which black formats.
    foreign = {"models.py"} if package.options.get("models") == "plain" else set()
    modules = [
        file
        for file in files
        if file.path.endswith(".py") and only in file.path and file.path not in foreign
    ]
    result.files, result.size = len(modules), sum(len(file.text) for file in modules)
    result.finished = sum(file.styled for file in modules)
    earlier = known.read()
    for file in modules:
        told = known.fingerprint(file.text, line_length)
        if told in earlier:
            continue
        text, error = styled(file.text, line_length)
        if text == file.text:
            result.left_alone.add(told)
        elif text is None:
            result.trouble.append(f"{file.path} is no Python: {error}")
        else:
            found = tuple(hunks(file.text, text))
            result.black.append(Changed(file.path, file.styled, found))
    known.add(result.left_alone)
    result.ruff = by_ruff(modules)
    return result


def unstyled(package: Package, scratch: Path, **options: Any) -> tuple[File, ...]:
    """The files of `package` as the targets give them. Raises `Rejected`."""
    with patch("schemawright.style.style", lambda files, *_, **__: tuple(files)):
        return pipeline.build(package.job(scratch, **options), Problems()).files


def by_ruff(files: Iterable[File]) -> list[str]:
    """What ruff finds in `files` under its default rules, whatever is configured around them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "package"
        for file in files:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_text(file.text, encoding="utf-8")
        ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache"]
        command = [*ruff, "--target-version", "py311", "--output-format", "json", name]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            return [f"ruff: {done.stderr.strip()[:500]}"]
        return [_told(each, folder) for each in json.loads(done.stdout or "[]")]


def _told(finding: dict[str, Any], folder: Path) -> str:
    path = Path(finding["filename"]).resolve().relative_to(folder.resolve())
    place = finding["location"]
    return f"{path}:{place['row']}:{place['column']}: {finding['code']} {finding['message']}"
