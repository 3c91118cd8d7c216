"""Lines that are alike are broken alike: of names and literals nothing counts but their lengths.

    valid_order_of_a_customer(value.get("order"), at)   →   (25, ".get", OPEN_CALL, …)

A large package has thousands of lines of a few hundred shapes, and to break one takes as long as to
write ten that fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from schemawright.code.lines import OPERAND, STEP, Line, is_operand
from schemawright.code.marks import Piece
from schemawright.data_classes import frozen

#: Longer lines are the only ones of their shape.
_MOST_PIECES = 200


@frozen
class LineShape:
    """The pieces of a line, by what decides where it is broken."""

    key: tuple[object, ...]
    pieces: Sequence[str] = field(compare=False)
    depth: int = field(compare=False)
    width: int = field(compare=False)
    kind: str = field(compare=False)

    @classmethod
    def of(cls, pieces: Sequence[str], depth: int, width: int, kind: str) -> LineShape | None:
        """The shape of the line of `pieces`; None where something else counts than lengths in
        characters."""
        text = "".join(pieces)
        if len(pieces) > _MOST_PIECES or not text.isascii() or "\n" in text:
            return None
        return cls((depth, width, kind, *map(_mark, pieces)), pieces, depth, width, kind)


def _mark(piece: str) -> object:
    """What counts of a piece: which of the constants it is, how long a name or a literal is, and
    whether that is text or could be a name."""
    if isinstance(piece, Piece):
        return id(piece)  # Kept by the shape, so that no other one comes to have its number.
    if not is_operand(piece):
        return piece
    return len(piece), piece[0] in "\"'", piece.isidentifier()


@frozen
class LinePattern:
    """The lines of a shape, with ``%s`` for its names and literals."""

    text: str

    @classmethod
    def of(cls, lines: Iterable[Line]) -> LinePattern:
        """The pattern of which `lines` are an example."""
        return cls("\n".join(map(_pattern, lines)))

    def filled(self, pieces: Iterable[str]) -> list[str]:
        """The lines of `pieces`, which are of the same shape."""
        return (self.text % tuple(filter(is_operand, pieces))).split("\n")


def _pattern(line: Line) -> str:
    texts = [
        f"{' ' * (token.spaced and index > 0)}%s"
        if token.role == OPERAND
        else (token.shown if index else token.text).replace("%", "%%")
        for index, token in enumerate(line.tokens)
    ]
    return " " * (STEP * line.depth) + "".join(texts)
