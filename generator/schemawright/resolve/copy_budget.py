"""Copies of parts of documents, counted: a few references to references stand for very much."""

from __future__ import annotations

from collections.abc import Iterable

from schemawright.data_classes import mutable
from schemawright.diagnostics import Problems
from schemawright.limits import limits, setting
from schemawright.read.copies import copied
from schemawright.read.source import Source
from schemawright.values import Json, Tokens


@mutable
class CopyBudget:
    """So many values have been copied of documents of so many `characters`: no more than the
    limit, or one for every eight characters (SW0320)."""

    problems: Problems
    characters: int
    taken: int = 0

    @classmethod
    def of(cls, sources: Iterable[Source], problems: Problems) -> CopyBudget:
        """The budget for copies of parts of `sources`."""
        return cls(problems, sum(source.size for source in sources))

    def copied(self, value: Json, source: Source, tokens: Tokens) -> Json:
        """A copy of `value` that shares nothing with it, for the place `tokens` of `source`. Raises
        `Rejected` when that is too much."""
        most = max(limits().copied_values, self.characters // 8)
        fresh, count = copied(value, most - self.taken)
        self.taken += count
        if self.taken > most:
            message = f"references bring more than {most:,} values into other places"
            hint = f"if so many are meant, raise {setting('copied_values')}"
            self.problems.error("SW0320", message, hint, source.place(tokens))
            self.problems.stop_on_errors()
        return fresh
