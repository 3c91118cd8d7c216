"""The suite for its tests: fetched when they are collected, because each file is one test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.suite.fetch import Unavailable, suite
from tests.suite.official import files


@pytest.fixture(scope="session")
def official() -> Path:
    """The folder of the suite."""
    try:
        return suite()
    except Unavailable as missing:
        pytest.skip(f"{missing}; see tests/data-requirements.txt")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `required_file` or `optional_file` runs once for each such file."""
    for name, required in (("required_file", True), ("optional_file", False)):
        if name in metafunc.fixturenames:
            try:
                found = [file for file in files(suite()) if file.required is required]
            except Unavailable as missing:
                mark = pytest.mark.skip(reason=f"{missing}; see tests/data-requirements.txt")
                metafunc.parametrize(name, [pytest.param(None, marks=mark, id="unavailable")])
            else:
                metafunc.parametrize(name, found, ids=map(str, found))
