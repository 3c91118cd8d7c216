"""Warnings that say the same of other places, told as one with their number.

341 × no path parameter is called '…', so GET /… is left out  →  the first (and 340 more like it)

Of a few that name different things each is told; of many only the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemawright.diagnostics import Diagnostic

#: What differs between warnings of one kind: names in quotes, operations, paths, numbers.
_PARTICULARS = re.compile(r"""'[^']*'|"[^"]*"|\b[A-Z]+ /\S*|/\S+|\d+""")
#: The findings of lint are about the words that they name, and have been counted by these.
_LINT = "SW10"
_FEW = 4


def without_repetition(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Every error, and of the warnings the first of each kind, in their order."""
    listed = list(diagnostics)
    kinds: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in listed:
        kinds.setdefault(_kind(diagnostic), []).append(diagnostic)
    for diagnostic in listed:
        alike = kinds[_kind(diagnostic)]
        if diagnostic.severity == "error" or not _is_repetition(alike):
            yield diagnostic
        elif diagnostic is alike[0]:
            count = f"(and {len(alike) - 1} more like it; --verbose lists them)"
            yield replace(diagnostic, message=f"{diagnostic.message} {count}")


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    message = diagnostic.message
    if not diagnostic.code.startswith(_LINT):
        message = _PARTICULARS.sub("", message)
    return diagnostic.code, f"{diagnostic.severity} {message}"


def _is_repetition(alike: list[Diagnostic]) -> bool:
    is_same = len({diagnostic.message for diagnostic in alike}) == 1
    return len(alike) > (1 if is_same else _FEW)
