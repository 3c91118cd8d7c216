"""Every promise of ``SECURITY.md`` is held by tests that are there."""

from __future__ import annotations

import ast
import re

from tests.conftest import REPOSITORY

_PAGE = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?!promise|---)(.+) \| (.+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_promise_has_a_test() -> None:
    rows = _ROW.findall(_PAGE)
    assert len(rows) >= 20
    for promise, held_by in rows:
        assert _TEST.findall(held_by), f"no test holds: {promise}"
        assert _TEST.sub("", held_by).strip(", ") == "", f"not a test: {held_by}"


def test_every_test_is_there() -> None:
    for path, name in _TEST.findall(_PAGE):
        tree = ast.parse((REPOSITORY / path).read_text(encoding="utf-8"))
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert name in defined, f"{path} has no {name}"
