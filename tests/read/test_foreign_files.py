"""A file as a source that is neither JSON nor YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright.diagnostics import Problems
from schemawright.read import read

NAMES = {"a.proto": "Protocol Buffers", "a.GraphQL": "GraphQL", "a.avsc": "Avro", "a.xsd": "XML"}


@pytest.mark.parametrize("name", NAMES)
def test_is_told_what_it_is(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text('{"type": "record"}', encoding="utf-8")
    problems = Problems()
    assert read(tmp_path / name, problems) == ()
    (problem,) = problems.reported
    assert problem.code == "SW0109"
    assert NAMES[name] in problem.message
