"""Every verdict on a pair of schemas is attacked: a *compatible* by instances, a witness by the
validators of both versions, of ours and of a peer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from schemawright import Rejected
from schemawright.api import CompiledSchema, compare_compiled, examples_of_compiled

from tests.fuzz.compare import Find
from tests.fuzz.deviations import explained
from tests.fuzz.judges import answer, peers, told
from tests.review.pairs import Family, families

#: What a draft is called here that means parts of real schemas.
REAL = "real"
#: Families that are drawn from one seed.
BATCH = 20
#: Instances that are worked out, beside those that are drawn, of each kind.
_WORKED_OUT = 3


@dataclass(slots=True)
class Tally:
    """What came of the pairs: verdicts, reasons for none, and what refutes us."""

    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    refuted: list[str] = field(default_factory=list)
    pairs: int = 0
    attacks: int = 0


def attack(draft: str, count: int, number: int, tally: Tally) -> None:
    """Compare some `count` pairs of random schemas of `draft`, or of `REAL` ones, and attack what
    is said of them."""
    wanted = tally.pairs + count
    while tally.pairs < wanted:
        batch(draft, number, tally, wanted)
        number += 1


def batch(draft: str, number: int, tally: Tally, wanted: int | None = None) -> None:
    """All pairs of the families of one seed, but no more of them than make `wanted`."""

    @seed(number)
    @settings(
        max_examples=BATCH,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(families("draft7" if draft == REAL else draft, real=draft == REAL))
    def run(family: Family) -> None:
        if wanted is None or tally.pairs < wanted:
            judged(family, "draft7" if draft == REAL else draft, tally)

    run()


@dataclass(frozen=True)
class _Version:
    """A schema with what judges it, each made when it is first asked."""

    schema: Any
    draft: str

    @cached_property
    def compiled(self) -> CompiledSchema:
        return CompiledSchema(self.schema, {"dialect": self.draft})

    def ours(self, value: Any) -> bool:
        return self.compiled.is_valid(value)

    @cached_property
    def peer(self) -> Callable[[Any], bool] | None:
        """That of jsonschema-rs, if it is installed."""
        judges = peers(only=frozenset({"jsonschema-rs"})).values()
        return next((answer(judge, self.schema, self.draft) for judge in judges), None)

    @cached_property
    def worked_out(self) -> tuple[Any, ...]:
        """Instances that reach its branches, and nearly valid ones."""
        made = examples_of_compiled(self.compiled, _WORKED_OUT)
        return (*made.valid, *made.nearly)


def judged(family: Family, draft: str, tally: Tally) -> None:
    """Compare every two of a family, and attack both verdicts."""
    versions = [_Version(schema, draft) for schema in family.schemas]
    for i, j in family.pairs:
        old, new = versions[i], versions[j]
        try:
            comparison = compare_compiled(old.compiled, new.compiled)
        except Rejected:
            continue
        tally.pairs += 1
        for one, other, direction in ((old, new, comparison.send), (new, old, comparison.receive)):
            tally.verdicts[direction.verdict] += 1
            if direction.verdict == "undecided":
                tally.reasons[direction.reason] += 1
            elif direction.verdict == "breaking":
                tally.refuted += _doubts(one, other, direction.witness)
            else:
                values = (*family.values, *one.worked_out, *other.worked_out)
                tally.attacks += len(values)
                tally.refuted += _refutations(one, other, values)


def _refutations(one: _Version, other: _Version, values: tuple[Any, ...]) -> Iterator[str]:
    """No value may be accepted by `one` and refused by `other`. A peer looks first, for it is
    quick; we have the last word."""
    quick = one.peer or one.ours, other.peer or other.ours
    for value in values:
        if told(quick[0], value) != "valid" or told(quick[1], value) == "valid":
            continue
        if one.ours(value) and not other.ours(value):
            yield f"compatible, but {value!r}: {one.draft} {one.schema!r} -> {other.schema!r}"


def _doubts(one: _Version, other: _Version, witness: Any) -> Iterator[str]:
    """Both versions' validators and the peer's must say that `witness` is one."""
    if not one.ours(witness) or other.ours(witness):
        yield f"not a witness: {witness!r}: {one.draft} {one.schema!r} -> {other.schema!r}"
        return
    for version, word in ((one, "valid"), (other, "invalid")):
        if version.peer is None:
            continue
        said = told(version.peer, witness)
        find = Find("jsonschema-rs", version.draft, version.schema, witness, word, said)
        if said in {"valid", "invalid"} and said != word and explained(find) is None:
            yield f"jsonschema-rs says {said}: {witness!r}: {version.draft} {version.schema!r}"
