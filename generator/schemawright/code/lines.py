"""A line that may be too long: its tokens, where it can be broken, and how long it is.

Only lines that do not fit are made of tokens; what fits is joined pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from schemawright.code.marks import COMMA_RANK, DOT_RANK, Piece
from schemawright.data_classes import mutable
from schemawright.escape import columns

#: Columns of one level of indentation.
STEP = 4

#: The role of the tokens of which a split asks nothing but their lengths.
OPERAND = "operand"

_OPENING = frozenset({"atom", "call", "one-tuple", "subscript", "unseen", "import", "definition"})


class Token:
    """A piece, or an operand, within a line. Parentheses that nobody sees have no `text` until
    a line is broken at them.

    `before` and `role` are those of the piece; `partner` is the other bracket of a pair; `depth`
    how many brackets, and targets of loops, are open around it in the line last looked at; `shown`
    the text with a space before it, if it is `spaced`.
    """

    __slots__ = ("before", "closes", "depth", "opens", "partner", "role", "shown", "spaced", "text")

    def __init__(self, text: str, spaced: bool, before: int = 0, role: str = "") -> None:
        self.text = text
        self.spaced = spaced
        self.before = before
        self.role = role
        self.partner: Token | None = None
        self.depth = 0
        self.shown = f" {text}" if spaced else text
        #: Whether it begins something in brackets, and whether it ends something there.
        self.opens = role in _OPENING
        self.closes = role == "close"

    @property
    def is_comma(self) -> bool:
        """Whether it is a comma, one that is only there on several lines included."""
        return self.text == ","

    def show(self) -> None:
        """Make a parenthesis visible."""
        if not self.text:
            self.text = "(" if self.opens else ")"
            self.shown = f" {self.text}" if self.spaced else self.text


def is_operand(piece: str) -> bool:
    """Whether `piece` is a name or a literal, and so long that it is no word of Python's that is
    looked for."""
    return len(piece) > 3 and not isinstance(piece, Piece)


def tokens(pieces: Iterable[str]) -> list[Token]:
    """`pieces` as tokens; the spaces of a piece belong to the tokens before which they stand."""
    result: list[Token] = []
    open_brackets: list[Token] = []
    spaced = False
    for piece in pieces:
        if not isinstance(piece, Piece):
            result.append(Token(piece, spaced, role=OPERAND if is_operand(piece) else ""))
            spaced = False
            continue
        text = piece.strip(" ")
        token = Token(text, spaced or piece[:1] == " ", piece.before, piece.role)
        spaced = len(piece) > 1 and piece[-1] == " "
        result.append(token)
        if token.opens:
            open_brackets.append(token)
        elif token.closes:
            token.partner = open_brackets.pop()
            token.partner.partner = token
    return result


@mutable(eq=False)
class Line:
    """Tokens on one line, indented by `depth` levels. A line that stands `inside` brackets may be
    broken at any delimiter, others only at their brackets."""

    tokens: list[Token]
    depth: int
    inside: bool = False
    #: Whether the elements of this line have to have a line each.
    explodes: bool = False
    #: Whether what the brackets around this line hold is one of ``import``'s, or a definition.
    kind: str = ""
    #: How gladly the line is broken after the token at each index, where it is looked at.
    breaks: dict[int, int] = field(default_factory=dict)
    #: Whether a comma in it keeps elements on lines of their own.
    has_last_comma: bool = False
    #: The parentheses in it that nobody saw when the line was made.
    unseen: list[Token] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.tokens)

    def look(self, among: Sequence[bool] | None = None) -> Line:
        """The same line, after finding where it can be broken; only `among` its tokens."""
        depth = 0
        previous: int | None = None
        loops: list[int] = []
        for index, token in enumerate(self.tokens):
            if among is not None and not among[index]:
                continue
            text = token.text
            if token.closes:
                if depth == 0:
                    continue
                depth -= 1
                self._close(token, previous)
            elif text == "in" and loops and loops[-1] == depth:
                depth -= 1
                loops.pop()
            token.depth = depth
            if depth == 0 and (token.before or text == ","):
                self._find_break(index, token, previous)
            if token.opens:
                depth += 1
                if not text:
                    self.unseen.append(token)
            previous = index
            if text == "for" and not token.role:
                depth += 1
                loops.append(depth)
        return self

    def _close(self, token: Token, previous: int | None) -> None:
        if not token.text:
            self.unseen.append(token)
        opening = token.partner
        if previous is None or opening is None or not self.tokens[previous].is_comma:
            return
        if opening.role != "one-tuple" and not self._is_single_index(opening, previous):
            self.has_last_comma = True

    def _find_break(self, index: int, token: Token, previous: int | None) -> None:
        rank = token.before
        if rank == DOT_RANK and previous is not None and not self.tokens[previous].closes:
            rank = 0
        if rank and previous is not None:
            self.breaks[previous] = rank
        elif token.is_comma and token.role != "target comma":
            self.breaks[index] = COMMA_RANK

    def _is_single_index(self, opening: Token, comma: int) -> bool:
        """Whether a subscript has one element and a comma."""
        if opening.role != "subscript":
            return False
        start = self.tokens.index(opening)
        depth = self.tokens[comma].depth
        inner = self.tokens[start + 1 : comma]
        return not any(token.is_comma and token.depth == depth for token in inner)

    def text(self) -> str:
        """The line, indented."""
        first, *others = self.tokens
        rest = "".join([token.shown for token in others])
        return " " * (STEP * self.depth) + first.text + rest

    def fits(self, width: int) -> bool:
        """Whether it is one line of at most `width` characters."""
        return columns(self.text()) <= width

    def lengths(self) -> Iterator[tuple[int, Token, int]]:
        """Each token with its place and its length, a space before it included."""
        for index, token in enumerate(self.tokens):
            yield index, token, len(token.shown if index else token.text)

    def column(self, token: Token) -> int:
        """Where `token` begins, a space before it included."""
        column = STEP * self.depth
        for _, other, own in self.lengths():
            if other is token:
                break
            column += own
        return column

    def highest(self, leaving_out: int | None = None) -> int:
        """The rank of the best places to break at, 0 without any."""
        if leaving_out not in self.breaks:
            return max(self.breaks.values(), default=0)
        return max((r for i, r in self.breaks.items() if i != leaving_out), default=0)

    def count(self, rank: int) -> int:
        """How many delimiters of `rank` it has."""
        return sum(1 for delimiter in self.breaks.values() if delimiter == rank)

    @property
    def is_chained(self) -> bool:
        """Whether it has more than one ``=``."""
        return sum(1 for token in self.tokens if token.text == "=") > 1


def matched(line: Sequence[Token]) -> list[bool]:
    """For each token whether it is one of a pair of brackets of the line, or between them."""
    inside = [False] * len(line)
    places = {id(token): index for index, token in enumerate(line)}
    last = -1
    for index, token in enumerate(line):
        if index > last and token.opens and id(token.partner) in places:
            last = places[id(token.partner)]
        inside[index] = index <= last
    return inside
