"""The runner itself: over the jsonschema library it finds just the misses that are known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.suite.official import DRAFTS, files
from tests.suite.peer import peer
from tests.suite.run import run


def test_it_finds_the_known_misses_of_a_peer(official: Path) -> None:
    required = [file for file in files(official) if file.required]
    outcomes = list(run(official, required, peer))
    missed = Counter(outcome.file.draft for outcome in outcomes if outcome.trouble)
    assert missed == {"draft2019-09": 1, "draft2020-12": 1}
    assert {outcome.file.draft for outcome in outcomes} == set(DRAFTS)


def test_a_wrong_answer_and_a_crash_are_misses(official: Path) -> None:
    file = next(file for file in files(official) if str(file) == "draft7/const")
    yes = list(run(official, [file], lambda *_: lambda instance: True))
    assert {outcome.trouble for outcome in yes} == {"", "said True, right is False"}
    raising = list(run(official, [file], lambda *_: lambda instance: bool(1 // 0)))
    assert all("ZeroDivisionError" in outcome.trouble for outcome in raising)
    uncompiled = list(run(official, [file], lambda *_: exec("raise KeyError")))
    assert all(outcome.trouble.startswith("does not compile") for outcome in uncompiled)
