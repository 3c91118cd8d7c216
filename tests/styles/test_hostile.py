"""Text of a schema stays text in every style: the attacks on the generator, imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright.diagnostics import Problems, Rejected
from schemawright.read import read

from tests.conftest import REPOSITORY
from tests.packages import Loaded, package
from tests.suite.styled import STYLES

CASES = REPOSITORY / "tests" / "hostile" / "cases"
DOCUMENTS = sorted(
    path
    for path in CASES.glob("*.json")
    if not path.name.endswith(".instances.json") and path.name != "corpus.json"
)


#: A class of datamodel-code-generator's own may have fields that pydantic would rather not see.
@pytest.mark.filterwarnings("ignore:Field .* conflicts with protected namespace:UserWarning")
@pytest.mark.parametrize("style", [*STYLES, "plain"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_happens(
    path: Path, style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    problems = Problems()
    try:
        sources = read(path, problems)
        problems.stop_on_errors()
        (source,) = sources
        made = package({path.name: source.document}, models=style)
    except Rejected:
        return  # Nothing is generated, which is what other tests look at.
    loaded = Loaded(made.files)
    try:
        for name in loaded.module().__all__:
            getattr(loaded.module(), name)
        if any(file.path == "codecs.py" for file in made.files):
            loaded.module("codecs")
    finally:
        loaded.forget()
    assert list(tmp_path.iterdir()) == []
