"""`conform` by examples: add one to `cases.yaml`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.conform import conform
from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.resolve import resolve

MEANINGS = yaml.safe_load(Path(__file__).with_name("meanings.yaml").read_text(encoding="utf-8"))
CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))


def problems_of(folder: Path, *documents: Any) -> Problems:
    """What `conform` says of `documents` as the files of `folder`."""
    problems = Problems()
    for number, document in enumerate(documents):
        (folder / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
    conform(resolve(read(folder, problems), problems), problems)
    return problems


def document(case: dict[str, Any]) -> dict[str, Any]:
    if "openapi" in case:
        info = {"title": "a", "version": "1"}
        schemas = {"schemas": {"A": case["schema"]}}
        return {"openapi": case["openapi"], "info": info, "paths": {}, "components": schemas}
    stated = {"$schema": case["dialect"]} if "dialect" in case else {}
    return stated | dict(case["schema"])


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_problems(case: dict[str, Any], tmp_path: Path) -> None:
    found = problems_of(tmp_path, document(case)).reported
    shown = [f"{d.severity} {d.code} {d.place.pointer}" for d in found if d.place]
    assert sorted(shown) == sorted(case["problems"]), "\n".join(map(str, found))


@pytest.mark.parametrize("case", MEANINGS, ids=[case["case"] for case in MEANINGS])
def test_read_as_meant(case: dict[str, Any], tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "0.json").write_text(json.dumps(document(case)), encoding="utf-8")
    library = conform(resolve(read(tmp_path, problems), problems), problems)
    assert problems.warnings
    assert not problems.errors
    (read_one,) = library.documents
    expected = document({**case, "schema": case["meant"]})
    assert read_one.source.document == expected
    again = Problems()
    assert conform(library, again) is library
    assert not again.reported


def test_depth_does_not_matter(tmp_path: Path) -> None:
    schema: dict[str, Any] = {"type": "strin"}
    for _ in range(200):
        schema = {"properties": {"a": schema}}
    (problem,) = problems_of(tmp_path, schema).reported
    assert problem.place is not None
    assert problem.place.pointer == "/properties/a" * 200 + "/type"


def test_a_thousand_problems_are_not_all_shown(tmp_path: Path) -> None:
    found = problems_of(
        tmp_path, {"properties": {f"p{i}": {"type": "x"} for i in range(1000)}}
    ).reported
    assert len(found) == 101
    assert (found[-1].code, found[-1].message[:3]) == ("SW0407", "900")


def test_a_custom_metaschema_is_judged_by_its_draft(tmp_path: Path) -> None:
    draft = "http://json-schema.org/draft-07/schema#"
    metaschema = {"$schema": draft, "$id": "https://example.test/meta", "$ref": draft}
    schema = {"$schema": "https://example.test/meta", "exclusiveMaximum": True, "items": [{}]}
    (problem, *_) = problems_of(tmp_path, metaschema, schema).reported
    assert problem.place is not None
    assert (problem.code, problem.place.pointer) == ("SW0401", "/exclusiveMaximum")
