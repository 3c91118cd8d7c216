"""What the queries of one overlay may cost together."""

from __future__ import annotations

from dataclasses import field

from schemawright.data_classes import mutable
from schemawright.limits import limits, setting


class Unusable(Exception):
    """The query is no JSONPath, or asks for more than anybody could mean."""


def refuse_more(name: str, number: int, does: str, things: str) -> None:
    """Raises `Unusable` for a query that ``has 20,001 characters``, if that is over the limit in
    the field `name`."""
    most = getattr(limits(), name)
    if number > most:
        advice = f"if so many are meant, raise {setting(name)}"
        raise Unusable(f"the query {does} more than {most:,} {things}; {advice}")


@mutable
class Budget:
    """The steps that are left, of those that the queries of one overlay may take, all its actions
    and documents together. A step is a value that is looked at, or some characters of one."""

    left: int = field(default_factory=lambda: limits().overlay_steps)

    def spend(self, steps: int) -> None:
        """Raises `Unusable` when there are not that many left."""
        self.left -= steps
        if self.left < 0:
            most = f"{limits().overlay_steps:,}"
            advice = f"if so many are meant, raise {setting('overlay_steps')}"
            raise Unusable(f"the overlay's queries look at more than {most} values; {advice}")
