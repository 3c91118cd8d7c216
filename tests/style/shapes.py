"""What black changed, hunk by hunk, and what hunks look like when names and texts are left out."""

from __future__ import annotations

import builtins
import difflib
import io
import keyword
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

_KEPT = frozenset(dir(builtins)) | frozenset(keyword.kwlist)
#: Lines around a change in which two texts are compared one by one; black changes little at once.
_WINDOW = 400


@dataclass(frozen=True)
class Hunk:
    """Lines of a file from `line` on as they were, and as black would have them."""

    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def shape(self) -> str:
        """The hunk with all names, numbers and strings alike: the kind of the fault."""
        return "\n".join(
            [f"- {_bare(line)}" for line in self.before]
            + [f"+ {_bare(line)}" for line in self.after]
        )

    def __str__(self) -> str:
        lines = [f"- {line}" for line in self.before] + [f"+ {line}" for line in self.after]
        return "\n".join(line if len(line) < 160 else line[:157] + "..." for line in lines)


def hunks(before: str, after: str) -> Iterator[Hunk]:
    """The differences of two texts in order.

    A difference ends where both go on alike for two lines: `difflib` sees windows only, because
    its time is the square of what it sees.
    """
    old, new = before.splitlines(), after.splitlines()
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i] == new[j]:
            i, j = i + 1, j + 1
            continue
        size = _resumed(old[i : i + _WINDOW], new[j : j + _WINDOW])
        yield Hunk(i + 1, tuple(old[i : i + size[0]]), tuple(new[j : j + size[1]]))
        i, j = i + size[0], j + size[1]


def _resumed(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many lines of each differ at the start."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size > 1 or (block.size == 1 and old[block.a].strip()):
            return max(block.a, 0), max(block.b, 0)
    return max(len(old), 1 if old else 0), len(new)


def _bare(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    words = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(line.strip()).readline):
            if token.type == tokenize.NAME and token.string not in _KEPT:
                words.append("x")
            elif token.type == tokenize.STRING:
                words.append('"…"')
            elif token.type == tokenize.NUMBER:
                words.append("0")
            else:
                words.append(token.string)
    except (tokenize.TokenError, SyntaxError):
        if not words:
            return indent + "…"
    return indent + " ".join(words).strip()
