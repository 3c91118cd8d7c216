"""Parts of real schemas that are small enough to be compared by the thousand: definitions of
SchemaStore's documents and of AWS resources, each with the definitions that it refers to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from schemawright.values import walk

from tests.sweep.documents import documents

#: Of the documents, by name, every so many'th; and the largest part, in characters of JSON.
_EVERY = 11
_MOST = 2500
_HOMES = ("definitions", "$defs")


@cache
def parts_of_real_schemas() -> tuple[Any, ...]:
    """Schemas of draft 7 or without a dialect. Raises `Unavailable` without the documents."""
    found: dict[str, Any] = {}
    for number, document in enumerate(documents()):
        if document.group == "SchemaStore" or number % _EVERY == 0:
            for part in _parts(document.schema):
                found.setdefault(json.dumps(part, sort_keys=True), part)
    return tuple(found[text] for text in sorted(found) if len(text) <= _MOST)


def _parts(document: Any) -> Iterator[Any]:
    """Each definition of `document`, and each of its properties."""
    if "draft-04" in str(document.get("$schema")):
        return
    for home in (*_HOMES, "properties"):
        for part in document.get(home, {}).values():
            if isinstance(part, dict) and (closed := _with_definitions(part, document)):
                yield closed


def _with_definitions(
    part: Mapping[str, Any], document: Mapping[str, Any]
) -> dict[str, Any] | None:
    """`part` with what it refers to; None if that is anything but a definition of the document."""
    needed: dict[tuple[str, str], Any] = {}
    pending: list[Any] = [part]
    while pending:
        for tokens, reference in walk(pending.pop()):
            if not tokens or tokens[-1] != "$ref" or not isinstance(reference, str):
                continue
            home, _, name = reference.removeprefix("#/").partition("/")
            if home not in _HOMES or "/" in name or name not in document.get(home, {}):
                return None
            if (home, name) not in needed:
                needed[home, name] = document[home][name]
                pending.append(document[home][name])
    definitions: dict[str, dict[str, Any]] = {}
    for (home, name), schema in needed.items():
        definitions.setdefault(home, {})[name] = schema
    # Beside a reference nothing counts in draft 7.
    return {**definitions, "allOf": [part]} if "$ref" in part else {**part, **definitions}
