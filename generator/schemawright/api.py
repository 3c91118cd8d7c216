"""`generate` for Python programs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from schemawright import config, pipeline
from schemawright.diagnostics import Problems
from schemawright.publish import Report


def generate(
    source: str | os.PathLike[str], output: str | os.PathLike[str], **options: Any
) -> Report:
    """Make the package `output` from the document or folder `source`.

    `options` are the fields of `schemawright.config.Options` (``formats="annotate"``), and
    ``force=True`` to overwrite files that were edited by hand. Raises `Rejected` if the input
    is wrong, TypeError for an unknown option; then nothing has been written.
    """
    force = bool(options.pop("force", False))
    job = config.one_off(Path(source), Path(output), config.Options(**options))
    return pipeline.generate(replace(job, force=force), Problems())
