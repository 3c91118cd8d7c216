"""Pieces that are no operands: brackets, operators and words, each a constant.

Joined, they are a line of text; only when that is too long does `lines` look at what each is.
Constants are compared by what they are, not by their text.
"""

from __future__ import annotations


class Piece(str):
    """A piece that is no operand. `before` is how gladly a line is broken before it (0: never),
    as black ranks it; `role` is what kind of bracket it is."""

    __slots__ = ("before", "role")
    before: int
    role: str

    @classmethod
    def of(cls, text: str, before: int = 0, role: str = "") -> Piece:
        """The piece `text`, with what a line break may do before it."""
        piece = cls(text)
        piece.before, piece.role = before, role
        return piece


#: How gladly a line is broken: after a comma, and before other things.
COMPREHENSION, COMMA_RANK, TERNARY, LOGIC, COMPARATOR, DOT_RANK = 20, 18, 16, 14, 10, 1
ARITHMETIC = {"|": 9, "^": 8, "&": 7, "<<": 6, ">>": 6, "+": 5, "-": 5}

COMMA = Piece.of(", ")
#: A comma that black keeps, and every element on a line of its own with it.
LAST_COMMA = Piece.of(",", role="last comma")
#: Between the names of a loop's target no line is broken.
TARGET_COMMA = Piece.of(", ", role="target comma")
EQUALS, DEFAULT = Piece.of("="), Piece.of(" = ")
COLON = Piece.of(": ")
DOT = Piece.of(".", DOT_RANK, role="dot")
STAR, STARS = Piece.of("*"), Piece.of("**")
OPEN_GROUP, OPEN_CALL = Piece.of("(", role="atom"), Piece.of("(", role="call")
OPEN_TUPLE, OPEN_ONE = Piece.of("(", role="atom"), Piece.of("(", role="one-tuple")
OPEN_LIST, OPEN_INDEX = Piece.of("[", role="atom"), Piece.of("[", role="subscript")
OPEN_BRACE = Piece.of("{", role="atom")
#: Parentheses that nobody sees until a line is broken at them.
OPEN_UNSEEN, OPEN_IMPORT = Piece.of("", role="unseen"), Piece.of("", role="import")
OPEN_PARAMETERS = Piece.of("(", role="definition")
CLOSE, CLOSE_SQUARE = Piece.of(")", role="close"), Piece.of("]", role="close")
CLOSE_BRACE, CLOSE_UNSEEN = Piece.of("}", role="close"), Piece.of("", role="close")
AND, OR = Piece.of(" and ", LOGIC), Piece.of(" or ", LOGIC)
IF, ELSE = Piece.of(" if ", TERNARY), Piece.of(" else ", TERNARY)
FOR, IN = Piece.of(" for ", COMPREHENSION), Piece.of(" in ")
CONDITION = Piece.of(" if ", COMPREHENSION)
LAMBDA, NOT, AWAIT = Piece.of("lambda"), Piece.of("not "), Piece.of("await ")
COMPARATORS = {
    text: Piece.of(f" {text} ", COMPARATOR)
    for text in ("<", ">", "==", "!=", "<=", ">=", "in", "not in", "is", "is not")
}
OPERATORS = {
    text: Piece.of(f" {text} ", ARITHMETIC.get(text, 4))
    for text in ("|", "^", "&", "<<", ">>", "+", "-", "*", "/", "//", "%", "@")
}
SIGNS = {text: Piece.of(text) for text in ("-", "+", "~")}
