"""Breaks lines that are too long, at the places where black breaks them.

before:

    return isinstance(shell, str) or valid_job_container(value) or valid_job_services(value)

after:

    return (
        isinstance(shell, str)
        or valid_job_container(value)
        or valid_job_services(value)
    )

In the order in which it is tried: a definition is broken at its first brackets, everything else
at its last brackets that help; what stands inside brackets, at its commas or its operators of the
lowest precedence, one element a line. Parentheses around a condition or a value are put where
they help and nowhere else. The result is what black (26) leaves alone, which the tests hold
against black itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from schemawright.code.halves import (
    CannotSplit,
    Halves,
    can_be_split,
    copied_line,
    explodes,
    is_several,
    last_opening,
    needs_comma,
    place,
)
from schemawright.code.line_shapes import LinePattern, LineShape
from schemawright.code.lines import STEP, Line, Token, matched, tokens
from schemawright.code.marks import COMMA_RANK, DOT_RANK
from schemawright.code.optional import can_omit, is_better
from schemawright.data_classes import frozen


def split(pieces: Sequence[str], depth: int, width: int, kind: str = "") -> list[str]:
    """The lines for `pieces`, which may be too long for one; each is indented. `kind` is
    ``"import"`` or ``"definition"`` for those."""
    line = LineShape.of(pieces, depth, width, kind)
    if line is None:
        return [broken.text() for broken in _broken(pieces, depth, width, kind)]
    return _like(line).filled(pieces)


def _broken(pieces: Sequence[str], depth: int, width: int, kind: str) -> list[Line]:
    return _LineSplitter(width).lines(Line(tokens(pieces), depth, kind=kind).look(), False)


@lru_cache(maxsize=1000)
def _like(shape: LineShape) -> LinePattern:
    """How all lines of `shape` are broken."""
    return LinePattern.of(_broken(shape.pieces, shape.depth, shape.width, shape.kind))


@frozen
class _LineSplitter:
    width: int

    def lines(self, line: Line, forced: bool) -> list[Line]:
        """`line` as lines that fit, as far as that can be. `forced`: parentheses are put around
        a value whatever else could be broken."""
        if not line.explodes and not line.has_last_comma and line.fits(self.width):
            return [line]
        ways: list[Callable[[Line, bool], list[Line]]]
        if line.kind == "definition" and not self._returns_much(line):
            ways = [self._at_first_brackets]
        elif line.inside:
            ways = [self._at_delimiters, self._at_last_brackets]
        else:
            ways = [self._at_last_brackets]
        for way in ways:
            try:
                return self._split(line, way, forced)
            except CannotSplit:
                continue
        return [line]

    def _split(
        self, line: Line, way: Callable[[Line, bool], list[Line]], forced: bool
    ) -> list[Line]:
        """The lines that `way` gives, split further. If the first of them is still too long, a
        second opinion puts parentheses where they can be."""
        before = line.text()
        optional = [token for token in line.unseen if token.depth == 0]
        parts = way(line, forced)
        # Each of several parts has something that is seen.
        if len(parts) == 1 and parts[0].text() == before:
            raise CannotSplit
        result: list[Line] = []
        for part in parts:
            result += self.lines(part, forced)
        # A bound method is a new object at each access.
        at_last_brackets = way == self._at_last_brackets
        if (
            forced
            or not at_last_brackets
            or not line.unseen
            or any(token.text for token in optional)
            or result[0].fits(self.width)
            or any(token.role == "added comma" for token in line.tokens)
        ):
            return result
        second = self._split(copied_line(line), way, True)
        return second if all(half.fits(self.width) for half in second) else result

    def _returns_much(self, line: Line) -> bool:
        """Whether what a definition returns is broken at commas: then it is so at once."""
        closing = line.tokens[-2]
        if closing.partner is None or closing.partner.role != "unseen":
            return False
        start = line.tokens.index(closing.partner)
        returned = Line(line.tokens[start + 1 : -2], line.depth + 1, inside=True).look()
        if returned.fits(self.width):
            return False
        lines = self.lines(copied_line(returned), False)
        return any(part.tokens[-1].role == "added comma" for part in lines)

    # --- at brackets ------------------------------------------------------------------------

    def _at_first_brackets(self, line: Line, forced: bool) -> list[Line]:
        """A definition at the brackets of its parameters, or of what it returns."""
        for bracket in ("(", "["):
            head: list[Token] = []
            body: list[Token] = []
            tail: list[Token] = []
            current, opening = head, None
            for token in line.tokens:
                if current is body and token.closes and token.partner is opening:
                    assert opening is not None
                    token.show()
                    opening.show()
                    current = tail if body else head
                current.append(token)
                is_right = token.text == "[" if bracket == "[" else token.text in ("(", "")
                if current is head and token.opens and is_right:
                    opening, current = token, body
            if opening is not None and tail:
                return self._halves(line, head, body, tail, opening).lines()
        raise CannotSplit

    def _at_last_brackets(self, line: Line, forced: bool) -> list[Line]:
        """At the last brackets after which the first line fits."""
        first: list[Line] | None = None
        for omitted in self._omitted(line):
            if omitted:
                opening = last_opening(line, omitted)
                if opening is not None and opening.text and line.column(opening) > self.width:
                    continue
            result = self._right_hand(line, forced, omitted)
            if first is None and not omitted:
                first = result
            if result[0].fits(self.width):
                return result
        return first if first is not None else self._right_hand(line, forced, set())

    def _right_hand(self, line: Line, forced: bool, omitted: set[int]) -> list[Line]:
        return self._without_optional(self._last_halves(line, omitted), line, forced, omitted)

    def _last_halves(self, line: Line, omitted: set[int]) -> Halves:
        """`line` broken at its last pair of brackets that is not `omitted`."""
        end = len(line.tokens) - 1
        while end >= 0:
            closing = line.tokens[end]
            if closing.closes and id(closing) not in omitted:
                start = place(line.tokens, closing.partner, end)
                if start < end - 1:
                    break
                end = start  # Empty brackets are no place to break at.
            end -= 1
        else:
            raise CannotSplit
        opening = closing.partner
        assert opening is not None
        head, body = line.tokens[: start + 1], line.tokens[start + 1 : end]
        return self._halves(line, head, body, line.tokens[end:], opening)

    def _halves(
        self,
        line: Line,
        head: list[Token],
        body: list[Token],
        tail: list[Token],
        opening: Token,
    ) -> Halves:
        """The lines of three parts. Raises `CannotSplit` if that would not be worth it."""
        if not head:
            raise CannotSplit
        if not body and len("".join(t.text for t in tail)) < 3:
            raise CannotSplit
        body = [*body]
        if needs_comma(line, body, opening):
            body.append(Token(",", False, role="added comma"))
        inner = Line(body, line.depth + 1, inside=True).look()
        inner.explodes = explodes(inner, opening)
        outer = Line(head, line.depth, kind=line.kind)
        if line.kind == "definition":
            outer.kind = ""
        return Halves(outer.look(matched(head)), inner, Line(tail, line.depth), opening, tail[0])

    # --- parentheses that are not needed ----------------------------------------------------

    def _without_optional(
        self, halves: Halves, line: Line, forced: bool, omitted: set[int]
    ) -> list[Line]:
        """The lines of `halves`, or of a split that leaves its optional parentheses out."""
        is_optional = halves.opening.role == "unseen" and not halves.opening.text
        if (
            not forced
            and is_optional
            and not halves.closing.text
            and line.kind != "import"
            and can_omit(halves, self.width)
        ):
            more = {id(halves.closing), *omitted}
            try:
                other = self._last_halves(line, more)
                if is_better(other, halves, self.width):
                    return self._without_optional(other, line, forced, more)
            except CannotSplit:
                is_stuck = not can_be_split(halves.body) and not halves.body.fits(self.width)
                if not line.is_chained and is_stuck:
                    raise
        return halves.lines()

    def _omitted(self, line: Line) -> Iterator[set[int]]:  # noqa: C901 (one walk, several ends)
        """Sets of closing brackets at which the line is not broken, each with more of them: those
        whose brackets, with what follows, fit in one line."""
        omitted: set[int] = set()
        if not line.has_last_comma:
            yield omitted
        length = STEP * line.depth
        opening: Token | None = None
        closing: Token | None = None
        inner: set[int] = set()
        for index in range(len(line.tokens) - 1, -1, -1):
            token = line.tokens[index]
            length += len(token.shown if index else token.text)
            if length > self.width:
                break
            before = line.tokens[index - 1] if index else None
            keeps = before is not None and before.is_comma and is_several(token)
            if opening is not None:
                if token is opening:
                    opening = None
                elif token.closes:
                    if keeps:
                        break
                    inner.add(id(token))
            elif token.closes:
                if before is not None and before.opens:
                    inner.add(id(token))
                    continue
                if closing is not None:
                    omitted.add(id(closing))
                    omitted |= inner
                    inner.clear()
                    yield omitted
                if keeps:
                    break
                if token.text:
                    opening, closing = token.partner, token

    # --- at delimiters ----------------------------------------------------------------------

    def _at_delimiters(self, line: Line, forced: bool) -> list[Line]:
        """At all delimiters of the highest rank; the last element gets a comma as well."""
        rank = line.highest(leaving_out=len(line.tokens) - 1)
        if not rank or (rank == DOT_RANK and line.count(rank) == 1):
            raise CannotSplit
        parts: list[list[Token]] = [[]]
        for index, token in enumerate(line.tokens):
            parts[-1].append(token)
            if line.breaks.get(index) == rank:
                parts.append([])
        if not parts[-1]:
            parts.pop()
        elif rank == COMMA_RANK and not parts[-1][-1].is_comma:
            parts[-1].append(Token(",", False, role="added comma"))
        return [self._element(Line(part, line.depth, inside=line.inside)) for part in parts]

    def _element(self, line: Line) -> Line:
        """`line`, after finding where it can be broken, if it may have to be."""
        has_brackets = any(token.closes for token in line.tokens)
        return line.look() if has_brackets or not line.fits(self.width) else line
