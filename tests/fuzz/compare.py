"""What the judges are asked about a schema and a value, and what they must agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemawright import Rejected
from schemawright.values import same

from tests.fuzz.judges import Judge, Ours, Verdict, answer, sources, told
from tests.fuzz.look import Look

#: What disagrees, apart from peers, which go by their names.
REJECTED = "rejected"
CRASHED = "crashed"
SOURCE = "a second build"
PASSES = "without passes"
EXPLAINED = "iter_errors"
POINTED = "an error's place"
NOWHERE = object()
#: Every so manieth schema is built twice.
_REBUILT = 8


@dataclass(frozen=True, slots=True)
class Find:
    """A disagreement about `instance` (`NOWHERE` if it is about the schema alone): what `about`,
    what we say and what is said against it."""

    about: str
    draft: str
    schema: Any
    instance: Any
    ours: str
    other: str


@dataclass(slots=True)
class Tally:
    """How much was compared."""

    schemas: int = 0
    instances: int = 0
    comparisons: int = 0
    valid: int = 0
    asked: Counter[str] = field(default_factory=Counter)


def compare(
    schema: Any, draft: str, instances: Sequence[Any], peers: Mapping[str, Judge], tally: Tally
) -> Iterator[Find]:
    """All disagreements about `schema` and `instances`."""
    tally.schemas += 1
    ours = Ours(schema, draft)
    try:
        verdicts = {PASSES: ours.plain.is_valid}
        # A build costs as much as all the values, and one that varies does so often.
        again = Ours(schema, draft) if tally.schemas % _REBUILT == 1 else ours
        same_source = sources(ours.fast) == sources(again.fast)
    except Rejected as rejected:
        yield Find(REJECTED, draft, schema, NOWHERE, str(rejected.problems[0].code), "a schema")
        return
    except Exception as trouble:  # noqa: BLE001 (the find of finds)
        yield Find(CRASHED, draft, schema, NOWHERE, repr(trouble)[:200], "a schema")
        return
    if not same_source:
        yield Find(SOURCE, draft, schema, NOWHERE, "another source", "the same source")
    verdicts |= {name: answer(judge, schema, draft) for name, judge in peers.items()}
    look = Look(schema)
    for instance in instances:
        tally.instances += 1
        for about, mine, other in _about(ours, look, instance, verdicts, tally):
            yield Find(about, draft, schema, instance, mine, other)


def _about(
    ours: Ours, look: Look, instance: Any, verdicts: Mapping[str, Verdict], tally: Tally
) -> Iterator[tuple[str, str, str]]:
    """(about, ours, other) for each disagreement."""
    mine = told(ours.fast.is_valid, instance)
    tally.valid += mine == "valid"
    for about, verdict in verdicts.items():
        tally.asked[about] += 1
        if (other := told(verdict, instance)) != mine:
            yield about, mine, other
    tally.asked[EXPLAINED] += 1
    yield from explanation(ours, look, instance, mine, tally)
    tally.comparisons = tally.asked.total()


def explanation(
    ours: Ours, look: Look, instance: Any, mine: str, tally: Tally
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with what `iter_errors` says, when the verdict is `mine`."""
    try:
        errors = list(ours.fast.iter_errors(instance))
    except Exception as trouble:  # noqa: BLE001 (a find)
        yield EXPLAINED, mine, repr(trouble)[:200]
        return
    if (word := "invalid" if errors else "valid") != mine:
        yield EXPLAINED, mine, word
    tally.asked[POINTED] += len(errors)
    for error in errors:
        for wrong in wrongs(look, instance, error):
            yield POINTED, f"{error.json_path}: {error.message}"[:200], wrong


def wrongs(look: Look, instance: Any, error: Any) -> Iterator[str]:
    """What is wrong with where an error, or one of its context, points to."""
    found = instance
    try:
        for token in error.path:
            found = found[token]
    except (LookupError, TypeError):
        yield "no such path in the instance"
    else:
        if not same(found, error.instance) and error.instance not in _names(found):
            yield "another value at path"
    targets = list(look.follow(error.schema_path))
    if not targets:
        yield "no such schema_path in the schema"
    elif not any(same(target, error.validator_value) for target in targets):
        yield "another value at schema_path"
    if error.validator_value is not False and error.validator not in error.schema_path:
        yield "the keyword is not in schema_path"
    for each in error.context:
        yield from wrongs(look, instance, each)


def _names(value: Any) -> list[str]:
    """Errors of propertyNames are told at the object, of a name."""
    return list(value) if isinstance(value, dict) else []
