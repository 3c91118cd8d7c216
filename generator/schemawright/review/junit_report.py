"""A review as JUnit's XML: a suite for each package, a test for each finding."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from schemawright.review.broken_lines import BrokenLine
from schemawright.review.change_findings import ChangeFinding, Review
from schemawright.review.plain_messages import message
from schemawright.review.terminal_report import because_text


def junit_report(reviews: Iterable[Review]) -> str:
    """The whole document."""
    suites = "".join(_suite(review) for review in reviews)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{suites}</testsuites>\n'


def _suite(review: Review) -> str:
    lines = review.code.lines if review.code else ()
    failures = sum(finding.level == "breaking" for finding in review.findings) + len(lines)
    tests = len(review.findings) + len(lines)
    head = f"tests={quoteattr(str(tests))} failures={quoteattr(str(failures))}"
    cases = "".join([*map(_case, review.findings), *map(_line_case, lines)])
    value = quoteattr(review.version or "")
    version = f'      <property name="next version" value={value}/>\n'
    properties = f"    <properties>\n{version}    </properties>\n" if review.version else ""
    inner = properties + cases
    return f"  <testsuite name={quoteattr(review.package)} {head}>\n{inner}  </testsuite>\n"


def _line_case(line: BrokenLine) -> str:
    name = _attribute(f"{line.place.path}:{line.place.line}: {line.message}")
    text = escape(_printable(f"because {because_text(line)}"))
    inner = f'      <failure message="breaking">{text}</failure>\n'
    return f'    <testcase classname="line breaks" name={name}>\n{inner}    </testcase>\n'


def _case(finding: ChangeFinding) -> str:
    name = f"{finding.rule}: {finding.says}"
    start = f"    <testcase classname={_attribute(finding.about)} name={_attribute(name)}"
    if finding.level == "compatible":
        return f"{start}/>\n"
    word = "failure" if finding.level == "breaking" else "skipped"
    text = escape(_printable(message(finding)))
    inner = f"      <{word} message={_attribute(finding.level)}>{text}</{word}>\n"
    return f"{start}>\n{inner}    </testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_printable(text))


def _printable(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold (section 2.2)."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
