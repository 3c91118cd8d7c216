"""Documents of a program may have one object at several places; these stay several places."""

from __future__ import annotations

import pytest
from schemawright import compile_validator
from schemawright.conform import conform
from schemawright.describe import describe
from schemawright.diagnostics import Problems
from schemawright.read.source import Source
from schemawright.resolve import resolve
from schemawright.values import Json

_MONEY: Json = {"type": "object", "properties": {"of": {"type": "string"}}}
_INFO: Json = {"title": "Shop", "version": "1"}
_API: Json = {
    "openapi": "3.1.0",
    "info": _INFO,
    "paths": {
        "/prices": {
            "get": {
                "responses": {
                    "200": {"description": "", "content": {"application/json": {"schema": _MONEY}}}
                }
            }
        }
    },
    "components": {"schemas": {"Money": _MONEY, "Price": {"$ref": "#/components/schemas/Money"}}},
}


def _described(**documents: Json) -> list[str]:
    problems = Problems()
    sources = [
        Source(f"{name}.json", f"{name}.json", document, "", "", lambda tokens: None)
        for name, document in documents.items()
    ]
    library = conform(resolve(sources, problems), problems)
    contract = describe(library, "shop", "assert", problems)
    assert not problems.reported
    return [named.name for named in contract.schemas if named.role == "component"]


@pytest.mark.parametrize("times", [1, 2])
def test_apis_that_share_objects_are_described(times: int) -> None:
    """One document twice is one API; this went round in a circle."""
    assert _described(**{f"api{i}": _API for i in range(times)}) == ["Money", "Price"]


def test_two_components_may_be_one_object() -> None:
    schemas: Json = {"Net": _MONEY, "Gross": _MONEY}
    api = {"openapi": "3.1.0", "info": _INFO, "paths": {}, "components": {"schemas": schemas}}
    assert sorted(_described(api=api)) == ["Gross", "Net"]


def test_what_a_shared_reference_leads_to_depends_on_its_place() -> None:
    text: Json = {"$ref": "#/$defs/Text"}
    schema: Json = {
        "$defs": {
            "a": {"$id": "urn:a", "$defs": {"Text": {"type": "string"}}, "properties": {"x": text}},
            "b": {"$id": "urn:b", "$defs": {"Text": {"type": "null"}}, "properties": {"x": text}},
        },
        "properties": {"a": {"$ref": "urn:a"}, "b": {"$ref": "urn:b"}},
    }
    validator = compile_validator(schema)
    assert validator.is_valid({"a": {"x": "text"}, "b": {"x": None}})
    assert not validator.is_valid({"a": {"x": None}})
    assert not validator.is_valid({"b": {"x": "text"}})
