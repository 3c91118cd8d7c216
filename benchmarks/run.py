"""One case: every validator compiled, its verdicts compared, its time taken."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.cases import Case
from benchmarks.peers import PLAIN, RUST, IsValid, Peer
from benchmarks.timing import Time, measure, timed

#: The two that decide where a verdict is in doubt.
_JUDGES = (RUST.name, PLAIN.name)


@dataclass
class Result:
    """What was found for a case; the keys of the dicts are the names of validators.

    `compiling` is in seconds of CPU time, once; `wrong` names the instances with a verdict that
    is not the decided one, `undecided` those without such a verdict.
    """

    case: Case
    compiling: dict[str, float] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)
    times: dict[str, Time] = field(default_factory=dict)

    def ratio(self, name: str, other: str = RUST.name) -> float | None:
        """Time of `name` in units of `other`'s; None if either failed or judged wrongly."""
        if not {name, other} <= self.times.keys() or self.wrong.keys() & {name, other}:
            return None
        return self.times[name].best / self.times[other].best


def run(case: Case, peers: Iterable[Peer], rounds: int, batch: int) -> Result:
    """Compile, compare and time `peers` on `case`."""
    result = Result(case)
    compiled = _compiled(peers, case, result)
    verdicts = {name: _verdicts(each, case) for name, each in compiled.items()}
    for name, told in verdicts.items():
        if trouble := next((each for each in told if isinstance(each, str)), None):
            result.failed[name] = trouble
            del compiled[name]
    decided = _decided(case, {name: verdicts[name] for name in compiled})
    for name in compiled:
        pairs = zip(case.instances, verdicts[name], decided, strict=True)
        if wrong := [instance.name for instance, is_, should in pairs if should not in (None, is_)]:
            result.wrong[name] = wrong
    pairs_ = zip(case.instances, decided, strict=True)
    result.undecided = [instance.name for instance, should in pairs_ if should is None]
    if case.instances:
        values = [instance.value for instance in case.instances]
        result.times = measure(compiled, values, rounds=rounds, batch=batch)
    return result


def geometric_mean(ratios: Sequence[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def _compiled(peers: Iterable[Peer], case: Case, result: Result) -> dict[str, IsValid]:
    compiled: dict[str, IsValid] = {}

    for peer in peers:

        def compile_(peer: Peer = peer) -> None:
            compiled[peer.name] = peer.compile(case.schema)

        try:
            result.compiling[peer.name] = timed(compile_)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is shown in the table
            result.failed[peer.name] = _told(error)
    return compiled


def _verdicts(is_valid: IsValid, case: Case) -> list[bool | str]:
    """The verdict on each instance, or what was raised."""
    found: list[bool | str] = []
    for instance in case.instances:
        try:
            found.append(bool(is_valid(instance.value)))
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is shown in the table
            found.append(f"{instance.name}: {_told(error)}")
    return found


def _decided(case: Case, verdicts: Mapping[str, list[bool | str]]) -> list[bool | None]:
    """The right verdict on each instance: that of its source and of a judge, or of both judges.
    None if no two of them agree. Ours has no vote."""
    decided: list[bool | None] = []
    for number, instance in enumerate(case.instances):
        votes = Counter(verdicts[name][number] is True for name in _JUDGES if name in verdicts)
        if instance.valid is not None:
            votes[instance.valid] += 1
        most = votes.most_common(1)
        decided.append(most[0][0] if most and most[0][1] > 1 else None)
    return decided


def _told(error: Exception) -> str:
    said = str(error).strip().splitlines() or [""]
    return f"{type(error).__name__}: {said[0][:160]}"
