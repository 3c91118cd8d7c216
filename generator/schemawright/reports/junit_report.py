"""A review as JUnit's XML, as test reports of CI read it: a suite for each package, a test for each
finding, which fails if it breaks and is skipped if it is undecided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from schemawright.reports.wording import located, message, places_of, shortened
from schemawright.review.change_findings import ChangeFinding, Level, Review

_ELEMENTS: dict[Level, str] = {"breaking": "failure", "undecided": "skipped"}


def junit_report(reviews: Iterable[Review]) -> str:
    """The whole document."""
    listed = list(reviews)
    suites = "".join(map(_suite, listed))
    counts = _counts([finding for review in listed for finding in review.results])
    head = f'<testsuites name="schemawright diff" {counts}>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{suites}</testsuites>\n'


def _counts(findings: list[ChangeFinding], *, skipped: bool = False) -> str:
    levels = Counter(finding.level for finding in findings)
    told = f'tests="{len(findings)}" failures="{levels["breaking"]}" errors="0"'
    return f'{told} skipped="{levels["undecided"]}"' if skipped else told


def _suite(review: Review) -> str:
    findings = list(review.results)
    head = f"name={_attribute(review.package)} {_counts(findings, skipped=True)}"
    cases = "".join(_case(finding) for finding in findings)
    return f'  <testsuite {head} time="0">\n{cases}  </testsuite>\n'


def _case(finding: ChangeFinding) -> str:
    name = f"{finding.rule}: {shortened(finding.says)}"
    places = [
        f"{word}: {'around ' * is_around}{located(place)}"
        for word, place, is_around in places_of(finding)
    ]
    text = escape(_printable("\n".join([message(finding), *places])))
    element = _ELEMENTS.get(finding.level)
    inner = f"<system-out>{text}</system-out>"
    if element is not None:
        inner = f'<{element} message="{finding.level}">{text}</{element}>'
    start = f"classname={_attribute(shortened(finding.about))} name={_attribute(name)}"
    return f'    <testcase {start} time="0">\n      {inner}\n    </testcase>\n'


def _attribute(text: str) -> str:
    return quoteattr(_printable(text))


def _printable(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold (section 2.2), and others that are not
    shown."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
