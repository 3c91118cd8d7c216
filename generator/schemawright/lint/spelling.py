"""Is one word a slip of another? ``requird`` of ``required``, ``min_length`` of ``minLength``."""

from __future__ import annotations

#: Words of fewer letters are too often words of their own.
_SHORTEST = 4
#: From this length on, two slips are let pass.
_LONG = 12


def is_slip(word: str, of: str) -> bool:
    """Is `word` written like `of` but for one slip: case, separators, or a letter too many, too
    few, wrong, or swapped with the next (two of those in long words)?"""
    if word == of:
        return False
    if _plain(word) == _plain(of):
        return True
    if word.startswith("$") is not of.startswith("$") or min(len(word), len(of)) < _SHORTEST:
        return False
    allowed = 2 if min(len(word), len(of)) >= _LONG else 1
    return abs(len(word) - len(of)) <= allowed and _distance(word, of) <= allowed


def _plain(word: str) -> str:
    return "".join(c for c in word.lower() if c.isalnum())


def _distance(a: str, b: str) -> int:
    """Letters to insert, remove, replace or swap (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        row = [i]
        for j, d in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (c != d))
            if i > 1 and j > 1 and c == b[j - 2] and a[i - 2] == d:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
