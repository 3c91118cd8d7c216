"""Where the folders of packages may lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.config.toml_table import FILE
from schemawright.diagnostics import Place, Problems

if TYPE_CHECKING:
    from schemawright.config.options import Job


def stay_inside(root: Path, job: Job, problems: Problems) -> None:
    """Report a source or an output that lies outside of the project `root`."""
    real = Path(os.path.realpath(root))
    for key, path in (("source", job.source), ("output", job.output)):
        as_written = Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))
        if not as_written or not Path(os.path.realpath(path)).is_relative_to(real):
            message = f"the {key} of package {job.name!r} lies outside the project: {path}"
            hint = "name a folder inside the project, that no symbolic link leads out of"
            problems.error("SW0903", message, hint, Place(FILE))


def keep_apart(configured: tuple[Job, ...], problems: Problems) -> None:
    """Two packages must not write into one folder, nor one into the other's."""
    outputs = [(job.name, Path(os.path.abspath(job.output))) for job in configured]
    for i, (name, output) in enumerate(outputs):
        for other, folder in outputs[:i]:
            if output.is_relative_to(folder) or folder.is_relative_to(output):
                message = f"packages {other!r} and {name!r} would be written into each other"
                problems.error("SW0903", message, "give each an output of its own", Place(FILE))
