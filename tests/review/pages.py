"""Pages of the review of two folders, and what stands in a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from schemawright import config, pipeline
from schemawright.diagnostics import Problems
from schemawright.inprocess import format_check
from schemawright.lazy_validators import schema_validators
from schemawright.reports.code_difference import CodeDifference
from schemawright.reports.html_report import html_report
from schemawright.reports.reviewed_package import ReviewedPackage
from schemawright.review.versions import review

VOID = frozenset({"meta", "input", "br"})


def page(old: Path, new: Path, code: tuple[CodeDifference, ...] = ()) -> str:
    """The page about what the change from `old` to `new` means."""
    return html_report([reviewed(old, new, code)])


def reviewed(old: Path, new: Path, code: tuple[CodeDifference, ...] = ()) -> ReviewedPackage:
    """The review of two folders, with the texts of their documents."""
    contracts, texts = [], []
    for folder in (old, new):
        sources, contract, _ = pipeline.understand(
            config.one_off(folder, Path("package")), Problems()
        )
        contracts.append(contract)
        texts.append({source.shown: source.text for source in sources})
    told = review(*contracts, format_check, schema_validators)
    return ReviewedPackage(told, "old", "new", *texts, code)


class PageReader(HTMLParser):
    """Every element with its attributes and its own text; fails for one that is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def attributes(self, name: str) -> list[str | None]:
        """The values of an attribute, of all elements that have it."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]
