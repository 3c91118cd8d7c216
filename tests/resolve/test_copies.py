"""What references bring into other places is counted, so that a few of them do not fill memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright.diagnostics import Problems, Rejected
from schemawright.limits import Limits, limited
from schemawright.read import read
from schemawright.resolve import resolve

MAPS = """
openapi: 3.0.3
info: {title: Laughs, version: "1"}
paths: {}
components:
  schemas:
    A: {type: object, properties: {$ref: "#/x-maps/a"}}
x-maps:
  a: {p: {properties: {$ref: "#/x-maps/b"}}, q: {properties: {$ref: "#/x-maps/b"}}}
  b: {p: {properties: {$ref: "#/x-maps/c"}}, q: {properties: {$ref: "#/x-maps/c"}}}
  c: {p: {enum: [1, 2, 3, 4, 5, 6, 7, 8, 9]}, q: {enum: [1, 2, 3, 4, 5, 6, 7, 8, 9]}}
"""
FORMS = """
swagger: "2.0"
info: {title: Laughs, version: "1"}
parameters:
  p: {in: formData, name: p, type: string,
    enum: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z]}
paths:
  /a: {post: {parameters: [{$ref: "#/parameters/p"}], responses: {200: {description: a}}}}
  /b: {post: {parameters: [{$ref: "#/parameters/p"}], responses: {200: {description: b}}}}
  /c: {post: {parameters: [{$ref: "#/parameters/p"}], responses: {200: {description: c}}}}
"""


@pytest.mark.parametrize("text", [MAPS, FORMS], ids=["maps", "forms"])
def test_copies_are_counted(tmp_path: Path, text: str) -> None:
    (tmp_path / "api.yaml").write_text(text, encoding="utf-8")
    sources, problems = read(tmp_path, Problems()), Problems()
    resolve(sources, problems)
    assert not problems.errors
    with limited(Limits(copied_values=40)), pytest.raises(Rejected):
        resolve(sources, problems)
    assert [error.code for error in problems.errors] == ["SW0320"]
