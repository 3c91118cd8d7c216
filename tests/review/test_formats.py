"""What is known of formats without running them agrees with what runs."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from schemawright.containment.formats import EXACT, IMPLIED, SAMPLES, SHAPES, STRAY
from schemawright.format_checks import format_rule
from schemawright.inprocess import format_check
from schemawright.regex import matcher, translate

from tests.suite.fetch import Unavailable, suite
from tests.suite.official import files


def has_format(name: str) -> Callable[[str], bool]:
    rule = format_rule(name, "draft2020-12")
    assert rule is not None
    check = format_check(rule.name, rule.module, rule.function)
    assert check is not None
    return check


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The strings of the official suite's tests of formats, and each with an edit."""
    listed = {*STRAY, *(text for samples in SAMPLES.values() for text in samples)}
    try:
        official = [file for file in files(suite()) if "optional/format/" in file.name]
    except Unavailable as missing:
        pytest.skip(f"{missing}; see tests/data-requirements.txt")
    tests = (test for file in official for group in file.groups() for test in group.tests)
    listed |= {test.data for test in tests if isinstance(test.data, str)}
    draw = random.Random(3)
    for text in sorted(listed):
        at = draw.randrange(len(text) + 1)
        listed.add(text[:at] + draw.choice(":/@.-0aPTZ[]%~é ") + text[at + draw.randrange(2) :])
    return sorted(listed)


def test_samples() -> None:
    wrong = [(n, t) for n, samples in SAMPLES.items() for t in samples if not has_format(n)(t)]
    assert wrong == []


def test_implied(texts: list[str]) -> None:
    for one, others in IMPLIED.items():
        for other in others:
            has, has_too = has_format(one), has_format(other)
            assert [t for t in texts if has(t) and not has_too(t)] == [], (one, other)


@pytest.mark.parametrize("name", EXACT)
def test_exact(name: str, texts: list[str]) -> None:
    matches, has = matcher(translate(EXACT[name])), has_format(name)
    assert [t for t in texts if bool(matches(t)) != has(t)] == []


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str, texts: list[str]) -> None:
    matches, has = matcher(translate(SHAPES[name])), has_format(name)
    assert [t for t in texts if has(t) and not matches(t)] == []
