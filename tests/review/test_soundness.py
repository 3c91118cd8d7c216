"""No *compatible* is refuted, no witness fails: on the official suite and on random pairs. More of
both: ``make review``."""

from __future__ import annotations

import pytest

from tests.fuzz.mutants import ROOT
from tests.review.attack import Tally, attack
from tests.review.constants import required_files, wrong_verdicts
from tests.review.faults import faults
from tests.suite.fetch import Unavailable, suite

#: Every draft in which the official suite asks; the other drafts share the keywords.
DRAFTS = ("draft7", "draft2020-12")


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_constant_is_a_subset_exactly_if_it_is_valid(draft: str) -> None:
    try:
        official = suite()
    except Unavailable as missing:
        pytest.skip(f"{missing}; see tests/data-requirements.txt")
    wrong = [
        w for file in required_files(official, (draft,)) for w in wrong_verdicts(official, file)
    ]
    assert wrong == []


@pytest.mark.parametrize("draft", ["draft4", "draft6", *DRAFTS, "draft2019-09"])
def test_random_pairs(draft: str) -> None:
    tally = Tally()
    attack(draft, 12, 7, tally)
    assert tally.pairs > 5
    assert tally.refuted == []


def test_every_fault_can_be_planted() -> None:
    """Where the code of a fault has changed, it is to be said anew."""
    for fault in faults():
        text = (ROOT / fault.file).read_text(encoding="utf-8")
        assert text.count(fault.before) == 1, fault.fault
