"""Fixtures in YAML whose cases end in what the code says of them.

A file is a list of cases. What a person writes comes first; the keys at the end whose values
are block texts (``checks: |``) are recorded: ``make golden`` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemawright.diagnostics import Problems
from schemawright.read import read

_CASE = re.compile(r"^- ", re.MULTILINE)
_RECORDED = re.compile(r"^  \w+: \|[0-9]?-?\n", re.MULTILINE)


def cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a file, read as the generator reads its own documents (YAML 1.2)."""
    problems = Problems()
    (source,) = read(path, problems)
    problems.stop_on_errors()
    assert isinstance(source.document, list)
    return source.document  # type: ignore[return-value]


def with_recorded(text: str, recorded: Iterable[Mapping[str, str]]) -> str:
    """The `text` of a file with `recorded`, key -> text for each of its cases, at their ends."""
    starts = [match.start() for match in _CASE.finditer(text)]
    ends = [*starts[1:], len(text)]
    written = [_written(text[a:b]) for a, b in zip(starts, ends, strict=True)]
    blocks = ["".join(map(_block, each.items())) for each in recorded]
    pairs = zip(written, blocks, strict=True)
    return text[: starts[0]] + "\n".join(before + block for before, block in pairs)


def _written(case: str) -> str:
    """The part of a case that a person writes."""
    found = _RECORDED.search(case)
    return (case[: found.start()] if found else case).rstrip("\n") + "\n"


def _block(item: tuple[str, str]) -> str:
    key, text = item
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    return f"  {key}: |\n{lines}" if lines else ""
