"""A sample of the sweep over real schemas; all of it is ``make models``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real.corpora import corpora
from tests.real.fetch import Unavailable
from tests.real.sweep import sweep, type_errors

_SAMPLE = {
    "SchemaStore": ("changie", "github-discussion", "readthedocs"),
    "metaschemas": ("draft4", "draft202012", "openapi-v3.1"),
}


@pytest.mark.parametrize(
    ("group", "name"), [(group, name) for group, names in _SAMPLE.items() for name in names]
)
def test_a_real_schema(group: str, name: str, tmp_path: Path) -> None:
    try:
        (corpus,) = (each for each in corpora(group) if each.name == name)
    except Unavailable as missing:
        pytest.skip(f"{missing}")
    result = sweep(corpus, tmp_path, drawn=20)
    assert result.trouble == []
    assert result.tally["schemas"] == len(corpus.documents)
    assert result.tally["valid"] > 5
    assert result.tally["invalid"] > 5


def test_a_complaint_of_mypy_is_told(tmp_path: Path) -> None:
    (tmp_path / "poor").mkdir()
    (tmp_path / "poor" / "__init__.py").write_text("a: int = 'x'\n")
    (told,) = type_errors(tmp_path, ["poor"])
    assert "Incompatible types" in told
