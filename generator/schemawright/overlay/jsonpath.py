"""JSONPath (RFC 9535): the only room that knows the library for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from schemawright.data_classes import frozen
from schemawright.overlay.budget import Budget, Unusable
from schemawright.read.depth import MAX_DEPTH
from schemawright.values import Json, Tokens

if TYPE_CHECKING:
    from jsonpath_rfc9535 import JSONPathQuery

    from schemawright.overlay.evaluate import Selected

#: Places that one query may select in one document.
MAX_MATCHES = 100_000
#: Segments of a query; each goes at least one level down.
MAX_SEGMENTS = MAX_DEPTH
#: Brackets and parentheses inside each other, and operators of one query, for each of which the
#: library's parser calls itself.
MAX_NESTING = 30
MAX_OPERATORS = 200
#: Characters of a query.
MAX_LENGTH = 20_000

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
    """A compiled query; `text` is what the author wrote."""

    text: str
    compiled: JSONPathQuery

    def find(self, document: Json, budget: Budget) -> tuple[Tokens, ...]:
        """The places that the query selects, each once. Raises `Unusable`."""
        *_, selected = self._stages(document, budget)
        if len(selected) > MAX_MATCHES:
            raise Unusable(f"more than {MAX_MATCHES} places are selected")
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
        from schemawright.overlay.evaluate import Evaluation

        evaluation = Evaluation(document, budget)
        stages: list[list[Selected]] = [[((), document)]]
        for segment in self.compiled.segments:
            selected = evaluation.segment(segment, stages[-1])
            stages.append(list({place: (place, value) for place, value in selected}.values()))
            if not selected:
                break
        return stages

    def _name(self, length: int) -> str:
        """The member that the segment after the first `length` ones asks for, if it is one."""
        return str(getattr(self.compiled.segments[length].selectors[0], "name", ""))


def compile_query(text: str) -> Query:
    """The query that `text` writes. Raises `Unusable` if it is no JSONPath, or too large a one."""
    from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError  # only where overlays are

    _refuse_large(text)
    try:
        compiled = JSONPathEnvironment().compile(text)
    except JSONPathError as error:
        raise Unusable(f"not a JSONPath: {error.args[0]}") from None
    except (ValueError, OverflowError):
        raise Unusable("not a JSONPath: a number is too large") from None
    if len(compiled.segments) > MAX_SEGMENTS:
        raise Unusable(f"the query has more than {MAX_SEGMENTS} segments")
    return Query(text, compiled)


def _refuse_large(text: str) -> None:
    """Raises `Unusable` for what the library's parser would need too much stack for."""
    if len(text) > MAX_LENGTH:
        raise Unusable(f"the query is longer than {MAX_LENGTH:,} characters")
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
