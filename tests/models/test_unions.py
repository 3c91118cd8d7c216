"""Unions of whatever may stand beside one another: what a model reads it writes, whichever of its
alternatives pydantic took it for."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from schemawright.values import Json, same

from tests.packages import Loaded, package

_FLAG_OR_COUNT: Json = {"type": ["boolean", "integer"]}
_DEFS: dict[str, Json] = {
    "card": {"type": "object", "properties": {"x": _FLAG_OR_COUNT}, "required": ["x"]},
    "transfer": {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]},
    "pets": {"type": "array", "items": {"type": ["boolean", "string", "integer"]}},
    "flag": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0},
    "word": {"type": "string", "minLength": 1},
    "when": {"type": "string", "format": "date-time"},
    "day": {"type": "string", "format": "date"},
    "sort": {"enum": ["a", "c", 1]},
}
_PARTS: tuple[Json, ...] = (
    *({"$ref": f"#/$defs/{name}"} for name in _DEFS),
    *({"type": kind} for kind in ("integer", "number", "boolean", "string", "null")),
    *({"type": "string", "format": format_} for format_ in ("date-time", "date", "uuid")),
    {"type": "object", "additionalProperties": _FLAG_OR_COUNT},
    {"type": "array", "items": {"type": ["boolean", "number"]}},
    {"enum": [1, True, "x", 0]},
    {"enum": ["a", "b"]},
)
_SCALARS: tuple[Json, ...] = (
    *(0, 1, 5, 0.0, 1.0, 5.0, 0.5, 1700000000, True, False, None, "", "a", "x", "5", "1.0", "true"),
    *("2024-01-01", "2024-02-30", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000+00:00"),
    "C56A4180-65AA-42EC-A945-5FD21DEC0538",
)
_VALUES: tuple[Json, ...] = (
    *_SCALARS,
    *([1], [1.0, True, "1", 1]),
    *({"x": value} for value in (1, 1.0, True, "1")),
    *({"y": value} for value in (1.0, True)),
)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_read_is_written(seed: int) -> None:
    drawn = random.Random(seed)
    unions = [drawn.sample(_PARTS, drawn.randint(2, 7)) for _ in range(150)]
    members = {f"p{i}": {"anyOf": list(parts)} for i, parts in enumerate(unions)}
    document: Json = {"title": "Thing", "type": "object", "properties": members, "$defs": _DEFS}
    loaded = Loaded(package({"thing.json": document}).files)
    try:
        model = loaded.module("models").Thing
        check = loaded.module("validators").thing
        accepted = [
            instance
            for name in members
            for value in _VALUES
            if check.is_valid(instance := {name: value})
        ]
        assert len(accepted) > len(unions) * 3
        assert [it for it in accepted if not _round_trips(model, it)] == []
    finally:
        loaded.forget()


def _round_trips(model: Any, instance: dict[str, Json]) -> bool:
    read = model.model_validate(instance), model.model_validate_json(json.dumps(instance))
    return all(same(it.model_dump(mode="json", exclude_unset=True), instance) for it in read)
