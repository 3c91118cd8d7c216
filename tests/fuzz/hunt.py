"""The hunt: Hypothesis draws schemas and values, every disagreement is reduced and kept once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.compare import Find, Tally, compare
from tests.fuzz.deviations import explained, keywords, refusal
from tests.fuzz.documents import documents
from tests.fuzz.instances import instances
from tests.fuzz.judges import Judge, copy
from tests.fuzz.look import Look
from tests.fuzz.reduce import reduced
from tests.fuzz.room import Draw

#: Values for one schema, and schemas for one run of Hypothesis, which remembers all it has drawn.
VALUES = 32
BATCH = 25


@dataclass(slots=True)
class Trophies:
    """What a hunt found. `known` counts the deviations of peers by their reasons."""

    tally: Tally = field(default_factory=Tally)
    finds: dict[str, Find] = field(default_factory=dict)
    known: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)


@st.composite
def trials(draw: Draw, draft: str) -> tuple[Any, list[Any]]:
    """A schema and values for it."""
    schema = copy(draw(documents(draft)))
    look = Look(schema)
    return schema, [copy(draw(instances(look))) for _ in range(VALUES)]


def hunt(
    drafts: Sequence[str], cases: int, start: int, peers: Mapping[str, Judge], into: Trophies
) -> Iterator[None]:
    """Try `cases` schemas of each of `drafts`, a batch of each in turn, from the seed `start`;
    a pause after every batch, so that the caller may end it."""
    seeds = {draft: random.Random(f"{draft} {start}") for draft in drafts}
    for done in range(0, cases, BATCH):
        for draft in drafts:
            number = seeds[draft].getrandbits(64)
            _batch(draft, min(cases - done, BATCH), number, peers, into)
            yield


def _batch(draft: str, cases: int, number: int, peers: Mapping[str, Judge], into: Trophies) -> None:
    @seed(number)
    @settings(
        max_examples=cases,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(trials(draft))
    def run(trial: tuple[Any, list[Any]]) -> None:
        for find in compare(trial[0], draft, trial[1], peers, into.tally):
            _keep(find, peers, into)

    run()


def _keep(find: Find, peers: Mapping[str, Judge], into: Trophies) -> None:
    if (deviation := refusal(find)) is None:
        rough = f"{find.about} {find.ours} {find.other} {sorted(keywords(find.schema))}"
        if rough in into.seen:
            return
        into.seen.add(rough)
        find = reduced(find, peers)
        deviation = explained(find)
    if deviation:
        into.known[f"{deviation.peer}: {deviation.reason}"] += 1
    else:
        key = f"{find.about} {find.ours} {find.other} {sorted(keywords(find.schema))}"
        into.finds.setdefault(key, find)
