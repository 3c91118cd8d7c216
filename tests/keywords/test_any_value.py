"""Whatever stands as the value of a keyword is accepted or told of, and never a crash: every
keyword of every vocabulary, with values of every kind."""

from __future__ import annotations

from typing import Any

import pytest
from schemawright.compile import compile_schemas
from schemawright.conform import conform
from schemawright.contract import Contract, NamedSchema
from schemawright.diagnostics import Problems, Rejected
from schemawright.dialects import DIALECTS, DRAFT2020, OPENAPI30, Dialect
from schemawright.keywords import EXTENSIONS, VOCABULARIES
from schemawright.lint import lint
from schemawright.lint.rules import RULES
from schemawright.resolve import Library, resolve

from tests.conform.test_shapes import VALUES
from tests.packages import source

ALL_RULES = {rule.name: "warning" for rule in RULES}


def dialect_with(vocabulary: str) -> Dialect:
    """A dialect that has the vocabulary; the default one, if only a configuration has it."""
    every = (*DIALECTS, OPENAPI30)
    return next((d for d in every if vocabulary in d.vocabularies), DRAFT2020)


def outcome(schema: Any, dialect: Dialect) -> str:
    """How the stages up to the checks take the schema."""
    problems = Problems()
    try:
        library: Library = resolve([source("s.json", schema)], problems, dialect, EXTENSIONS)
        problems.stop_on_errors()
        library = conform(library, problems)
        problems.stop_on_errors()
        lint(library, ALL_RULES, problems)  # type: ignore[arg-type]
        root = NamedSchema("S", "s", library.documents[0].root, "document")
        contract = Contract("package", library, (root,), None, "assert")
        compile_schemas(contract, problems)
        problems.stop_on_errors()
    except Rejected:
        return "rejected"
    return "compiled"


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
@pytest.mark.thorough
def test_any_value(vocabulary: str) -> None:
    dialect = dialect_with(vocabulary)
    outcomes = set()
    for keyword in VOCABULARIES[vocabulary]:
        for value in VALUES:
            outcomes.add(outcome({"properties": {"a": {}}, keyword.name: value}, dialect))
    assert "compiled" in outcomes
