"""What every reference means.

A case is a folder here: `input/` holds documents, `expected.txt` says what each document is
called and where each reference leads, as ``file#pointer``. To add one, make `input/`, run
``make golden``, and read the `expected.txt` it wrote. Inputs that are rejected are cases of
../diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.resolve import Document, Library, Schema, resolve
from schemawright.values import pointer

from tests.conftest import Golden

HERE = Path(__file__).resolve().parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/input"))

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


@pytest.mark.parametrize("case", CASES)
def test_references(case: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / case)
    problems = Problems()
    library = resolve(read(Path("input"), problems), problems)
    problems.stop_on_errors()
    lines = [*map(titled, library.documents), "", *references(library)]
    lines += ["", *(str(warning).split("\n")[0] for warning in problems.warnings)]
    golden(HERE / case / "expected.txt", "\n".join(lines).rstrip("\n") + "\n")


def titled(document: Document) -> str:
    root = document.root
    component = f", component {document.component}" if document.component else ""
    return f"{document.source.path} is <{root.base}>, {root.dialect.name}{component}"


def references(library: Library) -> Iterator[str]:
    for schema in sorted(library.schemas, key=lambda each: each.source.path):
        for keyword in REFERENCES:
            reference = schema.get(keyword)
            if isinstance(reference, str):
                target = library.reference(schema, reference)
                yield f"{placed(schema)} {keyword} {reference} -> {meant(schema, target)}"


def meant(origin: Schema, target: Schema | None) -> str:
    if target is None:
        return "nothing"
    dialect = "" if target.dialect == origin.dialect else f" ({target.dialect.name})"
    return placed(target) + dialect


def placed(schema: Schema) -> str:
    return f"{schema.source.path}#{pointer(schema.tokens)}"
