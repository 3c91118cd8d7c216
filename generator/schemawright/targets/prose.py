"""Texts of documents, broken into lines where a line of code has no room for them.

Where the author broke the lines, they stay, as long as they fit. A paragraph that was broken for a
wider page is broken anew; sentences that stand in lines of their own, lists, tables, headings and
code keep their lines, and only those that are too long are broken.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

_FENCE = re.compile(r"\s*(?:```|~~~)")
#: The beginning of a line that is no prose; what is before its text is the indent of the rest.
_ITEM = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s+")
_LAID_OUT = re.compile(r"\s*[|#>]|\s{4}|\t|\[\S+\]:")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ")", "*", "`")


def wrapped(text: str, width: int) -> str:
    """`text` in lines of at most `width` columns, but for words that are longer."""
    lines: list[str] = []
    for paragraph in _paragraphs(text):
        lines += paragraph if _fits(paragraph, width) else _broken(paragraph, width)
    return "\n".join(lines)


def _fits(lines: list[str], width: int) -> bool:
    return all(len(line) <= width for line in lines) or bool(_FENCE.match(lines[0]))


def _paragraphs(text: str) -> Iterator[list[str]]:
    """The lines of each paragraph, empty ones by themselves; what is fenced is one."""
    lines: list[str] = []
    fenced = False
    for line in text.splitlines():
        if _FENCE.match(line):
            if not fenced and lines:
                yield lines
                lines = []
            lines.append(line)
            if fenced:
                yield lines
                lines = []
            fenced = not fenced
        elif fenced or line.strip():
            lines.append(line)
        else:
            if lines:
                yield lines
            yield [""]
            lines = []
    if lines:
        yield lines


def _broken(lines: list[str], width: int) -> Iterator[str]:
    if len(lines) > 1 and _is_prose(lines):
        lines = [" ".join(line.strip() for line in lines)]
    for line in lines:
        if len(line) <= width or _LAID_OUT.match(line):
            yield line
            continue
        item = _ITEM.match(line)
        yield from textwrap.wrap(
            line,
            width,
            subsequent_indent=" " * len(item[0]) if item else "",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _is_prose(lines: list[str]) -> bool:
    """Was it broken where the lines were full, not where something ends?"""
    if any(_ITEM.match(line) or _LAID_OUT.match(line) for line in lines):
        return False
    return not all(line.rstrip().endswith(_SENTENCE_ENDS) for line in lines[:-1])
