"""The suite for its tests: fetched when they are collected, because each file is one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.suite.fetch import Unavailable, suite
from tests.suite.official import File, files


@pytest.fixture(scope="session")
def official() -> Path:
    """The folder of the suite."""
    try:
        return suite()
    except Unavailable as missing:
        pytest.skip(f"{missing}; see tests/data-requirements.txt")


def _is_dynamic(file: File) -> bool:
    text = file.path.read_text(encoding="utf-8")
    return any(word in text for word in ("$dynamicRef", "$recursiveRef", '/schema"'))


#: Which files a test runs for, once for each, by the argument that it asks for.
_CHOICES: dict[str, Callable[[File], bool]] = {
    "required_file": lambda file: file.required,
    "optional_file": lambda file: not file.required,
    "dynamic_file": lambda file: (
        file.required and file.draft in ("draft2019-09", "draft2020-12") and _is_dynamic(file)
    ),
    "modelled_file": lambda file: (
        (file.required and file.draft in ("draft7", "draft2020-12"))
        or (file.draft == "draft2020-12" and file.formats == "assert")
    ),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, chosen in _CHOICES.items():
        if name in metafunc.fixturenames:
            try:
                found = [file for file in files(suite()) if chosen(file)]
            except Unavailable as missing:
                mark = pytest.mark.skip(reason=f"{missing}; see tests/data-requirements.txt")
                metafunc.parametrize(name, [pytest.param(None, marks=mark, id="unavailable")])
            else:
                metafunc.parametrize(name, found, ids=map(str, found))
