"""Patterns drawn at random: nested quantifiers, overlapping alternatives, counts, assertions."""

from __future__ import annotations

from random import Random

_ATOMS = ("a", "b", "c", ".", "[ab]", "[^a]", r"\w", r"\s", r"\d", "-", r"[^\W_]", r"\n", "é")
_QUANTIFIERS = ("*", "+", "?", "{2}", "{0,2}", "{1,3}", "{2,}", "*?", "+?")
_EDGES = ("^", "$", r"\b", r"\B")
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")


def drawn(chance: Random, depth: int = 3) -> str:
    """A pattern of ECMA-262 whose groups are nested at most `depth` deep."""
    options = [_alternative(chance, depth) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    return "|".join(options)


def _alternative(chance: Random, depth: int) -> str:
    return "".join(_term(chance, depth) for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4))))


def _term(chance: Random, depth: int) -> str:
    kind = chance.random()
    if kind < 0.12:
        return chance.choice(_EDGES)
    if kind < 0.27 and depth:
        return f"{chance.choice(_LOOKS)}{drawn(chance, depth - 1)})"
    if kind < 0.5 and depth:
        return f"({drawn(chance, depth - 1)}){chance.choice(('', '', *_QUANTIFIERS))}"
    return f"{chance.choice(_ATOMS)}{chance.choice(('', '', '', *_QUANTIFIERS))}"


def text(chance: Random) -> str:
    """A short text of what such patterns read."""
    return "".join(chance.choices("aabbc-_1 \né", k=chance.choice((0, 1, 2, 3, 4, 5, 6, 8, 12))))
