"""What comparing costs is bounded, and grows as the schemas do: counted, not timed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from schemawright import compare
from schemawright.containment import (
    declared_shape,
    holds,
    normalise,
    outcome,
    string_search,
    unevaluated_cases,
)
from schemawright.review import caller_effects, single_edits, version_side
from schemawright.review.version_pair import VersionPair

from tests.compiling import lowered
from tests.limits.slow import KINDS
from tests.limits.slow.documents import doubled, write
from tests.limits.stages import lines

ENDS: tuple[Any, ...] = ({"type": "integer"}, {"type": "string"})


def nothing_else(one: Any, other: Any) -> Any:
    return {"anyOf": [one, other], "unevaluatedProperties": False}


def words(count: int) -> Any:
    return {"enum": [f"word {number}" for number in range(count)]}


def test_a_question_more_for_an_edit_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not one for each pair of edits."""
    counts: Counter[int] = Counter()
    own = VersionPair.together
    size = 0

    def counted(*given: Any) -> Any:
        counts[size] += 1
        return own(*given)

    monkeypatch.setattr(VersionPair, "together", counted)
    for size in (20, 40):
        assert len(compare(words(100), words(100 + size)).changes) == size
    assert counts[40] <= 2.5 * counts[20]


def alternatives(count: int) -> Any:
    return {
        "anyOf": [
            {"properties": {"a": {"minimum": number}, "b": {"maxLength": number}}}
            for number in range(count)
        ]
    }


def test_too_much_to_look_at_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = alternatives(6), alternatives(5)
    assert compare(old, new).send.verdict != "undecided"
    monkeypatch.setattr(outcome, "MOST_WORK", 100)
    assert compare(old, new).send.verdict == "undecided"
    assert "terms to look at" in compare(old, new).send.reason


@pytest.mark.parametrize("links", [20, 40])
def test_a_value_is_held_once_against_what_several_ways_lead_to(
    links: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = 0
    own = holds.Judge._decided

    def counted(*given: Any) -> Any:
        nonlocal held
        held += 1
        return own(*given)

    monkeypatch.setattr(holds.Judge, "_decided", counted)
    old, new = (doubled(links, lambda a, b: {"oneOf": [a, b]}, end) for end in ENDS)
    assert compare(old, new).changes
    assert held < 1_000 * links


def written(tmp_path: Path, kind: str, sizes: tuple[int, int]) -> list[Path]:
    """Folders with an old and a new document of a kind that is slow."""
    folders = [tmp_path / "old", tmp_path / "new"]
    for folder, size in zip(folders, sizes, strict=True):
        folder.mkdir()
        write(KINDS[kind](size), folder)
    return folders


def test_terms_of_strings_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    own = string_search.StringSearch._ask

    def counted(*given: Any) -> None:
        nonlocal read
        read += 1
        own(*given)

    monkeypatch.setattr(string_search.StringSearch, "_ask", counted)
    old, new = ({"allOf": [{"minLength": i} for i in range(count)]} for count in (180, 200))
    assert compare(old, new).send.verdict == "breaking"
    assert 0 < read < 8 * 200


def test_who_holds_a_schema_is_looked_for_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not who is held by all."""
    reached = 0
    own = version_side._led_to

    def counted(*given: Any) -> set[str]:
        nonlocal reached
        found = own(*given)
        reached += len(found)
        return found

    monkeypatch.setattr(version_side, "_led_to", counted)
    old, new = (ring(200, {"type": kind}) for kind in ("string", "integer"))
    assert compare(old, new).changes
    assert 0 < reached < 20 * 200


def test_options_of_a_union_are_looked_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    compared = 0
    own = caller_effects._has

    def counted(*given: Any) -> bool:
        nonlocal compared
        compared += 1
        return own(*given)

    monkeypatch.setattr(caller_effects, "_has", counted)
    folders = written(tmp_path, "unevaluated alternatives", (100, 120))
    assert compare(*folders).changes
    assert 0 < compared < 10 * 60


def test_what_a_chain_of_schemas_describes_is_found_link_by_link() -> None:
    def lines_for(links: int) -> float:
        chain = doubled(links, lambda a, b: {"not": a, "items": b}, {"minLength": 1})
        program = lowered({"schema": chain})
        program = replace(program, entries={name: name for name in program.functions})
        with lines() as count:
            declared_shape.with_declared_shapes(program)
        return count()

    lines_for(10)
    assert lines_for(200) < 2.5 * lines_for(100)


@pytest.mark.parametrize("links", [20, 40])
def test_ways_to_what_is_evaluated_are_not_followed_one_by_one(
    links: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are too many, that is told by counting them."""
    followed = 0
    own = unevaluated_cases._followed

    def counted(check: Any) -> Any:
        nonlocal followed
        followed += 1
        return own(check)

    monkeypatch.setattr(unevaluated_cases, "_followed", counted)
    old, new = (doubled(links, nothing_else, {"properties": {"z": end}}) for end in ENDS)
    assert compare(old, new).changes
    assert followed < 1_000 * links


def ring(count: int, last: Any) -> Any:
    links = {
        f"d{number}": {"properties": {"a": {"$ref": f"#/$defs/d{(number + 1) % count}"}}}
        for number in range(count)
    }
    links["d0"]["properties"]["b"] = last
    return {"$ref": "#/$defs/d0", "$defs": links}


def test_a_ring_is_read_once_and_what_changes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    own = normalise._MeaningReader._function

    def counted(*given: Any) -> Any:
        nonlocal read
        read += 1
        return own(*given)

    monkeypatch.setattr(normalise._MeaningReader, "_function", counted)
    comparison = compare(ring(100, {"type": "string"}), ring(100, {"type": "integer"}))
    assert comparison.send.verdict == "breaking"
    assert read < 20 * 100


def members(count: int) -> Any:
    return {"type": "object", "properties": {f"p{number}": {} for number in range(count)}}


def test_edits_of_large_schemas_are_told_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them alone is a schema as large as the whole."""
    compiled: list[int] = []
    own = single_edits.compile_schemas

    def counted(contract: Any, *given: Any) -> Any:
        compiled.append(len(contract.schemas))
        return own(contract, *given)

    monkeypatch.setattr(single_edits, "compile_schemas", counted)
    assert len(compare(members(30), members(60)).changes) == 30
    assert max(compiled) >= 30
    compiled.clear()
    monkeypatch.setattr(single_edits, "_VALUES", 100)
    assert len(compare(members(30), members(60)).changes) == 30
    assert compiled == []


@pytest.mark.parametrize("around", ["properties", "allOf"])
def test_a_long_chain_of_schemas(around: str) -> None:
    """No recursion, and a verdict or none."""

    def chain(end: str) -> Any:
        count = 700
        links = {
            f"d{number}": {"properties": {"a": {"$ref": f"#/$defs/d{number + 1}"}}}
            if around == "properties"
            else {"allOf": [{"$ref": f"#/$defs/d{number + 1}"}], "title": f"T{number}"}
            for number in range(count)
        }
        return {"$ref": "#/$defs/d0", "$defs": {**links, f"d{count}": {"type": end}}}

    comparison = compare(chain("string"), chain("integer"))
    assert comparison.send.verdict in {"breaking", "undecided"}
    assert comparison.changes
