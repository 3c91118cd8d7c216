"""The harness runs: on a case of its own, with whatever validators are installed. No speed is
asserted, as machines differ; and nothing is downloaded."""

from __future__ import annotations

import pytest

from benchmarks.cases import Case, Instance
from benchmarks.instances import instances
from benchmarks.peers import OURS, PEERS, PLAIN, Peer
from benchmarks.run import run
from benchmarks.shapes import shapes
from benchmarks.table import as_json, table

_SCHEMA = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}


def _case(*told: bool) -> Case:
    values = [Instance(str(n), {"a": 1} if n == 0 else {}, valid) for n, valid in enumerate(told)]
    return Case("tiny", "tests", _SCHEMA, tuple(values))


def test_verdicts_times_and_failures_are_told_apart() -> None:
    def refuse(schema: object) -> object:
        raise ValueError("not this one")

    peers = [OURS, PLAIN, Peer("liar", lambda schema: lambda value: True), Peer("shy", refuse)]
    result = run(_case(True, False), peers, rounds=1, batch=1)
    assert result.wrong == {"liar": ["1"]}
    assert result.failed == {"shy": "ValueError: not this one"}
    assert result.times.keys() == {OURS.name, PLAIN.name, "liar"}
    assert result.ratio(OURS.name, PLAIN.name)
    assert result.ratio("liar", PLAIN.name) is None
    text = "\n".join(table([result], [peer.name for peer in peers]))
    assert "tiny: liar judges 1 wrongly: 1" in text
    assert "tiny: shy cannot: ValueError: not this one" in text
    assert as_json([result], {})["cases"][0]["wrong"] == {"liar": ["1"]}


def test_an_instance_on_which_judge_and_source_differ_is_undecided() -> None:
    result = run(_case(False), [OURS, PLAIN], rounds=1, batch=1)
    assert result.undecided == ["0"]
    assert not result.wrong


def test_drawn_instances_are_what_they_are_called_and_always_the_same() -> None:
    judge = PLAIN.compile(_SCHEMA)
    drawn = instances(_SCHEMA, judge, 2)
    assert [each.valid for each in drawn] == [True, True, False, False]
    assert all(judge(each.value) == each.valid for each in drawn)
    assert drawn == instances(_SCHEMA, judge, 2)


@pytest.mark.parametrize("case", list(shapes()), ids=lambda case: case.name)
def test_the_installed_validators_agree_on_the_shapes(case: Case) -> None:
    here = [peer for peer in PEERS if peer.name != "native" and peer.is_here()]
    result = run(case, here, rounds=1, batch=1)
    told = [instance.valid for instance in case.instances]
    ours = OURS.compile(case.schema)
    assert [ours(instance.value) for instance in case.instances] == told
    assert OURS.name not in result.failed
