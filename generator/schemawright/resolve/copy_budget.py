"""Copies of parts of documents, counted: a few references to references stand for very much."""

from __future__ import annotations

from schemawright.data_classes import mutable
from schemawright.diagnostics import Problems
from schemawright.limits import exceeded, limits
from schemawright.read.copies import copied
from schemawright.read.source import Source
from schemawright.values import Json, Tokens


@mutable
class CopyBudget:
    """So many values have been copied: no more than the documents may have (SW0320)."""

    problems: Problems
    taken: int = 0

    def copied(self, value: Json, source: Source, tokens: Tokens) -> Json:
        """A copy of `value` that shares nothing with it, for the place `tokens` of `source`. Raises
        `Rejected` when that is too much."""
        most = limits().values
        fresh, count = copied(value, most - self.taken)
        self.taken += count
        if self.taken > most:
            what = "with what references bring, the documents have"
            exceeded("values", what, "SW0320", self.problems, source.place(tokens))
            self.problems.stop_on_errors()
        return fresh
