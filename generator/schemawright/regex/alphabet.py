"""The characters of a pattern, sorted into kinds that it never tells apart."""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.data_classes import frozen
from schemawright.regex.charset import LAST, CharSet


@frozen
class Alphabet:
    """From ``bounds[i]`` up to the next bound, characters are of the kind ``kinds[i]``."""

    bounds: tuple[int, ...]
    kinds: tuple[int, ...]
    #: Set → its kinds, as bits.
    masks: dict[CharSet, int]


def alphabet(sets: Iterable[CharSet]) -> Alphabet:
    """The fewest kinds from which all of `sets` can be put together."""
    distinct = list(dict.fromkeys(sets))
    changes: dict[int, int] = {0: 0}
    for i, chars in enumerate(distinct):
        for low, high in chars:
            changes[low] = changes.get(low, 0) ^ (1 << i)
            changes[high + 1] = changes.get(high + 1, 0) ^ (1 << i)
    kind_of: dict[int, int] = {}
    bounds: list[int] = []
    kinds: list[int] = []
    members = 0
    for start in sorted(changes):
        members ^= changes[start]
        kind = kind_of.setdefault(members, len(kind_of))
        if start <= LAST and (not kinds or kinds[-1] != kind):
            bounds.append(start)
            kinds.append(kind)
    masks = [0] * len(distinct)
    for members, kind in kind_of.items():
        while members:
            lowest = members & -members
            masks[lowest.bit_length() - 1] |= 1 << kind
            members ^= lowest
    return Alphabet(tuple(bounds), tuple(kinds), dict(zip(distinct, masks, strict=True)))
