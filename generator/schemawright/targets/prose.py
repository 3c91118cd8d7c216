"""Texts of documents, broken into lines where a line of code has no room for them.

Where the author broke the lines, they stay, as long as they fit. A paragraph that was broken for a
wider page is broken anew; sentences that stand in lines of their own, lines that end before they
were full, lists, tables, headings and code stay, and only those that are too long are broken.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise

_FENCE = re.compile(r"\s*(?:```|~~~)")
#: The beginning of a line that is no prose; what is before its text is the indent of the rest.
_ITEM = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s+")
_LAID_OUT = re.compile(r"\s*[|#>]|\s{4}|\t|\[\S+\]:")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ")", "*", "`")
#: A line that with the next word is at least so much of the longest one was full. No page is wider.
_FULL, _PAGE = 2 / 3, 120


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
    for line in _joined(lines) if _is_prose(lines) else lines:
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


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines of a paragraph, with those in one that were broken because they were full."""
    full = _FULL * max(map(len, lines))
    text = lines[0].strip()
    for line, after in pairwise(lines):
        word, rest = after.split()[0], after.strip()
        if len(f"{line} {word}") < full:
            yield text
            text = rest
        else:
            text = f"{text} {rest}"
    yield text


def _is_prose(lines: list[str]) -> bool:
    """Was it broken where the lines were full, not where something ends?"""
    if any(len(line) > _PAGE or _ITEM.match(line) or _LAID_OUT.match(line) for line in lines):
        return False
    return not all(line.rstrip().endswith(_SENTENCE_ENDS) for line in lines[:-1])
