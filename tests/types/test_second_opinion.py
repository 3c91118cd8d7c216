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
from schemawright.types import Alias, Declarations, Record, declare
from schemawright.types.language import STRING, ArrayType, Type

from tests.conftest import REPOSITORY
from tests.types.second_opinion import disagreements

GOLDEN = sorted((REPOSITORY / "tests" / "golden").glob("*/input"))
#: Real schemas, where they have been downloaded for other tests.
REAL = sorted((REPOSITORY / ".cache").glob("**/builtin_schemas/**/*.json"))
_AT_ONCE = 40


@pytest.mark.parametrize(
    "source",
    [*GOLDEN, REPOSITORY / "schemas" / "fullstory", *REAL],
    ids=lambda path: path.parent.name if path.name == "input" else path.stem,
)
@pytest.mark.thorough
def test_the_library_agrees(source: Path) -> None:
    problems = Problems()
    library = resolve(overlay(read(source, problems), problems), problems)
    if problems.errors:
        pytest.skip(problems.errors[0].message)
    contract = describe(library, "package", "assert", problems)
    types = list(dict.fromkeys(_types(declare(contract, problems))))
    assert types
    for start in range(0, len(types), _AT_ONCE):
        assert disagreements(types[start : start + _AT_ONCE]) == []


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
