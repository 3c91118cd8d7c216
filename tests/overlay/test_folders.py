"""Which overlays change which documents of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from schemawright.diagnostics import Problems
from schemawright.limits import USUAL
from schemawright.overlay import overlay
from schemawright.read import read
from schemawright.values import Json


def applied(folder: Path, files: dict[str, str]) -> tuple[dict[str, Json], list[str]]:
    """The documents of a folder after its overlays, and the codes of the problems."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    sources = overlay(read(folder, problems), problems)
    return {s.path: s.document for s in sources}, [d.code for d in problems.reported]


def patch(actions: str, extends: str = "") -> str:
    head = "overlay: 1.1.0\ninfo: {title: t, version: '1'}\n"
    return head + (f"extends: {extends}\n" if extends else "") + f"actions: [{actions}]\n"


def test_without_overlays_nothing_happens(tmp_path: Path) -> None:
    assert applied(tmp_path, {"b.json": "{}", "a.yaml": "a: 1"}) == (
        {"a.yaml": {"a": 1}, "b.json": {}},
        [],
    )


def test_without_extends_every_document_is_meant(tmp_path: Path) -> None:
    """An action must select something in one of them, not in all."""
    files = {
        "a.json": '{"info": {}}',
        "b/c.json": '{"info": {"x": 1}}',
        "d.json": "{}",
        "o.yaml": patch("{target: $.info, update: {y: {}}}"),
    }
    documents, codes = applied(tmp_path, files)
    assert codes == []
    assert documents == {
        "a.json": {"info": {"y": {}}},
        "b/c.json": {"info": {"x": 1, "y": {}}},
        "d.json": {},
    }


@pytest.mark.parametrize(
    "extends", ["../api/a%20b.json", "'../api/./a b.json'", "../nowhere/../api/a%20b.json"]
)
def test_extends_is_relative_to_the_overlay(tmp_path: Path, extends: str) -> None:
    files = {
        "api/a b.json": "{}",
        "b.json": "{}",
        "ours/o.yaml": patch("{target: $, update: {x: 1}}", extends),
    }
    assert applied(tmp_path, files) == ({"api/a b.json": {"x": 1}, "b.json": {}}, [])


@pytest.mark.parametrize(
    "extends",
    [
        "https://example.com/a.json",
        "//example.com/a.json",
        "file:a.json",
        "/a.json",
        "../a.json",
        "a.json#/info",
        "a.json?x",
        "http://[",
        "o.yaml",
        "./",
        "''",
    ],
)
def test_extends_names_a_document_of_the_folder(tmp_path: Path, extends: str) -> None:
    files = {"a.json": "{}", "o.yaml": patch("{target: $, update: {x: 1}}", extends)}
    assert applied(tmp_path, files) == ({"a.json": {}}, ["SW0203"])


def test_overlays_are_applied_in_the_order_of_their_paths(tmp_path: Path) -> None:
    files = {
        "a.json": '{"list": []}',
        "2.yaml": patch("{target: '$.list[0]', update: second}, {target: $.list, update: third}"),
        "1.yaml": patch("{target: $.list, update: first}"),
    }
    assert applied(tmp_path, files) == ({"a.json": {"list": ["second", "third"]}}, [])


def test_a_wrong_action_does_not_hide_the_next(tmp_path: Path) -> None:
    actions = "{target: '$[', remove: true}, {target: $.x, remove: true}, {target: $, copy: $.y}"
    _, codes = applied(tmp_path, {"a.json": "{}", "o.yaml": patch(actions)})
    assert codes == ["SW0204", "SW0205", "SW0208"]


@pytest.mark.parametrize(
    "actions",
    [
        ", ".join(
            f"{{target: $, update: {{x{i}: []}}}}, {{target: $.x{i}, copy: $}}" for i in range(18)
        ),
        ", ".join(["{target: $, update: {x: {}}}", *["{target: $..*, copy: $}"] * 9]),
    ],
)
@pytest.mark.thorough
def test_copies_of_copies_are_bounded(tmp_path: Path, actions: str) -> None:
    _, codes = applied(tmp_path, {"a.json": "{}", "o.yaml": patch(actions)})
    assert codes, f"more than {USUAL.overlay_values} values"
    assert set(codes) <= {"SW0204", "SW0207", "SW0208", "SW0209"}


@pytest.mark.parametrize(
    "target", ["$" + "[?(" * 2000 + "@" + ")]" * 2000, "$" + "[?@" * 5000 + "]" * 5000]
)
def test_a_target_that_is_nested_without_end(tmp_path: Path, target: str) -> None:
    files = {"a.json": "{}", "o.yaml": patch(f"{{target: '{target}', remove: true}}")}
    assert applied(tmp_path, files) == ({"a.json": {}}, ["SW0204"])
