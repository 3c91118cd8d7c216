"""All that a package is made from, as one hash: the documents, the options, and the generator
with the libraries it uses.

Files are hashed, not dated: whoever changes one can set its date, not its hash. Only the libraries,
which are installed and not edited, are told by their versions and by when their installers wrote
the list of their files.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemawright.diagnostics import Problems
from schemawright.read.folder import documents


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run found before it began. `documents` has the SHA-256 of each by its path in the
    source; `digest` is one of all that there is, in hexadecimal."""

    documents: Mapping[str, str]
    digest: str


def inputs(source: Path, options: str) -> Inputs | None:
    """What a package is made from: `source`, and what `options` says, which is any text that
    tells them. None if something cannot be read, or is wrong."""
    problems = Problems()
    try:
        hashes = {found.path: _hash(found.file) for found in documents(source, problems)}
        tools = (sys.version, _generator(), _libraries())
    except OSError:
        return None
    if problems.errors:
        return None
    everything = (tools, options, problems.found, sorted(hashes.items()))
    return Inputs(hashes, hashlib.sha256(repr(everything).encode()).hexdigest())


def _hash(path: str | Path) -> str:
    """The SHA-256 of a regular file, in hexadecimal. OSError for any other, without waiting."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb", 0) as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is no regular file")
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _generator() -> list[tuple[str, str]]:
    """The modules and templates of the generator: each file's path and hash."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(home, "templates")
    beside = os.path.join(os.path.dirname(os.path.dirname(home)), "templates")
    templates = () if os.path.isdir(installed) else _files(beside)
    return [(path, _hash(path)) for path in sorted((*_files(home), *templates))]


def _files(top: str) -> Iterator[str]:
    """Every file below `top` but for what Python caches."""
    with os.scandir(top) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _libraries() -> list[tuple[str, int, int]]:
    """Each installed distribution, whose folder is named after its version, with the size and the
    date of the list of its files."""
    return sorted(found for folder in sys.path if os.path.isdir(folder) for found in _in(folder))


def _in(folder: str) -> Iterator[tuple[str, int, int]]:
    for name in os.listdir(folder):
        if name.endswith((".dist-info", ".egg-info")):
            try:
                record = os.stat(os.path.join(folder, name, "RECORD"))
            except OSError:
                yield name, 0, 0
            else:
                yield name, record.st_size, record.st_mtime_ns
