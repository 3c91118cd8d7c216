"""One folder a kind of change: `old/`, `new/`, and the report that a reviewer reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from schemawright import compare, config, pipeline
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.inprocess import format_check
from schemawright.lazy_validators import schema_validators
from schemawright.reports.github_report import github_report
from schemawright.reports.html_report import html_report
from schemawright.reports.json_report import json_report
from schemawright.reports.junit_report import junit_report
from schemawright.reports.markdown_report import markdown_report
from schemawright.reports.reviewed_package import ReviewedPackage
from schemawright.reports.sarif_report import sarif_report
from schemawright.reports.terminal_report import terminal_report
from schemawright.review.change_findings import Review
from schemawright.review.versions import review

from tests.conftest import Golden

CHANGES = sorted(path for path in Path(__file__).with_name("changes").iterdir() if path.is_dir())


def contract(folder: Path) -> Contract:
    job = config.one_off(folder, Path("package"))
    return pipeline.understand(job, Problems())[1]


def reviewed(change: Path) -> Review:
    old, new = contract(change / "old"), contract(change / "new")
    return review(old, new, format_check, schema_validators)


@pytest.mark.parametrize("change", CHANGES, ids=[path.name for path in CHANGES])
def test_report(change: Path, golden: Golden) -> None:
    text = terminal_report(reviewed(change)).replace(f"{change}/", "")
    golden(change / "report.txt", text)


def test_every_finding_has_its_places() -> None:
    """In both versions, at a line: what one lacks, at what stands around it, if it has the
    document."""
    for change in CHANGES:
        for finding in reviewed(change).findings:
            places = [finding.old_place, finding.new_place]
            if change.name == "document-added":
                assert places.pop(0) is None
            if change.name == "document-removed":
                assert places.pop() is None
            for place in places:
                told = change.name, finding.rule
                assert place is not None, told
                assert place.line, told
                assert place.pointer is not None, told


#: Changes that move or rename something and mean nothing, with the rule that says so.
_NO_EFFECT = {
    "schema-moved": "schema-moved",
    "moved-to-definition": "definition-added",
    "definition-renamed": "definition-renamed",
    "document-renamed": "schema-renamed",
    "alternatives-reordered": "alternatives-reordered",
    "allOf-dissolved": "part-removed",
}


@pytest.mark.parametrize("name", _NO_EFFECT)
def test_what_moves_has_no_effect_in_every_format(name: str) -> None:
    told = reviewed(CHANGES[0].parent / name)
    rules = [finding.rule for finding in told.findings if not finding.has_effect]
    assert _NO_EFFECT[name] in rules
    others = [finding for finding in told.findings if not finding.is_of_callers]
    assert all(finding.level == "compatible" for finding in others)
    for report in (terminal_report, markdown_report):
        assert report(told).count("no effect") == len(rules)
    for one in (github_report, junit_report, sarif_report):
        assert one([told]).count("no effect") == len(rules)
    assert json_report([told]).count('"no_effect": true') == len(rules)
    page = html_report([ReviewedPackage(told, "old", "new")])
    assert page.count("No effect") == len(rules)


def test_a_change_of_a_shared_schema_is_one_finding() -> None:
    """With all that it reaches, in every format."""
    told = reviewed(CHANGES[0].parent / "shared-schema-narrowed")
    [finding] = told.findings
    assert len(finding.reaches) > 1
    for report in (terminal_report, markdown_report):
        assert all(name.split("/")[-1] in report(told) for name in finding.reaches)
    for one in (github_report, junit_report, sarif_report, json_report):
        assert all(name.split("/")[-1] in one([told]) for name in finding.reaches)


def test_other_formats(golden: Golden) -> None:
    """The same review as Markdown and as JSON."""
    change = CHANGES[0].parent / "request-property-required"
    found = reviewed(change)
    golden(change / "report.md", markdown_report(found).replace(f"{change}/", ""))
    text = json_report([found]).replace(f"{change}/", "")
    golden(change / "report.json", text)
    assert json.loads(text)["packages"][0]["level"] == "breaking"
    for suffix, report in (
        ("sarif.json", sarif_report),
        ("github.txt", github_report),
        ("junit.xml", junit_report),
    ):
        text = report([found]).replace(f"file://{change}/", "").replace(f"{change}/", "")
        golden(change / f"report.{suffix}", text)


def test_a_document_whose_metaschema_changes_is_looked_at(tmp_path: Path) -> None:
    """Its text is the same, and it means something else."""
    vocabulary = "https://json-schema.org/draft/2020-12/vocab/"
    words = {"$id": "https://example.org/thing", "$schema": "https://example.org/meta"}
    for name, vocabularies in (("old", ("core", "applicator", "validation")), ("new", ("core",))):
        (tmp_path / name).mkdir()
        meta = {
            "$id": "https://example.org/meta",
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$vocabulary": {f"{vocabulary}{word}": True for word in vocabularies},
        }
        for path, document in (("meta", meta), ("thing", {**words, "type": "string"})):
            (tmp_path / name / f"{path}.json").write_text(json.dumps(document), encoding="utf-8")
    told = compare(tmp_path / "old", tmp_path / "new")
    assert (told.send.verdict, told.receive.verdict) == ("compatible", "breaking")


def test_a_terminal_is_told_of_many_changes_by_their_rules(tmp_path: Path) -> None:
    old = {f"p{i}": {"type": "string", "title": "old"} for i in range(120)}
    new = {name: {"type": "string", "title": "new"} for name in old} | {"p0": {"maxLength": 3}}
    for name, properties in (("old", old), ("new", new)):
        (tmp_path / name).mkdir()
        document = {"type": "object", "properties": properties, "title": "Thing"}
        (tmp_path / name / "thing.json").write_text(json.dumps(document), encoding="utf-8")
    lines = terminal_report(reviewed(tmp_path)).splitlines()
    assert len(lines) < 30
    assert "breaking    Thing: maxLength is new: 3  [maxLength-added]" in lines
    [rest] = [line for line in lines if line.startswith("  compatible  1")]
    assert rest == "  compatible  120: annotation-changed 120"


def test_compare_tells_the_changes_of_folders_and_of_schemas() -> None:
    change = CHANGES[0].parent / "request-property-required"
    told = compare(change / "old", change / "new", formats="assert")
    assert (told.send.verdict, told.receive.verdict) == ("breaking", "compatible")
    assert told.changes == reviewed(change).listed
    same = compare(change / "old", change / "old")
    assert (same.send.verdict, same.receive.verdict, same.changes) == (*["compatible"] * 2, ())
    old, new = {"minLength": 1}, {"minLength": 2, "title": "Word"}
    rules = [(each.rule, each.send.witness) for each in compare(old, new).changes]
    assert rules == [("minLength-raised", "a"), ("annotation-changed", None)]
    with pytest.raises(TypeError, match="two paths"):
        compare(change / "old", new)


def test_what_is_decidable_is_decided() -> None:
    reports = {path.name: (path / "report.txt").read_text(encoding="utf-8") for path in CHANGES}
    undecided = [name for name, text in reports.items() if "undecided" in text.split("\n", 1)[0]]
    assert undecided == ["pattern-undecided"]
