"""Texts that black is known to leave alone, so that nobody waits for it twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

import black

from tests.conftest import REPOSITORY

FILE = REPOSITORY / ".cache" / "black-leaves-alone.txt"


def fingerprint(text: str, line_length: int) -> str:
    """The text, the length of its lines, and the black that is asked."""
    asked = f"{black.__version__} {line_length}\n{text}"
    return hashlib.sha256(asked.encode(errors="surrogatepass")).hexdigest()


def read(file: Path = FILE) -> frozenset[str]:
    return frozenset(file.read_text("ascii").split()) if file.is_file() else frozenset()


def add(fingerprints: set[str], file: Path = FILE) -> None:
    """Note what black has left alone; two runs at once lose nothing, for lines are appended."""
    if file.parent.is_dir() and fingerprints:
        with file.open("a", encoding="ascii") as notes:
            notes.write("".join(f"{each}\n" for each in sorted(fingerprints)))
