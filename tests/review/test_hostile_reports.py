"""Documents that say in their names and values what is markup somewhere: in no format does it
become any, and no text is longer than it can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from schemawright.cli.display import newline_separated, printable
from schemawright.reports.github_report import github_report
from schemawright.reports.json_report import json_report
from schemawright.reports.junit_report import junit_report
from schemawright.reports.markdown_report import markdown_report
from schemawright.reports.sarif_report import sarif_report
from schemawright.reports.terminal_report import terminal_report
from schemawright.review.change_findings import Review

from tests.review.pages import reviewed

_ATTACKS = (
    "a\n::error file=x::forged",
    "a%0A::set-output name=x::y",
    "a, b: c=d",
    "]]></failure><testcase name='forged'/>",
    '" onload="x" a="&amp;',
    "| a | b |\n|---|---|",
    "`code` ``",
    "**bold** _it_ ~~gone~~ ![x](http://attacker.example/x.png) [y](javascript:1) $x$",
    "<img src=x onerror=alert(1)><!-- ",
    "</details>\n# forged\n- x",
    "@someone closes #1 https://attacker.example",
    "\x1b[31mred\x1b[0m\x07\x00",
    "\u202egnp.exe",
    "\u2028breaking    Forged: x  [forged]",
)


def write(folder: Path, document: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, ensure_ascii=True, indent=2)
    (folder / "thing.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Review:
    root = tmp_path_factory.mktemp("hostile")
    old: dict[str, Any] = {"title": "Thing", "type": "object", "properties": {}}
    new = json.loads(json.dumps(old))
    for i, attack in enumerate(_ATTACKS):
        old["properties"][attack] = {"enum": [attack, "x"], "description": attack}
        new["properties"][attack] = {"enum": [attack, f"y{i}"], "description": attack * 2}
        new["properties"][f"{attack} new"] = {"const": attack}
    return reviewed(write(root / "old", old), write(root / "new", new)).review


def test_workflow_commands(hostile: Review) -> None:
    """One line a finding, whose properties are read as the runner reads them."""
    lines = github_report([hostile]).split("\n")[:-1]
    assert len(lines) == len(hostile.results)
    for line, finding in zip(lines, hostile.results, strict=True):
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command is not None
        properties = dict(part.split("=", 1) for part in command[2].split(","))
        assert properties.keys() == {"title", "file", "line", "col"}
        assert unquote(properties["title"]) == finding.rule
        assert finding.says in unquote(command[3])


def test_junit(hostile: Review) -> None:
    root = ElementTree.fromstring(junit_report([hostile]))
    cases = root.findall("./testsuite/testcase")
    assert len(cases) == len(hostile.results)
    assert [child.tag for case in cases for child in case if len(case) != 1] == []
    assert {child.tag for case in cases for child in case} <= {"failure", "skipped", "system-out"}
    failures = sum(finding.level == "breaking" for finding in hostile.results)
    assert root.get("failures") == root[0].get("failures") == str(failures)


def test_markdown(hostile: Review) -> None:
    """Nothing is markup but what the report itself writes."""
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    blocks = parser.parse(markdown_report(hostile))
    inline = [child for block in blocks for child in block.children or ()]
    kinds = {token.type for token in (*blocks, *inline)}
    assert not kinds & {"link_open", "image", "table_open", "html_inline", "s_open", "em_open"}
    # What GitHub makes of text: somebody is called, an issue is referred to.
    texts = [token.content for token in inline if token.type == "text"]
    assert not [text for text in texts if re.search(r"@\w|#\d", text)]
    html = {line for b in blocks if b.type == "html_block" for line in b.content.splitlines()}
    assert {re.sub(r"\d+", "0", line) for line in html} <= {
        "<details>",
        "<summary>Compatible (0)</summary>",
        "</details>",
    }
    headings = [b.children for b in blocks if b.type == "inline" and b.level == 1]
    assert len([token for token in blocks if token.type == "heading_open"]) <= 3
    assert headings


def test_nothing_drives_a_terminal(hostile: Review) -> None:
    lines = [printable(line) for line in newline_separated(terminal_report(hostile))]
    assert all(line.isprintable() for line in lines)
    told = [line for line in lines if line.startswith(("breaking", "compatible"))]
    assert len(told) == len(hostile.findings)


@pytest.mark.parametrize("report", [json_report, sarif_report])
def test_json(hostile: Review, report: Any) -> None:
    """What hides is spelled out, and is there when it is read."""
    text = report([hostile])
    assert not re.search("[\u202e\u2028\x00-\x09\x0b-\x1f]", text)
    assert "\u202egnp.exe" in json.dumps(json.loads(text), ensure_ascii=False)


def test_long_texts_are_cut(tmp_path: Path) -> None:
    long = "long" * 250_000
    old = {"title": "Thing", "type": "object", "properties": {"a": {"enum": [long]}}}
    new = {"title": "Thing", "type": "object", "properties": {"a": {"enum": ["b"]}, long: {}}}
    told = reviewed(write(tmp_path / "old", old), write(tmp_path / "new", new)).review
    for report in (terminal_report, markdown_report):
        assert len(report(told)) < 20_000
    for one in (github_report, junit_report):
        assert len(one([told])) < 20_000


def test_a_comment_has_room(tmp_path: Path) -> None:
    """Of very many findings Markdown tells the first and how many more there are."""
    names = [f"property_{i}_{'x' * 100}" for i in range(400)]
    properties = {name: {"type": "string"} for name in names}
    old = {"title": "Thing", "type": "object", "properties": properties}
    new = {**old, "properties": {name: {"type": "string", "minLength": 1} for name in names}}
    told = reviewed(write(tmp_path / "old", old), write(tmp_path / "new", new)).review
    text = markdown_report(told)
    assert 40_000 < len(text) < 65_536
    listed = len(re.findall(r"^- \*\*", text, re.MULTILINE))
    assert f"- and {400 - listed} more, which `schemawright diff` lists" in text
