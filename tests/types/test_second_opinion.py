"""Every type of the test data, as datamodel-code-generator has it.

What is judged is how a type of `types/` is said in annotations, not whether it is the right one for
its schema: that is judged by values, which the tests of the models put to every door of each class
(`tests/models`, ``make models``), and by the algebra of types (`test_algebra.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from schemawright.describe import describe
from schemawright.diagnostics import Problems
from schemawright.overlay import overlay
from schemawright.read import read
from schemawright.resolve import resolve
from schemawright.types import Alias, ContractTypes, Declarations, Record, declare
from schemawright.types.language import STRING, ArrayType, Type

from tests.conftest import REPOSITORY
from tests.types.second_opinion import disagreements

GOLDEN = sorted((REPOSITORY / "tests" / "golden").glob("*/input"))
#: Where real schemas are, if they have been downloaded for other tests.
REAL = REPOSITORY / ".cache" / "benchmark-data" / "check_jsonschema" / "builtin_schemas" / "vendor"
_AT_ONCE = 40


@pytest.mark.parametrize(
    "source",
    [*GOLDEN, REPOSITORY / "schemas" / "fullstory"],
    ids=lambda path: path.parent.name if path.name == "input" else path.stem,
)
@pytest.mark.thorough
def test_the_library_agrees(source: Path) -> None:
    types = types_of(source)
    assert types
    assert disagreements_of(types) == []


@pytest.mark.thorough
def test_the_library_agrees_about_real_schemas() -> None:
    """Looked for when it runs: another test may be about to download them."""
    sources = sorted(REAL.glob("*.json"))
    if not sources:
        pytest.skip("no real schemas have been downloaded: make bench does")
    types = {source.name: types_of(source) for source in sources}
    assert len(list(filter(None, types.values()))) > len(types) // 2
    assert {name: found for name, ones in types.items() if (found := disagreements_of(ones))} == {}


def disagreements_of(types: list[Type]) -> list[object]:
    parts = (types[start : start + _AT_ONCE] for start in range(0, len(types), _AT_ONCE))
    return [one for part in parts for one in disagreements(part)]


def types_of(source: Path) -> list[Type]:
    """The types of what `source` declares; none if it refers to what is not there."""
    problems = Problems()
    library = resolve(overlay(read(source, problems), problems), problems)
    if problems.errors:
        return []
    contract = describe(library, "package", "assert", problems)
    return list(dict.fromkeys(_types(declare(ContractTypes(contract), problems))))


def _types(declarations: Declarations) -> Iterator[Type]:
    for declaration in declarations.values():
        if isinstance(declaration, Record):
            yield from (member.type for member in declaration.members)
        elif isinstance(declaration, Alias):
            yield declaration.type


def test_a_wrong_type_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert disagreements([ArrayType(STRING)]) == []
    monkeypatch.setattr("tests.types.second_opinion._schema", lambda type_: {"type": "integer"})
    assert disagreements([ArrayType(STRING)]) == [("list[str]", "int")]
