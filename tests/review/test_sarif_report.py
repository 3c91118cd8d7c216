"""The report as SARIF: read by a package that is generated from SARIF's own schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
from schemawright.reports.sarif_report import sarif_report

from tests.packages import Loaded, package
from tests.real.fetch import Unavailable, sarif
from tests.review.test_changes import CHANGES, reviewed

pytestmark = pytest.mark.thorough


@dataclass(frozen=True)
class Sarif:
    """The class and the validator of a whole report."""

    log: Any
    validator: Any


@pytest.fixture(scope="module")
def generated() -> Iterator[Sarif]:
    """The package of SARIF's schema."""
    try:
        schema = json.loads(sarif().read_text(encoding="utf-8"))
    except Unavailable as missing:
        pytest.skip(f"{missing}; it is in an npm package")
    made = package({"sarif.json": schema}, formats="annotate")
    whole = next(named for named in made.contract.schemas if named.role == "document")
    loaded = Loaded(made.files)
    yield Sarif(
        getattr(loaded.module("models"), whole.name),
        getattr(loaded.module("validators"), whole.variable),
    )
    loaded.forget()


@cache
def reports() -> dict[str, str]:
    """The report of every kind of change."""
    return {change.name: sarif_report([reviewed(change)]) for change in CHANGES}


def test_every_report_is_sarif(generated: Sarif) -> None:
    """By the validator, and read and written again by the model."""
    for name, text in reports().items():
        report = json.loads(text)
        generated.validator.validate(report)
        log = generated.log.model_validate_json(text)
        assert log.model_dump(mode="json", by_alias=True) == report, name


def test_a_report_is_read(generated: Sarif) -> None:
    log = generated.log.model_validate_json(reports()["required-added"])
    [run] = log.runs
    [result] = run.results
    assert run.tool.driver.rules[result.rule_index].id == result.rule_id == "required-added"
    assert result.level == "error"
    [location] = result.locations
    assert location.physical_location.region.start_line > 1


def test_what_is_wrong_is_refused(generated: Sarif) -> None:
    for spoil in (
        lambda run: run["results"][0].update(level="fatal"),
        lambda run: run["results"][0].pop("message"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(
            startLine=0
        ),
        lambda run: run.update(columnKind="bytes"),
    ):
        report = json.loads(reports()["required-added"])
        spoil(report["runs"][0])
        assert not generated.validator.is_valid(report)


def results(**changes: Any) -> list[dict[str, Any]]:
    """The results of a finding with `changes`."""
    told = reviewed(CHANGES[0].parent / "required-added")
    finding = replace(told.findings[0], **changes)
    report = sarif_report([replace(told, findings=(finding,))])
    return list(json.loads(report)["runs"][0]["results"])


def test_what_is_accepted_is_suppressed() -> None:
    [result] = results(accepted="announced in March")
    assert result["level"] == "error"
    [suppression] = result["suppressions"]
    assert suppression == {"kind": "external", "justification": "announced in March"}


def test_paths_are_uris() -> None:
    new = reviewed(CHANGES[0].parent / "required-added").findings[0].new
    assert new is not None
    for path, uri in (
        ("schemas/a b#1.json", "schemas/a%20b%231.json"),
        ("/srv/ü.json", "file:///srv/%C3%BC.json"),
        ("a:b.json", "a%3Ab.json"),
    ):
        [result] = results(new=replace(new, path=path))
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location == {"uri": uri}
