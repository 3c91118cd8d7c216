"""Fresh virtual environments that see only the distributions named, without asking an index."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.conftest import HANGS


def environment(folder: Path, *requirements: str) -> Path:
    """Make a virtual environment and return its interpreter.

    Its site-packages has links to what is installed here: the distributions that
    `requirements` name and all that those need. Fails if one of them is too old or missing.
    """
    venv.create(folder, symlinks=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    for found in _closure(requirements):
        for top in {file.parts[0] for file in found.files or () if file.parts[0] != ".."}:
            if top != "__pycache__" and not (packages / top).exists():
                os.symlink(str(found.locate_file(top)), packages / top)
    return folder / "bin" / "python"


def run(
    python: Path, *arguments: str, cwd: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing of our own environment but what `environ` says."""
    return subprocess.run(
        [str(python), *arguments],
        cwd=cwd,
        env={"PYTHONDONTWRITEBYTECODE": "1", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=HANGS,
    )


def _closure(requirements: Iterable[str]) -> list[Distribution]:
    found: dict[str, Distribution] = {}
    waiting = [(Requirement(text), "") for text in requirements]
    seen = set()
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        installed = found.setdefault(name, distribution(name))
        assert requirement.specifier.contains(installed.version, prereleases=True), (
            f"{requirement} is asked for, {installed.version} is installed"
        )
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                waiting += [(Requirement(text), wanted) for text in installed.requires or ()]
    return list(found.values())


#: The interpreter that runs the tests.
HERE = Path(sys.executable)
