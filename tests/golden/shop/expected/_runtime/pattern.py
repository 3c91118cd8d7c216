"""Regular expressions that are compiled at their first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pattern:
    """Searches for a regular expression, given in Python's own syntax.

    `search` is missing until it is asked for; then it is the compiled expression's own method,
    so that later searches cost nothing more.
    """

    __slots__ = ("python", "search")

    if TYPE_CHECKING:
        search: Callable[[str], object]

    def __init__(self, python: str) -> None:
        self.python = python

    def __getattr__(self, name: str) -> Callable[[str], object]:
        if name != "search":
            raise AttributeError(name)
        import re

        self.search = re.compile(self.python).search
        return self.search
