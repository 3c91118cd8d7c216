"""Is one word a slip of another? ``requird`` of ``required``, ``min_length`` of ``minLength``."""

from __future__ import annotations

from functools import lru_cache

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
    return abs(len(word) - len(of)) <= allowed and _is_near(word, of, allowed)


@lru_cache(maxsize=1000)
def _plain(word: str) -> str:
    return "".join(c for c in word.lower() if c.isalnum())


def _is_near(a: str, b: str, most: int) -> bool:
    """Are there at most so many letters to insert, remove, replace or swap (optimal string
    alignment)? Only what is so near is looked at: ends of `a` and `b` whose lengths differ by no
    more, until all of these are too far apart."""
    far = most + 1
    before: dict[int, int] = {}
    above = {j: j for j in range(min(len(b), most) + 1)}
    for i, c in enumerate(a, 1):
        row: dict[int, int] = {}
        for j in range(max(0, i - most), min(len(b), i + most) + 1):
            d = b[j - 1] if j else ""
            cost = min(above.get(j, far), row.get(j - 1, far)) + 1
            if j:
                cost = min(cost, above.get(j - 1, far) + (c != d))
            if i > 1 and j > 1 and c == b[j - 2] and a[i - 2] == d:
                cost = min(cost, before.get(j - 2, far) + 1)
            row[j] = cost
        if min(row.values()) > most:
            return False
        before, above = above, row
    return above.get(len(b), far) <= most
