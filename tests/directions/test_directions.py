"""What `required` says in requests and in answers.

A case of `cases.yaml` has `documents` by their paths, `required` lists by the names of schemas
(null: there is none), `uses`: what each operation takes and gives, `refers`: the components that a
schema refers to, and `kinds`: the classes that a discriminator names. With `annotations: false`
readOnly and writeOnly are remarks in OpenAPI 3.1.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.contract import Api, Contract
from schemawright.describe import describe
from schemawright.diagnostics import Problems
from schemawright.directions import directed
from schemawright.read.source import Source
from schemawright.resolve import Library, resolve
from schemawright.types.discriminated_classes import Discriminators
from schemawright.values import Json

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8")
)


def library_of(documents: dict[str, Json]) -> Library:
    sources = [Source(path, path, value, "", "", _nowhere) for path, value in documents.items()]
    problems = Problems()
    library = resolve(sources, problems)
    assert not problems.errors
    return library


def _nowhere(tokens: object) -> None:
    return None


def contract_of(case: dict[str, Any]) -> Contract:
    library = directed(library_of(case["documents"]), case.get("annotations", True))
    problems = Problems()
    contract = describe(library, "package", "assert", problems)
    assert not problems.errors, problems.errors
    return contract


@pytest.mark.parametrize("name", CASES)
def test_required(name: str) -> None:
    case = CASES[name]
    contract = contract_of(case)
    required = {each.name: each.schema.get("required") for each in contract.schemas}
    assert {name: required.get(name, "no such schema") for name in case["required"]} == case[
        "required"
    ]
    assert set(case.get("absent", ())).isdisjoint(required)
    told = {name: Discriminators(contract).of_children(contract.named(name)) for name in required}
    kinds = {name: dict(one.names) for name, one in told.items() if one is not None}
    assert {name: kinds.get(name) for name in case.get("kinds", ())} == case.get("kinds", {})
    for name, targets in case.get("refers", {}).items():
        text = json.dumps(contract.named(name).schema.value)
        assert re.findall(r"#/components/schemas/(\w+)", text) == targets
    if "uses" in case:
        assert contract.api is not None
        assert uses(contract.api) == case["uses"]


def uses(api: Api) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for operation in api.operations:
        row = found.setdefault(operation.id, {})
        if operation.body is not None:
            row["body"] = operation.body.media[0].schema
        row |= {str(r.status): r.media[0].schema for r in operation.responses if r.media}
    return found


def test_a_library_without_marks_stays_the_same() -> None:
    library = library_of({"a.json": {"required": ["a"], "properties": {"a": {}}}})
    assert directed(library, annotations_count=True) is library


def test_diagnostics_of_a_copy_are_at_the_original() -> None:
    case = CASES["both directions"]
    contract = contract_of(case)
    schema = contract.named("UserRequest").schema
    place = schema.source.place((*schema.tokens, "properties", "name"))
    assert place.pointer == "/components/schemas/User/properties/name"
