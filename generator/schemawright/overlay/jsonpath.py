"""JSONPath (RFC 9535): the only room that knows the library for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from schemawright.data_classes import frozen
from schemawright.overlay.budget import Budget, Unusable, refuse_more
from schemawright.overlay.singular import members_at, singular
from schemawright.read.depth import MAX_DEPTH
from schemawright.values import Json, Tokens

if TYPE_CHECKING:
    from jsonpath_rfc9535.segments import JSONPathSegment

    from schemawright.overlay.evaluate import Selected

#: Segments of a query; each goes at least one level down.
MAX_SEGMENTS = MAX_DEPTH
#: Brackets and parentheses inside each other, and operators of one query, for each of which the
#: library's parser calls itself.
MAX_NESTING = 30
MAX_OPERATORS = 200

#: Names of members that are compared with the one that is not there.
_MOST_NAMES = 200

#: Strings, in which nothing counts (an open one ends with the text), and what is counted.
_COUNTED = re.compile(
    r"'(?:[^'\\]|\\.)*'?|\"(?:[^\"\\]|\\.)*\"?"
    r"|(?P<open>[\[(])|(?P<close>[\])])|(?P<operator>&&|\|\||[!=<>]=?)",
    re.DOTALL,
)


@frozen
class Query:
    """A compiled query; `text` is what the author wrote. A segment is the name or the index that it
    selects, or what the library read."""

    text: str
    segments: Sequence[str | int | JSONPathSegment]

    def find(self, document: Json, budget: Budget) -> tuple[Tokens, ...]:
        """The places that the query selects, each once. Raises `Unusable`."""
        *_, selected = self._stages(document, budget)
        refuse_more("overlay_matches", len(selected), "selects", "places")
        return tuple(place for place, _ in selected)

    def nearest(self, documents: Iterable[Json], budget: Budget) -> str:
        """For a query that selects nothing: how much of it does, and what is there. Raises
        `Unusable`."""
        longest, deepest = -1, None
        for document in documents:
            for length, selected in enumerate(self._stages(document, budget)):
                if selected and length > longest:
                    longest, deepest = length, selected[0]
        if deepest is None:
            return ""
        place, value = deepest
        return f"{_path(place)} exists: it {_content(value, self._name(longest))}"

    def _stages(self, document: Json, budget: Budget) -> list[list[Selected]]:
        """What is selected by none of the segments, by the first, by the first two, …, up to
        the first that select nothing; each place once."""
        stages: list[list[Selected]] = [[((), document)]]
        for segment in self.segments:
            below = _below(segment, stages[-1], document, budget)
            stages.append(list({place: (place, value) for place, value in below}.values()))
            if not below:
                break
        return stages

    def _name(self, length: int) -> str:
        """The member that the segment after the first `length` ones asks for, if it is one."""
        segment = self.segments[length]
        if isinstance(segment, int):
            return ""
        return segment if isinstance(segment, str) else _first_name(segment)


def _below(
    segment: str | int | JSONPathSegment, values: list[Selected], document: Json, budget: Budget
) -> list[Selected]:
    if isinstance(segment, (str, int)):
        return members_at(segment, values, budget)
    from schemawright.overlay.evaluate import Evaluation

    return Evaluation(document, budget).segment(segment, values)


def _first_name(segment: JSONPathSegment) -> str:
    return str(getattr(segment.selectors[0], "name", ""))


def compile_query(text: str) -> Query:
    """The query that `text` writes. Raises `Unusable` if it is no JSONPath, or too large a one."""
    _refuse_large(text)
    segments: Sequence[str | int | JSONPathSegment] | None = singular(text)
    if segments is None:
        segments = _parsed(text)
    if len(segments) > MAX_SEGMENTS:
        raise Unusable(f"the query has more than {MAX_SEGMENTS} segments")
    return Query(text, segments)


def _parsed(text: str) -> Sequence[JSONPathSegment]:
    from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError

    try:
        return JSONPathEnvironment().compile(text).segments
    except JSONPathError as error:
        raise Unusable(f"not a JSONPath: {error.args[0]}") from None
    except (ValueError, OverflowError):
        raise Unusable("not a JSONPath: a number is too large") from None


def _refuse_large(text: str) -> None:
    """Raises `Unusable` for what the library's parser would need too much stack for."""
    refuse_more("query_length", len(text), "has", "characters")
    depth = operators = 0
    for token in _COUNTED.finditer(text):
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        operators += token.lastgroup == "operator"
        if depth > MAX_NESTING:
            what = "brackets and parentheses inside each other"
            raise Unusable(f"the query has more than {MAX_NESTING} {what}")
        if operators > MAX_OPERATORS:
            raise Unusable(f"the query has more than {MAX_OPERATORS} operators")


def _path(tokens: Tokens) -> str:
    """A normalized path (RFC 9535, section 2.7)."""
    return "$" + "".join(f"[{token!r}]" for token in tokens)


def _content(value: Json, wanted: str) -> str:
    if isinstance(value, dict) and value:
        names = list(islice(value, _MOST_NAMES))
        first = get_close_matches(wanted, names, n=5) or names[:5]
        more = ", …" if len(value) > len(first) else ""
        return f"has {', '.join(repr(name) for name in first)}{more}"
    if isinstance(value, list):
        return f"is an array of {len(value)}"
    return "has no members"
