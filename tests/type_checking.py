"""mypy and pyright, both strict, on programs in a folder; mypy with pydantic's plugin, too."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHECKERS = ("mypy", "pyright")
#: As `CHECKERS`, and what many have who use pydantic: its plugin, as strict as it gets.
WITH_PLUGIN = (*CHECKERS, "plugin")
_PLUGIN = """
[mypy]
plugins = pydantic.mypy
[pydantic-mypy]
init_forbid_extra = true
init_typed = true
warn_required_dynamic_aliases = true
"""


def complaints(checker: str, folder: Path, *paths: str) -> str:
    """What `checker` says of `paths` in `folder` (all that is in it, unless they are named);
    empty if it has nothing to complain about."""
    commands = {"mypy": _mypy, "pyright": _pyright, "plugin": _mypy_with_plugin}
    command = commands[checker](folder, paths or (".",))
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True
    )
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def _mypy(folder: Path, paths: tuple[str, ...]) -> list[str]:
    return ["mypy", "--strict", "--warn-unreachable", "--config-file=", *paths]


def _mypy_with_plugin(folder: Path, paths: tuple[str, ...]) -> list[str]:
    settings = folder / "mypy_plugin.ini"
    settings.write_text(_PLUGIN, encoding="utf-8")
    return ["mypy", "--strict", "--warn-unreachable", "--config-file", str(settings), *paths]


def _pyright(folder: Path, paths: tuple[str, ...]) -> list[str]:
    """Pyright would look for packages with whatever `python` comes first on PATH, and warnings
    would not fail it."""
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": [*paths]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    return ["pyright", "--warnings", "--pythonpath", sys.executable]
