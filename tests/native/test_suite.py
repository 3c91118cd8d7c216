"""The required tests of the official suite, judged by natively compiled checks.

``make native-test`` runs them; what is compiled is kept in ``.cache/native``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from schemawright.inprocess import Compilation, compile_schema
from schemawright.native import compiled

from tests.native import KEPT, needs_compiler
from tests.suite.fetch import Unavailable, suite
from tests.suite.official import DRAFTS, File, Group, files, remotes

Compiled = dict[str, list[tuple[str, Group, Any]]]


@pytest.fixture(scope="module")
def groups() -> Compiled:
    """By draft: the name of each group of required tests, the group, its native validator."""
    try:
        folder = suite()
    except Unavailable as missing:
        pytest.skip(f"{missing}; see tests/data-requirements.txt")
    asked = [(file, group) for file in files(folder) if file.required for group in file.groups()]
    pure = [_pure(folder, file, group) for file, group in asked]
    found: Compiled = {draft: [] for draft in DRAFTS}
    for (file, group), native in zip(asked, compiled(pure, KEPT), strict=True):
        found[file.draft].append((f"{file}: {group.description}", group, native))
    return found


def _pure(folder: Path, file: File, group: Group) -> Compilation:
    resources = remotes(folder, file.draft) if group.needs_remotes else None
    return compile_schema(group.schema, resources=resources, dialect=file.dialect)


@needs_compiler
@pytest.mark.parametrize("draft", DRAFTS)
def test_required_tests(groups: Compiled, draft: str) -> None:
    assert list(_wrong(groups[draft])) == []
    assert sum(len(group.tests) for _, group, _ in groups[draft]) > 600


def _wrong(groups: list[tuple[str, Group, Any]]) -> Iterator[str]:
    for name, group, native in groups:
        for test in group.tests:
            if native.is_valid(test.data) is not test.valid:
                yield f"{name}: {test.description}"


@needs_compiler
def test_they_are_compiled(groups: Compiled) -> None:
    for draft in DRAFTS:
        for _, _, native in groups[draft]:
            assert type(native.is_valid).__name__ == "builtin_function_or_method"
