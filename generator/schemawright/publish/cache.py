"""Nothing changed? Then nothing needs to be generated to know it.

A run that leaves a package current notes a fingerprint of all that went into it, and the
warnings it gave, in the project's ``.schemawright/`` (which is no part of the project: it may be
deleted at any time, and keeps itself out of version control). The next run with the same
fingerprint, over a package that is still whole, has its answer from hashes alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from schemawright.diagnostics import Diagnostic, Place, Problems
from schemawright.manifest import NAME
from schemawright.publish.atomic import leftovers
from schemawright.publish.report import Report
from schemawright.publish.snapshot import Standing, standing


@dataclass(frozen=True, slots=True)
class Recall:
    """What is known of a package from its last run: of the package `name`, made from `source`
    with `options` (any text that tells them) into `output`. `notes` is where it is noted."""

    notes: Path
    name: str
    source: Path
    output: Path
    options: str

    def fingerprint(self) -> str | None:
        """A hash of everything that the package is made from: the documents, the options, the
        generator itself and the libraries it uses. None if something cannot be read."""
        seal = hashlib.sha256(repr((sys.version, self.options, self.name)).encode())
        try:
            for path in (*_documents(self.source), *_generator(), *_libraries()):
                seal.update(path.encode(errors="surrogateescape") + b"\0")
                if os.path.isfile(path):
                    seal.update(hashlib.sha256(Path(path).read_bytes()).digest())
        except OSError:
            return None
        return seal.hexdigest()

    def answer(self, seal: str | None, problems: Problems) -> Report | None:
        """The report of a run that would change nothing, with the warnings that it would give;
        None if that is not certain."""
        note = _read(self._file)
        now = settled(self.output) if seal is not None else None
        if note.get("fingerprint") != seal or now is None or now.manifest is None:
            return None
        if now.digests[NAME] != note.get("manifest"):
            return None
        for each in note.get("warnings", ()):
            place = Place(**each["place"]) if each["place"] else None
            problems.warning(each["code"], each["message"], each["hint"], place)
        counts = (now.manifest.schemas, now.manifest.operations)
        output = Path(os.path.abspath(self.output))
        return Report(self.name, output, *counts, warnings=problems.warnings)

    def note(self, seal: str | None, warnings: Iterable[Diagnostic]) -> None:
        """Note that the package on the disk is what `seal` gives. Failing to is no error: the
        next run is slower."""
        now = settled(self.output)
        if seal is None or now is None:
            return
        content = {
            "fingerprint": seal,
            "manifest": now.digests[NAME],
            "warnings": [asdict(each) for each in warnings],
        }
        try:
            self.notes.mkdir(exist_ok=True)
            (self.notes / ".gitignore").write_text("*\n")
            self._file.write_text(json.dumps(content))
        except OSError:
            return

    @property
    def _file(self) -> Path:
        return self.notes / f"{self.name}.json"


def settled(output: Path) -> Standing | None:
    """The standing of `output` if it is a whole package, each file as its manifest says, that
    this version wrote, with nothing left beside it by a killed run; otherwise None."""
    output = Path(os.path.abspath(output))
    try:
        now = standing(output)
        whole = now.is_intact and not leftovers(output)
    except OSError:
        return None
    return now if whole and now.manifest and now.manifest.is_of_this_version else None


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _documents(source: Path) -> Iterator[str]:
    """All files below the source: which of them are documents is for the reader to say."""
    if not source.is_dir():
        yield str(source)
    for folder, folders, files in os.walk(source):
        folders.sort()
        yield from (os.path.join(folder, name) for name in sorted(files))


def _generator() -> Iterator[str]:
    """The modules and templates of the generator."""
    home = Path(__file__).parent.parent
    inside = home / "templates"
    for root in (home, inside if inside.is_dir() else home.parents[1] / "templates"):
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (os.path.join(folder, name) for name in sorted(files))


def _libraries() -> list[str]:
    """The installed distributions, whose folders are named after their versions."""
    return sorted(
        name for name in os.listdir(sysconfig.get_path("purelib")) if name.endswith(".dist-info")
    )
