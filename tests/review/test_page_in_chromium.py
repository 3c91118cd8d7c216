"""The page in a browser: it looks at nothing else, its policy holds, and its filters work, with and
without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review.browser import Browser, browser, missing
from tests.review.pages import page

pytestmark = [
    pytest.mark.program,
    pytest.mark.skipif(missing() is not None, reason=missing() or ""),
]

_SHOWN = """
return Array.from(document.querySelectorAll("details.finding"))
  .filter((finding) => finding.getClientRects().length > 0)
  .map((finding) => finding.querySelector(".rule").textContent);
"""
_ESCAPE = "\ue00c"


def write(folder: Path, **properties: Any) -> Path:
    folder.mkdir()
    text = json.dumps({"title": "Thing", "type": "object", "properties": properties}, indent=2)
    (folder / "thing.json").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a finding that breaks what is sent, one that breaks nothing, and an attack."""
    root = tmp_path_factory.mktemp("page")
    attack = "</script><script>document.title = 'forged'</script><img src=x onerror=alert(1)>"
    old = write(root / "old", id={"type": "string"}, at={"type": "string", "minLength": 2})
    new = write(
        root / "new",
        id={"type": "string", "minLength": 1},
        at={"type": "string"},
        note={"description": attack, "const": attack},
    )
    path = root / "report.html"
    path.write_text(page(old, new), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as session:
        yield session


@pytest.fixture
def opened(scripted: Browser, report: Path) -> Browser:
    scripted.open(report)
    return scripted


def test_its_policy_refuses_nothing_of_its_own(opened: Browser) -> None:
    opened.run("document.querySelector('details.finding').open = true")
    assert opened.messages() == []
    assert opened.run("return document.title").startswith("What the change means")
    loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert opened.run(loaded) == []
    assert opened.run("return getComputedStyle(document.body).maxWidth") != "none"


def test_its_policy_refuses_what_is_foreign(opened: Browser) -> None:
    opened.run(
        "const s = document.createElement('script'); s.textContent = 'document.title = 1';"
        "document.body.append(s); document.body.setAttribute('onclick', 'document.title = 2');"
        "document.body.click();"
    )
    assert opened.run("return document.title").startswith("What the change means")
    assert len(opened.messages()) == 2


def test_filters(opened: Browser) -> None:
    everything = opened.run(_SHOWN)
    assert sorted(everything) == ["minLength-added", "minLength-removed", "property-added"]
    opened.click("#way-send")
    assert opened.run(_SHOWN) == ["minLength-added"]
    opened.click("#way-receive")
    assert opened.run(_SHOWN) == ["minLength-removed"]
    opened.click("#way-any")
    opened.click("#show-breaking")
    assert opened.run(_SHOWN) == ["property-added"]


def test_search_and_keys(opened: Browser) -> None:
    everything = opened.run(_SHOWN)
    opened.type("body", "/")
    assert opened.run("return document.activeElement.id") == "search"
    opened.type("#search", "properties/id")
    opened.run("return new Promise((done) => setTimeout(done, 300))")
    assert opened.run(_SHOWN) == ["minLength-added"]
    assert opened.run("return document.getElementById('matches').textContent") == "1 of 3"
    opened.type("#search", _ESCAPE)
    assert opened.run(_SHOWN) == everything
    focused = "return document.activeElement.querySelector('.rule')?.textContent"
    opened.type("body", "j")
    assert opened.run(focused) == everything[0]
    opened.type("body", "jk")
    assert opened.run(focused) == everything[0]


def test_a_link_opens_its_finding(opened: Browser) -> None:
    closed = "details.finding:not([open])"
    name = opened.run(f"return document.querySelector('{closed}').id")
    opened.run("location.hash = arguments[0]", name)
    assert opened.run("return document.getElementById(arguments[0]).open", name)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(opened: Browser, scheme: str, width: int) -> None:
    opened.emulate(features=[{"name": "prefers-color-scheme", "value": scheme}])
    frame = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    opened.resize(width, 900)
    opened.click("#open-all")
    assert opened.run(f"return {frame}")
    assert opened.run(_CONTRAST) >= 4.5
    opened.emulate(features=[])
    opened.resize(0, 0)


#: The least contrast of a text with what is behind it (WCAG 2.2, section 1.4.3).
_CONTRAST = """
const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = numbers(colour).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let around = element; around; around = around.parentElement) {
    const colour = getComputedStyle(around).backgroundColor;
    if (numbers(colour)[3] !== 0) return colour;
  }
  return "rgb(255, 255, 255)";
};
const ratios = Array.from(document.querySelectorAll("main *, header *, footer *"))
  .filter((e) => Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim()))
  .map((e) => [light(getComputedStyle(e).color), light(behind(e))])
  .map(([one, other]) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
return Math.min(...ratios);
"""


def test_without_scripts(report: Path, tmp_path: Path) -> None:
    with browser(tmp_path, scripts=False) as session:
        session.open(report)
        assert session.run("return document.querySelector('.search').hidden")
        session.click("#show-compatible")
        assert sorted(session.run(_SHOWN)) == ["minLength-added", "minLength-removed"]
        session.click(".finding[open] > summary")
        assert not session.run("return document.querySelector('details.finding').open")


def test_printed(opened: Browser) -> None:
    """All findings are printed, those that are closed, too, and no filters."""
    opened.emulate(media="print")
    hidden = "return getComputedStyle(document.querySelector('.filters')).display"
    assert opened.run(hidden) == "none"
    heights = (
        "return Array.from(document.querySelectorAll('details.finding .body'))"
        ".map((body) => body.getBoundingClientRect().height)"
    )
    assert min(opened.run(heights)) > 0
    opened.emulate(media="")
