"""Possessive repetitions that some Python 3.11 and 3.12 get wrong.

Before 3.11.5, `re` lets a possessive repetition of a group match what the group does not
(``(?:ab?c)*+`` matches all of ``"a"``: python/cpython#106052 and #100061), and before 3.12.8 and
3.13.1 one with a capture inside may raise `SystemError` (#101955). An atomic group around a plain
repetition, ``(?>(?:ab?c)*)``, means the same and is right in all of them, as is a possessive
repetition of one character or class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # isort: skip


def possessive_groups(pattern: str | bytes, flags: int = 0) -> list[str]:
    """The offending operations of a pattern, as `re` itself parses it."""
    return [repr(node) for node in _nodes(_parser.parse(pattern, flags)) if _offends(node)]


def _nodes(parsed: object) -> Iterator[tuple[Any, ...]]:
    """Every operation in what the parser gives: lists and tuples around tuples."""
    if isinstance(parsed, tuple):
        yield parsed
    if isinstance(parsed, (tuple, list, _parser.SubPattern)):
        for part in parsed:
            yield from _nodes(part)


def _offends(node: tuple[Any, ...]) -> bool:
    """To repeat an empty group is harmless: it is part of a text about characters, ``'()*+,``."""
    if not node or node[0] is not _constants.POSSESSIVE_REPEAT:  # [^] parses to ()
        return False
    body = node[1][2]
    empty = len(body) == 1 and body[0][0] is _constants.SUBPATTERN and not body[0][1][-1]
    return not empty and not _compiler._simple(body)


class Watch:
    """Records what is compiled between `__enter__` and `__exit__`, by whomever."""

    def __enter__(self) -> Watch:
        self.patterns: set[tuple[str | bytes, int]] = set()
        self._compile = _compiler.compile
        _compiler.compile = self._record
        re.purge()
        return self

    def __exit__(self, *_: object) -> None:
        _compiler.compile = self._compile

    def _record(self, pattern: str | bytes, flags: int = 0) -> re.Pattern[str]:
        self.patterns.add((pattern, int(flags)))
        return self._compile(pattern, flags)
