"""mypy and pyright, both strict, on programs in a folder; mypy with pydantic's plugin, too."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.alike_modules import likenesses, unlike

CHECKERS = ("mypy", "pyright")
#: As `CHECKERS`, and what many have who use pydantic: its plugin, as strict as it gets.
WITH_PLUGIN = (*CHECKERS, "plugin")
GOLDEN = Path(__file__).parent / "golden"
_PLUGIN = """
[mypy]
plugins = pydantic.mypy
[pydantic-mypy]
init_forbid_extra = true
init_typed = true
warn_required_dynamic_aliases = true
"""


def complaints(checker: str, folder: Path, *paths: str, anew: bool = False) -> str:
    """What `checker` says of `paths` in `folder` (all that is in it, unless they are named);
    empty if it has nothing to complain about.

    Most of a package's run time is what other packages have: of modules that `checker` cannot but
    judge alike it is asked about one, and only if it is to judge `anew` about such as a golden
    package has, which both of `CHECKERS` judge."""
    commands = {"mypy": _mypy, "pyright": _pyright, "plugin": _mypy_with_plugin}
    known = set() if anew or checker not in CHECKERS else _in_golden_packages()
    command = commands[checker](folder, unlike(folder, paths, known))
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True
    )
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}"


@cache
def _in_golden_packages() -> set[str]:
    packages = (case.parent / "expected" for case in GOLDEN.glob("*/use.py"))
    return {each for package in packages if package.is_dir() for each in likenesses(package)}


def _mypy(folder: Path, files: Iterable[str]) -> list[str]:
    return ["mypy", *_STRICT, "--config-file=", *files]


def _mypy_with_plugin(folder: Path, files: Iterable[str]) -> list[str]:
    settings = folder / "mypy_plugin.ini"
    settings.write_text(_PLUGIN, encoding="utf-8")
    return ["mypy", *_STRICT, "--config-file", str(settings), *files]


#: What is imported and not asked about is read, without the bodies of its functions.
_STRICT = ("--strict", "--warn-unreachable", "--follow-imports=silent")


def _pyright(folder: Path, files: Iterable[str]) -> list[str]:
    """Pyright would look for packages with whatever `python` comes first on PATH, and warnings
    would not fail it."""
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": [*files]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    return ["pyright", "--warnings", "--pythonpath", sys.executable]
