"""What a run did to a package, or found out about it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from schemawright.data_classes import frozen
from schemawright.diagnostics import Diagnostic

#: How a file on disk differs from what generation gives now. ``stale``: it is as it was
#: generated, from something older. ``edited``: it is not what its manifest says. ``missing``:
#: generation gives it, and it is not there. ``extra``: it is there, and generation does not
#: give it. ``malformed``: the manifest cannot be read.
Kind = Literal["stale", "edited", "missing", "extra", "malformed"]


@frozen
class FileDifference:
    """One file that is not as it should be; `path` is relative to the package."""

    kind: Kind
    path: str


@frozen
class Report:
    """The outcome of a run for one package.

    `schemas` and `operations` are counts. `added`, `changed` and `removed` are the paths, in
    the package, that publishing wrote; `findings` is what a check found. All are sorted.
    `difference` has the lines of a unified diff to what generation gives, and `documents` the paths
    of the documents that changed since, each with ``new``, ``gone`` or ``changed``; both are empty
    unless a check was asked for them.
    """

    name: str
    output: Path
    schemas: int
    operations: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    findings: tuple[FileDifference, ...] = ()
    difference: tuple[str, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def touched(self) -> int:
        """How many files publishing added, changed or removed."""
        return len(self.added) + len(self.changed) + len(self.removed)

    @property
    def is_current(self) -> bool:
        """Nothing had to be written, and a check found nothing."""
        return not self.touched and not self.findings
