"""The report as JSON: read by the package that is generated from its schema."""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator
from schemawright.reports.json_report import json_report

from tests.review.test_changes import CHANGES, reviewed

REPOSITORY = Path(__file__).resolve().parents[2]
SCHEMA = REPOSITORY / "schemas" / "review" / "review-report.json"


@pytest.fixture(scope="module")
def package() -> ModuleType:
    """``generated/review``, as a project would import it."""
    name = "generated_review"
    init = REPOSITORY / "generated" / "review" / "__init__.py"
    spec = importlib.util.spec_from_file_location(
        name, init, submodule_search_locations=[str(init.parent)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    """The report of every kind of change."""
    return {change.name: json_report([reviewed(change)]) for change in CHANGES}


def test_every_report_is_what_its_schema_says(reports: dict[str, str], package: ModuleType) -> None:
    """By the generated validator and by a peer."""
    peer = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    validators = importlib.import_module(f"{package.__name__}.validators")
    for name, text in reports.items():
        report = json.loads(text)
        validators.review_report.validate(report)
        assert peer.is_valid(report), name


def test_the_model_has_every_member(reports: dict[str, str], package: ModuleType) -> None:
    """The schema describes all that reports have: nothing is left over, and nothing is lost."""
    closed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for schema in (closed, *closed["$defs"].values()):
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
    peer = Draft202012Validator(closed)
    for name, text in reports.items():
        report = json.loads(text)
        assert [error.message for error in peer.iter_errors(report)] == [], name
        model = package.ReviewReport.model_validate_json(text)
        assert model.model_dump(mode="json") == report


def test_a_report_is_read(reports: dict[str, str], package: ModuleType) -> None:
    report = package.ReviewReport.model_validate_json(reports["request-property-required"])
    assert report.level == "breaking"
    [finding] = report.packages[0].findings
    assert (finding.rule, finding.about, finding.used) == ("required-added", "Request", ["send"])
    assert finding.send.witness == {}
    assert finding.send.refusal == "$: 'name' is required"
    assert finding.new.exact
    assert not finding.old.exact


def test_what_moves_says_no_effect(reports: dict[str, str], package: ModuleType) -> None:
    for name in ("definition-renamed", "allOf-dissolved"):
        report = package.ReviewReport.model_validate_json(reports[name])
        assert any(finding.no_effect for finding in report.packages[0].findings), name
