"""Dynamic scopes beyond the limit are decided while an instance is checked: the same verdicts and
errors, and text that grows with the schemas, not with the number of their scopes."""

from __future__ import annotations

from typing import Any

import pytest
from schemawright import compile_validator
from schemawright.limits import Limits, limited


def resources(count: int) -> Any:
    """Each of `count` resources has an anchor of its own and may be entered after any other."""
    uris = [f"https://example.com/{number}" for number in range(count)]
    others = {
        uri: {
            "$id": uri,
            "$dynamicAnchor": f"leaf{number}",
            "type": "object",
            "properties": {
                **{f"to{other}": {"$ref": target} for other, target in enumerate(uris)},
                **{f"leaf{n}": {"$dynamicRef": f"shared#leaf{n}"} for n in range(count)},
            },
            "required": ["to0"] if number == 1 else [],
        }
        for number, uri in enumerate(uris)
    }
    shared = {
        "$id": "https://example.com/shared",
        "$defs": {f"leaf{n}": {"$dynamicAnchor": f"leaf{n}", "type": "null"} for n in range(count)},
    }
    return {"$ref": uris[0], "$defs": {**others, "shared": shared}}


VALUES: tuple[Any, ...] = (
    {},
    {"leaf0": {}},
    {"leaf0": None},
    {"leaf1": None},
    {"leaf1": {}},
    {"to1": {"leaf1": {}}},
    {"to1": {"to0": {"leaf1": {}}}},
    {"to1": {"to0": {"leaf1": {"to0": {}}}}},
    {"to1": {"to0": {"to2": {"leaf2": {"leaf1": None}}}}},
    {"to2": {"leaf1": None, "leaf2": {"leaf2": None}, "to1": 1}},
    *(1, [], None, "text"),
)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_same_at_run_time(count: int) -> None:
    written_out = compile_validator(resources(count))
    with limited(Limits(dynamic_scopes=0)):
        at_run_time = compile_validator(resources(count))
    assert "decided_in(" in at_run_time.source
    assert "decided_in(" not in written_out.source
    for value in VALUES:
        assert at_run_time.is_valid(value) is written_out.is_valid(value), value
        assert told(at_run_time, value) == told(written_out, value), value


def told(validator: Any, value: Any) -> list[Any]:
    return sorted((e.path, e.schema_path, e.message) for e in validator.iter_errors(value))


def test_text_grows_with_the_schemas() -> None:
    """Written out, the fourth resource would double it once more, and the twentieth also."""
    sizes = {count: len(compile_validator(resources(count)).source) for count in (10, 20)}
    assert sizes[20] < 5 * sizes[10]
