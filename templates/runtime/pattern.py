"""Regular expressions that are compiled at their first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Pattern:
    """A regular expression, given in Python's own syntax.

    Its methods are missing until one is asked for; then they are the compiled expression's own,
    so that later calls cost nothing more.
    """

    __slots__ = ("fullmatch", "match", "python", "search")

    if TYPE_CHECKING:
        search: Callable[[str], object]
        match: Callable[[str], object]
        fullmatch: Callable[[str], object]

    def __init__(self, python: str) -> None:
        self.python = python

    def __getattr__(self, name: str) -> Any:
        if name not in self.__slots__:
            raise AttributeError(name)
        import re

        compiled = re.compile(self.python)
        self.search = compiled.search
        self.match = compiled.match
        self.fullmatch = compiled.fullmatch
        return getattr(self, name)
