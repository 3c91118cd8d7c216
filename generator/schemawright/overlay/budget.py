"""What the queries of one overlay may cost together."""

from __future__ import annotations

from dataclasses import dataclass

#: Values that the queries of one overlay may look at, all its actions and documents together.
MAX_STEPS = 5_000_000


class Unusable(Exception):
    """The query is no JSONPath, or asks for more than anybody could mean."""


@dataclass(slots=True)
class Budget:
    """The steps that are left. A step is a value that is looked at, or some characters of one."""

    left: int = MAX_STEPS

    def spend(self, steps: int) -> None:
        """Raises `Unusable` when there are not that many left."""
        self.left -= steps
        if self.left < 0:
            raise Unusable(f"the overlay's queries look at more than {MAX_STEPS:,} values")
