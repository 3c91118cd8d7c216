"""A line in two halves and what is between: broken at a pair of brackets."""

from __future__ import annotations

from schemawright.code.lines import Line, Token
from schemawright.code.marks import COMMA_RANK
from schemawright.data_classes import frozen

#: The brackets of which each element gets a line, if the elements do not fit on one together.
_DISPLAYS = frozenset({"atom", "one-tuple", "import", "unseen"})


class CannotSplit(Exception):
    """A line has no place to be broken at, or none that is worth it."""


@frozen
class Halves:
    """A line broken at a pair of brackets: what ends with the opening one, what is between, and
    what begins with the closing one."""

    head: Line
    body: Line
    tail: Line
    opening: Token
    closing: Token

    def lines(self) -> list[Line]:
        """The two halves and what stands between them, without the empty ones."""
        self.opening.show()
        self.closing.show()
        return [line for line in (self.head, self.body, self.tail) if line]


def copied_line(line: Line) -> Line:
    """The same line of tokens of its own."""
    copies = {id(t): Token(t.text, t.spaced, t.before, t.role) for t in line.tokens}
    for token in line.tokens:
        copies[id(token)].depth = token.depth
        if token.partner is not None:
            partner = copies.get(id(token.partner))
            copies[id(token)].partner = token.partner if partner is None else partner
    halves = [copies[id(token)] for token in line.tokens]
    copy = Line(halves, line.depth, line.inside, line.explodes, line.kind)
    return copy.look()


def place(line: list[Token], token: Token | None, end: int) -> int:
    """Where `token` is in `line`, before `end`. Raises `CannotSplit` if it is not there."""
    for index in range(end - 1, -1, -1):
        if line[index] is token:
            return index
    raise CannotSplit


def last_opening(line: Line, omitted: set[int]) -> Token | None:
    """The bracket that the last pair of brackets of `line` begins with, leaving out the pairs in
    `omitted`; None without one."""
    for token in reversed(line.tokens):
        if token.closes and id(token) not in omitted:
            return token.partner
    return None


def needs_comma(line: Line, body: list[Token], opening: Token) -> bool:
    """Whether black puts a comma at the end of what stands between brackets."""
    if not body or body[-1].is_comma:
        return False
    if line.kind == "import":
        return True
    if opening.role != "definition":
        return False
    annotations = 0
    for token in body:
        if token.role == "unseen":
            annotations += 1
        elif token.closes and token.partner is not None and token.partner.role == "unseen":
            annotations -= 1
        elif token.is_comma and not annotations:
            return False
    return True


def explodes(body: Line, opening: Token) -> bool:
    """Whether each element gets a line: always in a display and in an import, elsewhere if there
    is a comma at the end."""
    ends = bool(body.tokens) and body.tokens[-1].is_comma
    rank = body.highest(leaving_out=len(body.tokens) - 1 if ends else None)
    return rank == COMMA_RANK and (ends or opening.role in _DISPLAYS)


def can_be_split(line: Line) -> bool:
    """False for what surely cannot be: one word, or a string with at most one call."""
    if len(line.tokens) < 2:
        return False
    first, second = line.tokens[0], line.tokens[1]
    if first.text[:1] not in "\"'" or second.text != ".":
        return True
    calls = dots = 0
    following = line.tokens[-1]
    for token in reversed(line.tokens[:-1]):
        if token.opens:
            if not following.closes:
                return False
            calls += 1
        elif token.text == ".":
            dots += 1
        elif token.text.isidentifier():
            if following.text != "." and not following.opens:
                return False
        elif not token.closes:
            return False
        if dots > 1 and calls > 1:
            return False
    return True


def is_several(closing: Token) -> bool:
    """Whether brackets hold no tuple of one."""
    return closing.partner is not None and closing.partner.role != "one-tuple"
