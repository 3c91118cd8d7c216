"""What an overlay may cost: many actions, large arrays, queries built to be slow. All of it takes
a fraction of the limit, which is CPU time; what grows with the square takes minutes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from schemawright.diagnostics import Problems
from schemawright.limits import Limits
from schemawright.overlay import overlay
from schemawright.overlay.budget import Budget
from schemawright.read import read
from schemawright.read.source import Source

_LIMIT = 20.0
_MANY = 2000


def applied(folder: Path, document: Any, actions: list[Any]) -> tuple[Source, Problems]:
    """The document after the actions, and the problems; in time."""
    head = {"overlay": "1.1.0", "info": {"title": "t", "version": "1"}}
    files = {"document.json": document, "overlay.json": {**head, "actions": actions}}
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value), encoding="utf-8")
    problems = Problems()
    sources = read(folder, problems)
    started = time.process_time()
    (result,) = overlay(sources, problems)
    assert time.process_time() - started < _LIMIT
    return result, problems


DOCUMENT = {
    "paths": {f"/{i}": {"get": {"x": [i]}} for i in range(_MANY)},
    "list": [{"i": i} for i in range(_MANY)],
}
ACTIONS: dict[str, Any] = {
    "a member each": lambda i: {"target": f"$.paths['/{i}'].get", "update": {"y": 1}},
    "one object grows": lambda i: {"target": "$", "update": {f"z{i}": {"a": 1}}},
    "one array grows": lambda i: {"target": "$.list", "update": [{"a": i}]},
    "one array shrinks": lambda i: {"target": "$.list[0]", "remove": True},
    "members go": lambda i: {"target": f"$.paths['/{i}']", "remove": True},
    "members are copied": lambda i: {"target": "$.paths['/0']", "copy": f"$.paths['/{i}']"},
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=[*ACTIONS])
@pytest.mark.thorough
def test_many_actions(tmp_path: Path, action: Any) -> None:
    result, problems = applied(tmp_path, DOCUMENT, [action(i) for i in range(1, _MANY)])
    assert not problems.reported
    assert len(result.changes) <= 2 * _MANY


@pytest.mark.parametrize(
    "action",
    [
        {"target": "$.list[?@.i < 10000]", "remove": True},
        {"target": "$.list[::2]", "remove": True},
        {"target": "$.list[*]", "update": {"x": 1}},
    ],
    ids=lambda action: str(action["target"]),
)
@pytest.mark.thorough
def test_many_places(tmp_path: Path, action: Any) -> None:
    document = {"list": [{"i": i} for i in range(50_000)]}
    _, problems = applied(tmp_path, document, [action])
    assert not problems.reported


def test_a_moved_item_is_found_after_many_removals(tmp_path: Path) -> None:
    actions = [{"target": "$.list[0]", "remove": True}] * (_MANY - 1)
    result, _ = applied(tmp_path, DOCUMENT, actions)
    assert result.place(("list", 0, "i")).pointer == f"/list/{_MANY - 1}/i"


SLOW = {
    "segments": ["$" + ".a" * 40_000],
    "a matcher that backtracks": ["$..[?match(@.title, '(a|aa)+')]"],
    "patterns inside each other": ["$..[?match(@.title, '" + "(" * 9000 + ")" * 9000 + "')]"],
    "counts": ["$..[?search(@.title, '((a{0,99}){0,99}){0,99}b')]"],
    "descents": ["$..*..*..*..*"],
    "filters in filters": ["$..[?@..[?@..[?@..[?@..z]]]]"],
    "typing errors": [f"$.paths.x{i}" for i in range(_MANY)],
}


@pytest.mark.parametrize("targets", SLOW.values(), ids=[*SLOW])
@pytest.mark.thorough
def test_slow_queries(tmp_path: Path, targets: list[str]) -> None:
    document = {**DOCUMENT, "title": "a" * 100_000 + "!"}
    actions = [{"target": target, "update": {"y": 1}} for target in targets]
    _, problems = applied(tmp_path, document, actions)
    first = problems.reported[0]
    assert first.code in {"SW0204", "SW0205", "SW0207"}
    assert first.place is not None
    assert first.place.path.endswith("overlay.json")
    assert first.place.line == 1
    assert str(first.place.pointer).startswith("/actions/0/")
    assert len(first.message) < 500
    assert first.hint


def test_the_steps_are_those_of_all_actions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schemawright.overlay.Budget", lambda: Budget(500_000))
    actions = [{"target": "$..[?@.x == 1]", "update": {}}] * 10
    _, problems = applied(tmp_path, DOCUMENT, actions)
    assert "selects nothing" in problems.reported[0].message
    assert f"more than {Limits().overlay_steps:,} values" in problems.reported[-1].message
