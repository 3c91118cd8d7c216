"""The required tests of two drafts, through `load` and `dump` of each style of models."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.suite.fetch import Unavailable, suite
from tests.suite.official import File, files
from tests.suite.run import run
from tests.suite.styled import exact


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `file` runs once for each file of the two drafts."""
    if "file" not in metafunc.fixturenames:
        return
    try:
        chosen = [f for f in files(suite()) if f.required and f.draft in DRAFTS]
    except Unavailable as missing:
        mark = pytest.mark.skip(reason=f"{missing}; see tests/data-requirements.txt")
        metafunc.parametrize("file", [pytest.param(None, marks=mark, id="unavailable")])
    else:
        metafunc.parametrize("file", chosen, ids=map(str, chosen))


DRAFTS = ("draft7", "draft2020-12")


def test_codecs(official: Path, file: File) -> None:
    outcomes = list(run(official, [file], exact))
    assert outcomes
    wrong = [f"{each.name}: {each.trouble}" for each in outcomes if each.trouble]
    assert not wrong, "\n".join(wrong)
