"""JSONPath (RFC 9535): the only room that knows the library for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from schemawright.read.depth import MAX_DEPTH
from schemawright.values import Json, Tokens, at

if TYPE_CHECKING:
    from jsonpath_rfc9535 import JSONPathQuery

#: Places that one query may select in one document.
MAX_MATCHES = 100_000


class Unusable(Exception):
    """The query is no JSONPath, or selects more than anybody could mean."""


@dataclass(frozen=True, slots=True)
class Query:
    """A compiled query; `text` is what the author wrote."""

    text: str
    compiled: JSONPathQuery

    def find(self, document: Json) -> tuple[Tokens, ...]:
        """The places that the query selects, each once. Raises `Unusable`."""
        return _locations(self.compiled, document)

    def nearest(self, documents: Iterable[Json]) -> str:
        """For a query that selects nothing: how much of it does, and what is there."""
        documents = tuple(documents)
        for length in reversed(range(len(self.compiled.segments))):
            prefix = type(self.compiled)(
                env=self.compiled.env, segments=self.compiled.segments[:length]
            )
            for document in documents:
                found = prefix.find_one(document)
                if found is not None:
                    content = _content(at(document, found.location), self._name(length))
                    return f"{_path(found.location)} exists: it {content}"
        return ""

    def _name(self, length: int) -> str:
        """The member that the segment after the first `length` ones asks for, if it is one."""
        return str(getattr(self.compiled.segments[length].selectors[0], "name", ""))


def compile_query(text: str) -> Query:
    """The query that `text` writes. Raises `Unusable` if it is no JSONPath."""
    from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError  # only where overlays are

    environment = JSONPathEnvironment()
    environment.max_recursion_depth = MAX_DEPTH + 1
    try:
        return Query(text, environment.compile(text))
    except JSONPathError as error:
        raise Unusable(str(error.args[0])) from None
    except RecursionError:
        raise Unusable("too many parentheses or filters inside each other") from None


def _locations(compiled: JSONPathQuery, document: Json) -> tuple[Tokens, ...]:
    from jsonpath_rfc9535 import JSONPathError

    try:
        nodes = islice(compiled.finditer(document), MAX_MATCHES + 1)
        found = tuple(dict.fromkeys(node.location for node in nodes))
    except (JSONPathError, RecursionError) as error:
        raise Unusable(str(error)) from None
    if len(found) > MAX_MATCHES:
        raise Unusable(f"more than {MAX_MATCHES} places are selected")
    return found


def _path(tokens: Tokens) -> str:
    """A normalized path (RFC 9535, section 2.7)."""
    return "$" + "".join(f"[{token!r}]" for token in tokens)


def _content(value: Json, wanted: str) -> str:
    if isinstance(value, dict) and value:
        names = list(value)
        first = get_close_matches(wanted, names, n=5) or names[:5]
        more = ", …" if len(names) > len(first) else ""
        return f"has {', '.join(repr(name) for name in first)}{more}"
    if isinstance(value, list):
        return f"is an array of {len(value)}"
    return "has no members"
