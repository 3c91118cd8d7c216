"""Copies of values. Schemas are told apart by identity: two places never share an object."""

from __future__ import annotations

from schemawright.values import Json


def copied(value: Json, limit: int) -> tuple[Json, int]:
    """A copy that shares no object and no array with `value`, and how many values it has; it is
    given up, incomplete, when that is more than `limit`."""
    top: list[Json] = [value]
    pending: list[dict[str, Json] | list[Json]] = [top]
    count = 0
    while pending and count <= limit:
        container = pending.pop()
        members = container.items() if isinstance(container, dict) else enumerate(container)
        for place, member in list(members):
            count += 1
            if isinstance(member, (dict, list)):
                fresh = member.copy()
                container[place] = fresh  # type: ignore[call-overload, index]
                pending.append(fresh)
    return top[0], count
