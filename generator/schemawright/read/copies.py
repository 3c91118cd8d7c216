"""Copies of values. Schemas are told apart by identity: two places never share an object, and
nobody else has one of them, who could change it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.diagnostics import Place, Problems
from schemawright.read.depth import MAX_DEPTH, too_deep
from schemawright.values import Json


def held(schema: Json, resources: Mapping[str, Json] | None) -> tuple[Json, Mapping[str, Json]]:
    """Copies of a schema and of the documents beside it, which no other thread changes: whoever
    looks at them twice holds them first. Raises `Rejected` if one of them is too deep."""
    problems = Problems()
    copy = _held("schema", schema, problems)
    listed = dict(resources or {})
    others = {uri: _held(uri, document, problems) for uri, document in listed.items()}
    problems.stop_on_errors()
    return copy, others


def _held(name: str, document: Json, problems: Problems) -> Json:
    """A copy of a document; one that is too deep is reported."""
    copy = copied_at_once(document, MAX_DEPTH)
    if copy is None and document is not None:
        too_deep(Place(name), problems)
    return copy


def copied_at_once(value: Json, levels: int) -> Json | None:
    """A copy of what a program has at hand, each object and array as it is at one moment, whoever
    is at it: the copy of one is made in one step, which no other thread comes between. None if
    more than `levels` of them are inside each other."""
    top: list[Json] = [value]
    level: list[dict[str, Json] | list[Json]] = [top]
    for _ in range(levels + 1):
        below: list[dict[str, Json] | list[Json]] = []
        for container in level:
            members = container.items() if isinstance(container, dict) else enumerate(container)
            for place, member in list(members):
                if isinstance(member, (dict, list)):
                    fresh = dict.copy(member) if isinstance(member, dict) else list.copy(member)
                    container[place] = fresh  # type: ignore[call-overload, index]
                    below.append(fresh)
        if not below:
            return top[0]
        level = below
    return None


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
