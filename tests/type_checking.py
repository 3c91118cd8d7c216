"""mypy and pyright, both strict and without a plugin, on programs in a folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHECKERS = ("mypy", "pyright")


def complaints(checker: str, folder: Path, *paths: str) -> str:
    """What `checker` says of `paths` in `folder` (all that is in it, unless they are named);
    empty if it has nothing to complain about."""
    command = {"mypy": _mypy, "pyright": _pyright}[checker](folder, paths or (".",))
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True
    )
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def _mypy(folder: Path, paths: tuple[str, ...]) -> list[str]:
    return ["mypy", "--strict", "--warn-unreachable", "--config-file=", *paths]


def _pyright(folder: Path, paths: tuple[str, ...]) -> list[str]:
    """Pyright would look for packages with whatever `python` comes first on PATH, and warnings
    would not fail it."""
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": [*paths]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    return ["pyright", "--warnings", "--pythonpath", sys.executable]
