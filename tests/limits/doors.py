"""What is measured of a kind of slow document: each way of the project that reads documents."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemawright import compare, examples
from schemawright.config import Job
from schemawright.config.options import Options
from schemawright.diagnostics import Problems
from schemawright.pipeline import build

from tests.limits.slow.documents import Folder, Make, write


def _package(options: Options) -> Callable[[Make, int], Callable[[], object]]:
    """The whole pipeline, but for publishing."""

    def prepared(make: Make, size: int) -> Callable[[], object]:
        source = _written(make(size))
        return lambda: build(Job("package", source, source.parent / "package", options), Problems())

    return prepared


def _diff(make: Make, size: int) -> Callable[[], object]:
    """What it means that a document grows by a tenth, and what it would mean the other way."""
    old, new = _written(make(size - size // 10)), _written(make(size))
    return lambda: compare(old, new).changes


def _examples(make: Make, size: int) -> Callable[[], object]:
    """Examples of the document, where it is one schema; of several there are none."""
    document = make(size)
    is_schema = isinstance(document, dict) and not isinstance(document, Folder)
    if not is_schema or not document.keys().isdisjoint(("openapi", "swagger")):
        return lambda: None
    return lambda: examples(document)


def _written(document: Any) -> Path:
    """The folder with what a kind makes; who measures says where temporary files lie."""
    folder = Path(tempfile.mkdtemp()) / "documents"
    folder.mkdir()
    write(document, folder)
    return folder


#: By name: what makes ready, for a kind and a size, what is then measured.
DOORS: dict[str, Callable[[Make, int], Callable[[], object]]] = {
    "generate": _package(Options()),
    "reference": _package(Options(reference=True)),
    "diff": _diff,
    "examples": _examples,
}
