"""Where a schema is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.vocabulary import DRAFTS

Draw = Callable[[st.SearchStrategy[Any]], Any]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a schema is drawn: the draft, how many levels may be below it, the references that
    may stand in it (`here`), and those that may stand in schemas for parts (`below`)."""

    draft: str
    depth: int
    here: tuple[Mapping[str, Any], ...] = ()
    below: tuple[Mapping[str, Any], ...] = ()

    def since(self, draft: str) -> bool:
        return DRAFTS.index(self.draft) >= DRAFTS.index(draft)

    def until(self, draft: str) -> bool:
        return DRAFTS.index(self.draft) <= DRAFTS.index(draft)

    @property
    def part(self) -> Room:
        """For the schema of a part of the instance."""
        return replace(self, depth=self.depth - 1, here=self.below)

    @property
    def place(self) -> Room:
        """For a schema that is applied to the instance itself."""
        return replace(self, depth=self.depth - 1)
