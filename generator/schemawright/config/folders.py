"""Where the folders of packages may lie."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.config.toml_table import FILE
from schemawright.diagnostics import Place, Problems

if TYPE_CHECKING:
    from schemawright.config.options import Job


def stay_inside(root: Path, job: Job, problems: Problems) -> None:
    """Report an output that lies outside of the project `root`, and a source that holds all of it,
    or that a link leads out of. The configuration, which is the project's own, may name sources
    anywhere; a document may not."""
    if not _is_named_inside(root, job.output) or _is_led_out(root, job.output):
        message = f"the output of package {job.name!r} lies outside the project: {job.output}"
        hint = "name a folder inside the project, that no symbolic link leads out of"
        problems.error("SW0903", message, hint, Place(FILE))
    for path in (job.source, *job.more_sources):
        if _is_named_inside(root, path) and _is_led_out(root, path):
            message = f"a link leads the source of package {job.name!r} outside the project: {path}"
            hint = "name the folder itself, which may lie anywhere"
            problems.error("SW0903", message, hint, Place(FILE))
        elif Path(os.path.realpath(root)).is_relative_to(os.path.realpath(path)):
            message = f"the source of package {job.name!r} holds the whole project: {path}"
            hint = "name the folder of the documents alone"
            problems.error("SW0903", message, hint, Place(FILE))


def _is_named_inside(root: Path, path: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))


def _is_led_out(root: Path, path: Path) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def keep_apart(configured: tuple[Job, ...], problems: Problems) -> None:
    """Two packages must not write into one folder, nor one into the other's, on any system."""
    outputs = [(job.name, _folded(job.output)) for job in configured]
    for i, (name, output) in enumerate(outputs):
        for other, folder in outputs[:i]:
            if output.is_relative_to(folder) or folder.is_relative_to(output):
                message = f"packages {other!r} and {name!r} would be written into each other"
                hint = "give each an output of its own, with another name than by its capitals"
                problems.error("SW0903", message, hint, Place(FILE))


def _folded(path: Path) -> Path:
    """`path` as systems read it for which capitals, and ways to compose a letter, are the same."""
    return Path(unicodedata.normalize("NFKC", os.path.abspath(path)).casefold())
