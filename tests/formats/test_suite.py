"""The optional format tests of the official JSON-Schema-Test-Suite."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.suite import fetch

from .conftest import Check

DRAFTS = ("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12")


@pytest.fixture(scope="module")
def suite() -> Path:
    try:
        return fetch.suite()
    except fetch.Unavailable as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("draft", DRAFTS)
def test_optional_formats(suite: Path, check: Check, draft: str) -> None:
    tests = list(_tests(suite / "tests" / draft / "optional" / "format"))
    missed = [
        f"{name}: {test['description']}: {test['data']!a}"
        for name, test in tests
        if _verdict(check, name, draft, test["data"]) is not test["valid"]
    ]
    assert tests
    assert missed == []


def _tests(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            for test in group["tests"]:
                yield group["schema"]["format"], test


def _verdict(check: Check, name: str, draft: str, value: object) -> bool:
    """All formats of the suite are about strings and say nothing of other values."""
    return not isinstance(value, str) or check(name, draft, value) is not False
