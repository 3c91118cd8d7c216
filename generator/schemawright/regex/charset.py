"""Sets of characters, as sorted ranges of code points that neither overlap nor touch."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

#: Inclusive ranges, ascending; two ranges always have a gap between them.
CharSet: TypeAlias = tuple[tuple[int, int], ...]

LAST = 0x10FFFF
NONE: CharSet = ()
ANY: CharSet = ((0, LAST),)


def union(ranges: Iterable[tuple[int, int]]) -> CharSet:
    """The characters of any of `ranges`, which may overlap and come in any order."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(chars: CharSet) -> CharSet:
    """Every code point that `chars` does not have."""
    gaps = []
    start = 0
    for low, high in chars:
        if start < low:
            gaps.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        gaps.append((start, LAST))
    return tuple(gaps)


def difference(chars: CharSet, without: CharSet) -> CharSet:
    """The characters of `chars` that `without` does not have."""
    return complement(union((*complement(chars), *without)))


def size(chars: CharSet) -> int:
    """How many characters it has."""
    return sum(high - low + 1 for low, high in chars)


def of(text: str) -> CharSet:
    """The characters of `text`."""
    return union((ord(c), ord(c)) for c in text)


#: ECMA-262, section 22.2.2.9: ``\d`` and ``\w`` are ASCII also in unicode mode.
DIGIT: CharSet = ((0x30, 0x39),)
WORD: CharSet = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
#: Section 12.3: LineTerminator, which ``.`` does not match.
LINE_END: CharSet = union([(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)])
#: Sections 12.2 and 12.3: ``\s`` is WhiteSpace and LineTerminator; U+0085 and U+001C are neither.
SPACE: CharSet = union(
    [
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
        (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
    ]
)  # fmt: skip


def both_cases(chars: CharSet) -> CharSet | None:
    """`chars` with the other case of its letters (Unicode's simple case folding, restricted to
    sets of ASCII); None when there are other letters, which this does not know about."""
    if union((*chars, (0, 0x7F))) != ((0, 0x7F),):
        return None
    letters = [chr(c) for low, high in chars for c in range(low, high + 1) if chr(c).isalpha()]
    folded = [*chars, *((ord(c.swapcase()), ord(c.swapcase())) for c in letters)]
    # The long s and the Kelvin sign fold to ASCII letters.
    folded += [(0x17F, 0x17F)] if {"s", "S"} & set(letters) else []
    folded += [(0x212A, 0x212A)] if {"k", "K"} & set(letters) else []
    return union(folded)
