"""Pieces as they gather, and what is appended to them without looking at a tree."""

from __future__ import annotations

from schemawright.code.expressions import Helper
from schemawright.code.marks import COMMA, LAST_COMMA


class Out(list[str]):
    """Pieces in order. `helpers` gathers those of the run time among them."""

    __slots__ = ("helpers",)

    def __init__(self, helpers: set[Helper], *first: str) -> None:
        super().__init__(first)
        self.helpers = helpers


def end(out: Out, exploded: bool) -> None:
    """After the last element: no comma, or the one that keeps each on its line."""
    if out[-1] is COMMA:
        if exploded:
            out[-1] = LAST_COMMA
        else:
            out.pop()
