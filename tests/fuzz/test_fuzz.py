"""A short hunt, the same each time; ``make fuzz`` hunts for as long as one likes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fuzz import judges
from tests.fuzz.__main__ import STYLES, fixture, report
from tests.fuzz.compare import PASSES, Tally, compare
from tests.fuzz.deviations import explained
from tests.fuzz.hunt import Trophies, hunt
from tests.fuzz.judges import Judge, Verdict, models, peers, told
from tests.fuzz.mutants import ROOT, Mutant, mutants
from tests.fuzz.reduce import reduced
from tests.fuzz.vocabulary import DRAFTS

_SEED = 20201210
_CASES = 25


@pytest.mark.parametrize("draft", DRAFTS)
def test_judges_agree(draft: str) -> None:
    """The jsonschema library, and our own validators with and without passes."""
    trophies = Trophies()
    judges = peers(only=frozenset({"jsonschema"}))
    list(hunt([draft], _CASES, _SEED, judges, trophies))
    tally = trophies.tally
    assert not trophies.finds, report(trophies, 0)
    assert tally.schemas >= _CASES
    # Values of one kind only would show nothing.
    assert 0.15 < tally.valid / tally.instances < 0.9


def test_a_wrong_judge_is_found_and_the_find_is_small() -> None:
    """The hunter itself: a peer that takes every second item for nothing."""

    def wrong(schema: object, draft: str) -> Verdict:
        verdict = right(schema, draft)
        return lambda value: verdict(value[::2] if isinstance(value, list) else value)

    right = peers(only=frozenset({"jsonschema"}))["jsonschema"]
    judges: dict[str, Judge] = {"jsonschema": wrong}
    schema = {"items": {"type": "string", "minLength": 1}, "title": "a rule", "maxItems": 5}
    finds = list(compare(schema, "draft7", [["a", "b"], ["a", 1, "b", "c"]], judges, Tally()))
    assert [(find.about, find.ours, find.other) for find in finds] == [
        ("jsonschema", "invalid", "valid")
    ]
    least = reduced(finds[0], judges)
    assert (least.schema, len(least.instance)) == ({"items": {"type": "string"}}, 2)
    assert explained(least) is None
    assert "schema: " + '{"items": {"type": "string"}}' in fixture(least)


@pytest.mark.parametrize("style", STYLES)
def test_models_judge(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {"properties": {"a": {"type": ["boolean", "integer"]}}, "required": ["a"]}
    verdict = models(style)(schema, "draft2020-12")
    assert [told(verdict, it) for it in ({"a": 1.0}, {}, {"a": "x"})] == ["valid", *["invalid"] * 2]
    monkeypatch.setattr(judges, "same", lambda dumped, value: False)
    assert told(verdict, {"a": 1}).startswith("AssertionError: writes another document")


def test_a_known_deviation_explains_its_own_peer_only() -> None:
    """What excuses a peer never excuses us."""
    schema, judges = {"multipleOf": 0.1}, peers(only=frozenset({"jsonschema"}))
    (find,) = compare(schema, "draft7", [0.3], judges, Tally())
    assert explained(find) is not None
    assert explained(replace(find, about=PASSES)) is None


@pytest.mark.parametrize("mutant", mutants(), ids=lambda mutant: mutant.fault)
def test_a_fault_can_be_planted(mutant: Mutant) -> None:
    """``make fuzz FUZZ=--mutants`` finds them all; here it is only asked whether they are up to
    date with what they change."""
    assert mutant.planted((ROOT / mutant.file).read_text(encoding="utf-8"))
