"""Nothing changed? Then nothing needs to be generated to know it.

A run that leaves a package current notes a hash of all that went into it, the hash of what came
out, and the warnings it gave. The next run with the same inputs, over a package that still is what
came out, has its answer from hashes alone. What such an answer rests on are the documents, the
generator, the package, and a note that only this user can have written: see `notes`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.data_classes import frozen
from schemawright.diagnostics import Diagnostic, Place, Problems
from schemawright.manifest import NAME, digest
from schemawright.publish.fingerprint import Inputs, inputs
from schemawright.publish.notes import cache_folder, read_note, write_note
from schemawright.publish.output_path import Destination
from schemawright.publish.report import Report
from schemawright.publish.snapshot import standing

if TYPE_CHECKING:
    from schemawright.publish.contents import Package

#: Changes whenever notes get another form or another meaning.
_FORM = 1


@frozen
class EarlierRun:
    """What is known of an earlier run for the package `name` at `destination`; `folder` is where
    the notes are, and `inputs` what this run found before it began."""

    folder: Path
    name: str
    destination: Destination
    templates: Path | None
    options: str
    inputs: Inputs

    @classmethod
    def of(
        cls,
        name: str,
        destination: Destination,
        project: Path,
        templates: Path | None,
        options: str,
    ) -> EarlierRun | None:
        """The run for a package that is made from the destination's source, with `options`, which
        is any text that tells them, and the project's own `templates`. None if the inputs cannot
        be read, or if the notes would lie in the folder `project`, or among the documents, where
        others may have put them."""
        folder = cache_folder()
        others = (project, *destination.source_paths, destination.output.parent)
        if folder is None or _lies_in(folder, others):
            return None
        options = repr((name, str(destination.sources), options))
        now = inputs(destination.sources, templates, options)
        return cls(folder, name, destination, templates, options, now) if now else None

    def report(self, problems: Problems) -> Report | None:
        """The report of a run that would change nothing, with the warnings that it would give;
        None if that is not certain."""
        note = read_note(self.folder, self._key)
        if (note.get("form"), note.get("inputs")) != (_FORM, self.inputs.digest):
            return None
        warnings = _warnings(note.get("warnings"))
        counts = self._counts(note.get("manifest"))
        if counts is None or warnings is None:
            return None
        for warning in warnings:
            problems.warning(warning.code, warning.message, warning.hint, warning.place)
        return Report(self.name, self.destination.output, *counts, warnings=problems.warnings)

    def keep(self, package: Package, warnings: Iterable[Diagnostic]) -> None:
        """Note that `package`, which the disk now has, came out, if it was made from what this run
        found before it began and not from what was changed meanwhile."""
        now = inputs(self.destination.sources, self.templates, self.options)
        if now != self.inputs or not package.sources.items() <= now.documents.items():
            return
        note = {
            "form": _FORM,
            "inputs": self.inputs.digest,
            "manifest": digest(package.manifest.text.encode()),
            "warnings": [asdict(warning) for warning in warnings],
        }
        write_note(self.folder, self._key, note)

    @property
    def _key(self) -> str:
        """The name of the note: one for each package of each project."""
        names = (os.path.realpath(self.destination.root), str(self.destination.output), self.name)
        return hashlib.sha256(repr(names).encode()).hexdigest()

    def _counts(self, manifest: object) -> tuple[int, int] | None:
        """How many schemas and operations the package has, if all of it is as it came out, and a
        killed run left nothing beside it."""
        from schemawright.publish.leftovers import leftovers

        try:
            with self.destination.parent() as parent:
                now = standing(parent, self.destination.name)
                is_clean = not leftovers(parent, self.destination.name)
        except OSError:
            return None
        if now.manifest is None or now.digests[NAME] != manifest or not now.is_intact:
            return None
        return (now.manifest.schemas, now.manifest.operations) if is_clean else None


def _lies_in(folder: Path, others: Iterable[Path]) -> bool:
    """Whether `folder` is at or below one of `others`, whose files may be anybody's."""
    real = Path(os.path.realpath(folder))
    return any(real.is_relative_to(os.path.realpath(other)) for other in others)


def _warnings(noted: object) -> list[Diagnostic] | None:
    """The warnings that a note has; None if they are none."""
    if not isinstance(noted, list):
        return None
    warnings = [_warning(note) for note in noted]
    return [warning for warning in warnings if warning] if all(warnings) else None


def _warning(noted: object) -> Diagnostic | None:
    match noted:
        case {
            "severity": "warning",
            "code": str(code),
            "message": str(message),
            "hint": str(hint),
            "place": None,
        }:
            return Diagnostic("warning", code, message, hint)
        case {
            "severity": "warning",
            "code": str(code),
            "message": str(message),
            "hint": str(hint),
            "place": {
                "path": str(path),
                "pointer": str() | None as pointer,
                "line": int() | None as line,
                "column": int() | None as column,
                "text": str() | None as text,
            },
        }:
            place = Place(path, pointer, line, column, text)
            return Diagnostic("warning", code, message, hint, place)
    return None
