"""The page of HTML, read without a browser: what it holds, that it needs nothing else, and that
text of documents stays text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from schemawright.diagnostics import Place
from schemawright.render import Code, templates_folder
from schemawright.render.html_pages import html, only_html
from schemawright.reports.code_difference import code_differences
from schemawright.reports.excerpts import Spot, side_by_side

from tests.review.pages import PageReader, page

CHANGES = Path(__file__).with_name("changes")
_ATTACKS = (
    "</script><script>alert(1)</script>",
    "</style></pre></details><h1>forged</h1>",
    '" onclick="alert(1)" x="',
    "' onmouseover='alert(1)",
    "<img src=https://attacker.example/x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    "\u202egnp.exe",
    "\u200bzero\u2066width",
)


def write(folder: Path, document: Any, indent: int | None = 2) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, indent=indent, ensure_ascii=False)
    (folder / "thing.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> PageReader:
    """The page about documents that say attacks wherever they can say something."""
    root = tmp_path_factory.mktemp("hostile")
    old: dict[str, Any] = {"title": "Thing", "type": "object", "properties": {}}
    new = json.loads(json.dumps(old))
    for i, attack in enumerate(_ATTACKS):
        old["properties"][attack] = {"enum": [attack, "x"], "description": attack}
        new["properties"][attack] = {"enum": [attack, f"y{i}"], "description": attack * 2}
        new["properties"][f"{attack} new"] = {"const": attack}
    code = tuple(code_differences({"a.py": "\n".join(_ATTACKS)}, {"a.py": "<b>\u202e"}))
    return PageReader(page(write(root / "old", old), write(root / "new", new), code))


def test_text_of_documents_stays_text(hostile: PageReader) -> None:
    allowed = set(
        "a b body button code dd del details div dl dt fieldset figcaption figure footer h1 h2 h3 "
        "h4 head header html input ins kbd label legend li main meta nav output p pre q script "
        "section span style summary title ul".split()
    )
    assert {tag for tag, _ in hostile.elements} <= allowed
    assert hostile.texts["h1"] == ["What the change means"]
    names = {name for _, attributes in hostile.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src")}
    said = "".join(text for texts in hostile.texts.values() for text in texts)
    for attack in _ATTACKS[:9]:
        assert attack in said
    assert "\\u202egnp.exe" in said
    assert not re.search("[\u200b\u202e\u2066]", said)


def test_it_needs_nothing_else(hostile: PageReader) -> None:
    links = [value for name in ("href", "src", "action") for value in hostile.attributes(name)]
    assert all(link is not None and link.startswith("#") for link in links)
    for name in ("style", "script"):
        assert len(hostile.texts[name]) == 1
        assert "http" not in hostile.texts[name][0]
        assert "url(" not in hostile.texts[name][0]


def test_its_policy_allows_its_own_style_and_script_alone(hostile: PageReader) -> None:
    policy = dict(
        part.split(" ", 1)
        for attributes in (a for tag, a in hostile.elements if tag == "meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
        for part in (attributes["content"] or "").split("; ")
    )
    assert policy.pop("default-src") == "'none'"
    for name, file in (("style", "page.css"), ("script", "page.js")):
        text = hostile.texts[name][0]
        assert text == (templates_folder() / "reports" / file).read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert policy.pop(f"{name}-src") == f"'sha256-{digest}'"
    assert policy == {"base-uri": "'none'", "form-action": "'none'"}


def test_each_finding_has_its_own_name(hostile: PageReader) -> None:
    names = hostile.attributes("id")
    assert len(names) == len(set(names))
    assert len([1 for tag, a in hostile.elements if a.get("class") == "finding"]) == 44


def test_large_texts_are_bounded(tmp_path: Path) -> None:
    """Documents of some megabytes: a long name, a long value, and all of it in one line."""
    long = "long" * 250_000
    old = {"title": "Thing", "type": "object", "properties": {"a": {"enum": [long]}}}
    new = {"title": "Thing", "type": "object", "properties": {"a": {"enum": ["b"]}, long: {}}}
    text = page(write(tmp_path / "old", old, None), write(tmp_path / "new", new, None))
    assert len(text) < 100_000
    PageReader(text)


def test_a_page_prints_nothing_but_its_own_html() -> None:
    assert only_html(html("<")) == "&lt;"
    for value in ("text", Code("code"), 1):
        with pytest.raises(TypeError, match="is not Html"):
            only_html(value)


@pytest.mark.parametrize(
    "change", ["request-property-required", "parameter-removed", "definition-renamed"]
)
def test_what_a_page_says(change: str) -> None:
    """What the report for the terminal says is on the page, too."""
    reader = PageReader(page(CHANGES / change / "old", CHANGES / change / "new"))
    said = "".join(text for texts in reader.texts.values() for text in texts)
    lines = (CHANGES / change / "report.txt").read_text(encoding="utf-8").splitlines()
    rules = [line.rpartition("[")[2].rstrip("]") for line in lines if line.endswith("]")]
    assert rules
    for rule in rules:
        assert rule in reader.texts["code"]
    for line in lines:
        if line.startswith("    id "):
            assert line.split()[1] in said


def beside(old: str, new: str, line: int, context: int = 2) -> list[str]:
    """Both versions around `line` of the new one, as rows of text."""
    spots = [
        Spot(text, Place("a", "/x", n, 1), Place("a", "", 1, 1))
        for text, n in ((old, 1), (new, line))
    ]
    shown = side_by_side(spots[0], spots[1], context, at_old=False)
    return [
        f"{one.number or ' '} {one.text:4}| {other.number or ' '} {other.mark:7} {other.text}"
        for one, other in zip(shown.old, shown.new, strict=True)
    ]


def test_lines_stand_beside_each_other() -> None:
    old, new = "a\nb\nc\nd\ne", "a\nb\nX\nY\nc\nd\ne"
    assert beside(old, new, 3) == [
        "1 a   | 1 same    a",
        "2 b   | 2 same    b",
        "      | 3 here    X",
        "      | 4 changed Y",
        "3 c   | 5 same    c",
    ]


def test_what_all_lines_are_indented_by_is_left_out() -> None:
    assert beside("  a\n    b", "  a\n    c", 2)[1:] == ["2   b | 2 here      c"]


def test_of_a_long_line_what_is_near() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000
    spot = Spot(line, Place("a", "/x", 1, 5001), Place("a", "", 1, 1))
    shown = side_by_side(None, spot, 3)
    assert shown.old == ()
    assert "HERE" in shown.new[0].text
    assert len(shown.new[0].text) < 300


def test_a_large_review_is_told_by_rules(tmp_path: Path) -> None:
    """So many of each as anybody reads, and how many more there are."""
    old = {"type": "object", "properties": {f"p{i}": {"type": "string"} for i in range(250)}}
    new = {"type": "object", "properties": {f"p{i}": {} for i in range(250)}, "minProperties": 1}
    told = page(write(tmp_path / "old", old), write(tmp_path / "new", new))
    reader = PageReader(told)
    titles = [text.split()[0] for text in reader.texts["h4"]]
    assert titles == ["minProperties-added", "type-removed"]
    assert told.count('<details class="finding"') == 101
    assert "150 more of this rule are not shown here" in told
    links = [attributes["href"] for tag, attributes in reader.elements if tag == "a"]
    anchors = {attributes.get("id") for _, attributes in reader.elements}
    assert {str(link).removeprefix("#") for link in links} <= anchors
