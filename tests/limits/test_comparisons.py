"""What comparing costs is bounded, and grows as the schemas do: counted, not timed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from schemawright import compare
from schemawright.containment import (
    declared_shape,
    holds,
    normalise,
    outcome,
    unevaluated_cases,
)
from schemawright.review import single_edits
from schemawright.review.version_pair import VersionPair

from tests.compiling import lowered
from tests.limits.slow.documents import doubled
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
