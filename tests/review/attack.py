"""Every verdict on a pair of schemas is attacked: a *compatible* by instances, a witness by the
validators of both versions, of ours and of a peer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from schemawright import Rejected, compare, compile_validator

from tests.fuzz.compare import Find
from tests.fuzz.deviations import explained
from tests.fuzz.judges import answer, peers, told
from tests.review.pairs import pairs

BATCH = 50


@dataclass(slots=True)
class Tally:
    """What came of the pairs: verdicts, reasons for none, and what refutes us."""

    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    refuted: list[str] = field(default_factory=list)
    pairs: int = 0
    attacks: int = 0


def attack(draft: str, count: int, number: int, tally: Tally) -> None:
    """Compare `count` random pairs of `draft` and attack what is said of them."""
    for start in range(0, count, BATCH):
        _batch(draft, min(BATCH, count - start), number + start, tally)


def _batch(draft: str, count: int, number: int, tally: Tally) -> None:
    @seed(number)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(pairs(draft))
    def run(pair: tuple[Any, Any, list[Any]]) -> None:
        judged(*pair, draft, tally)

    run()


def judged(old: Any, new: Any, values: Sequence[Any], draft: str, tally: Tally) -> None:
    """Compare `old` and `new`, and attack both verdicts with `values`."""
    try:
        comparison = compare(old, new, dialect=draft)
    except Rejected:
        return
    tally.pairs += 1
    for one, other, direction in (
        (old, new, comparison.send),
        (new, old, comparison.receive),
    ):
        tally.verdicts[direction.verdict] += 1
        if direction.verdict == "undecided":
            tally.reasons[direction.reason] += 1
        if direction.verdict == "breaking":
            _confirm(one, other, direction.witness, draft, tally)
        if direction.verdict == "compatible":
            _refute(one, other, values, draft, tally)


def _refute(one: Any, other: Any, values: Sequence[Any], draft: str, tally: Tally) -> None:
    """No value may be accepted by `one` and refused by `other`. A peer looks first, for it is
    quick; we have the last word."""
    quick = _quick(one, draft), _quick(other, draft)
    for value in values:
        tally.attacks += 1
        if told(quick[0], value) != "valid" or told(quick[1], value) == "valid":
            continue
        if _ours(one, draft)(value) and not _ours(other, draft)(value):
            tally.refuted.append(f"compatible, but {value!r}: {draft} {one!r} -> {other!r}")


def _confirm(one: Any, other: Any, witness: Any, draft: str, tally: Tally) -> None:
    if not _ours(one, draft)(witness) or _ours(other, draft)(witness):
        tally.refuted.append(f"not a witness: {witness!r}: {draft} {one!r} -> {other!r}")
        return
    for name, judge in peers(only=frozenset({"jsonschema-rs"})).items():
        for schema, word in ((one, "valid"), (other, "invalid")):
            said = told(answer(judge, schema, draft), witness)
            find = Find(name, draft, schema, witness, word, said)
            if said in {"valid", "invalid"} and said != word and explained(find) is None:
                tally.refuted.append(f"{name} says {said}: {witness!r}: {draft} {schema!r}")


def _quick(schema: Any, draft: str) -> Callable[[Any], bool]:
    for judge in peers(only=frozenset({"jsonschema-rs"})).values():
        return answer(judge, schema, draft)
    return _ours(schema, draft)


def _ours(schema: Any, draft: str) -> Callable[[Any], bool]:
    return compile_validator(schema, dialect=draft).is_valid
