"""YAML 1.2, core schema, without the parts that JSON has no words for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.diagnostics import Problems
from schemawright.read import read, yaml_events
from schemawright.values import Json, walk

Reader = Callable[[str], Any]

#: A plain scalar, and what it means.
CORE: dict[str, Json] = json.loads(
    Path(__file__).with_name("core_schema.json").read_text(encoding="utf-8")
)


@pytest.fixture(params=["libyaml", "python"])
def document(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Reader:
    """Reads a YAML text, with either parser of PyYAML: they must agree."""
    if request.param == "python":
        monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("this PyYAML was built without libyaml")

    def parse(text: str) -> Json:
        path, problems = tmp_path / "a.yaml", Problems()
        path.write_bytes(text.encode())
        sources = read(path, problems)
        assert not problems.reported, "\n".join(map(str, problems.reported))
        return sources[0].document

    return parse


@pytest.mark.parametrize("scalar", CORE)
def test_plain_scalars_follow_the_core_schema(document: Reader, scalar: str) -> None:
    value = document(f"- {scalar}\n")[0]
    assert (type(value), value) == (type(CORE[scalar]), CORE[scalar])


@pytest.mark.parametrize("scalar", [s for s in CORE if s not in {"", "<<", "="}])
def test_keys_are_what_is_written(document: Reader, scalar: str) -> None:
    assert document(f"{scalar}: 1\n") == {scalar: 1}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a: 'yes'\nb: \"12\"\n", {"a": "yes", "b": "12"}, id="quotes"),
        pytest.param('"<<": 1\n', {"<<": 1}, id="quoted merge key"),
        pytest.param("'': 1\n", {"": 1}, id="empty key"),
        pytest.param("? a\n: b\n", {"a": "b"}, id="explicit key"),
        pytest.param("a: |\n  x\n  y\nb: >-\n  x\n  y\n", {"a": "x\ny\n", "b": "x y"}, id="blocks"),
        pytest.param("%YAML 1.2\n---\na: 1\n...\n", {"a": 1}, id="directive and markers"),
        pytest.param("\ufeffa: é\r\nb: 😀\r\n", {"a": "é", "b": "😀"}, id="BOM and CRLF"),
        pytest.param("a: x\u2028y\u0085z\n", {"a": "x\u2028y\u0085z"}, id="no line breaks in 1.2"),
        pytest.param('{\n\t"a": "\\ud83d\\ude00"\n}\n', {"a": "😀"}, id="JSON with tabs"),
        pytest.param("{a: 1, 'b': [x, y]}\n", {"a": 1, "b": ["x", "y"]}, id="flow, not JSON"),
        pytest.param("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}, id="alias"),
        pytest.param("a: &x 1\nb: &x 2\nc: *x\n", {"a": 1, "b": 2, "c": 2}, id="anchor again"),
        pytest.param("&k a: 1\nb: *k\n", {"a": 1, "b": "a"}, id="anchor at a key"),
        pytest.param("on\n", "on", id="scalar document"),
        pytest.param(
            "a: &x {p: 1, q: 2}\nb: {q: 3, <<: *x}\n",
            {"a": {"p": 1, "q": 2}, "b": {"p": 1, "q": 3}},
            id="merge key",
        ),
        pytest.param(
            "a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc:\n  <<: [*x, *y]\n  r: 3\nd: {<<: {s: []}}\n",
            {
                "a": {"p": 1},
                "b": {"p": 2, "q": 2},
                "c": {"p": 1, "q": 2, "r": 3},
                "d": {"s": []},
            },
            id="merge keys with several objects and with one in place",
        ),
    ],
)
def test_reads(document: Reader, text: str, value: Json) -> None:
    assert document(text) == value


def test_what_a_merge_key_brings_is_found_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: &x\n  p: {r: 1}\nb:\n  <<: *x\n  q: 2\n")
    source = read(tmp_path / "a.yaml", Problems())[0]
    assert source.place(("b", "p")).line == 4
    assert source.place(("b", "q")).line == 5


def test_every_use_of_an_alias_is_a_value_of_its_own(document: Reader) -> None:
    value = document("a: &x {p: [{}]}\nb: *x\nc: [*x, *x]\n")
    containers = [id(v) for _, v in walk(value) if isinstance(v, (dict, list))]
    assert len(containers) == len(set(containers)) == 14


def test_many_faults_do_not_take_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n" * 50_000)
    (tmp_path / "b.json").write_text("{" + ", ".join(['"a": 1'] * 50_000) + "}")
    problems = Problems()
    read(tmp_path, problems)
    assert len(problems.errors) == 200
