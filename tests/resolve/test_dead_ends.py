"""Documents beside an API that lead, over others, to one that is not there."""

from __future__ import annotations

import json
from pathlib import Path

from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.resolve import resolve

API = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {}}


def test_a_chain_is_left_out_from_its_end(tmp_path: Path) -> None:
    documents = {"api": API, "alone": {"type": "string"}}
    documents |= {f"d{i}": {"items": {"$ref": f"d{i + 1}.json"}} for i in range(60)}
    for name, document in documents.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    problems = Problems()
    library = resolve(read(tmp_path, Problems()), problems)
    assert [row.source for row in library.left_out] == [f"d{i}.json" for i in reversed(range(60))]
    assert [d.source.path for d in library.documents] == ["alone.json", "api.json"]
    assert {warning.code for warning in problems.warnings} == {"SW0302"}
    assert not problems.errors
