"""The official suite, from the sdist that carries it: downloaded once, by name and hash."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.archives import unpack

REPOSITORY = Path(__file__).resolve().parent.parent.parent
REQUIREMENTS = REPOSITORY / "tests" / "data-requirements.txt"
CACHE = REPOSITORY / ".cache" / "test-data"
_SDIST = "jsonschema-4.26.0"


class Unavailable(Exception):
    """The suite cannot be had; the message says why."""


def suite() -> Path:
    """The folder of the suite, with `tests` and `remotes` in it. `Unavailable` if it is neither
    in the cache nor to be downloaded."""
    folder = CACHE / _SDIST / "json"
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        # Nothing below is ever committed, whatever the project's own list says.
        (CACHE.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            unpack(_download(Path(scratch)), Path(scratch), f"{_SDIST}/json/")
            _install(Path(scratch) / _SDIST, CACHE / _SDIST)
    return folder


def _download(folder: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    exactly = ["--no-deps", "--no-binary", "jsonschema", "--require-hashes"]
    command = [*pip, *exactly, "--requirement", str(REQUIREMENTS), "--dest", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"pip could not download {_SDIST}: {error}") from error
    archive = folder / f"{_SDIST}.tar.gz"
    if done.returncode != 0 or not archive.is_file():
        said = done.stderr.strip().splitlines()[-1:] or ["pip said nothing"]
        raise Unavailable(f"pip could not download {_SDIST}: {said[0]}")
    return archive


def _install(unpacked: Path, target: Path) -> None:
    """Move into place at once; another process may have been faster."""
    try:
        os.rename(unpacked, target)
    except OSError:
        if not target.is_dir():
            raise
