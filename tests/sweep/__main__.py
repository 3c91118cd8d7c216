"""``python -m tests.sweep``: compile all real schemas, and compare verdicts on them."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.fetch import Unavailable
from tests.sweep.documents import AWS, STORE, documents
from tests.sweep.packages import packages
from tests.sweep.trial import Outcome, tried


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.sweep", description=__doc__)
    parser.add_argument("only", nargs="*", help="documents whose name has one of these in it")
    parser.add_argument("--group", choices=(STORE, AWS), help="this group only")
    parser.add_argument("--drawn", type=int, default=20, help="instances drawn for each (20)")
    parser.add_argument("--packages", action="store_true", help="generate and import packages too")
    arguments = parser.parse_args()
    try:
        found = [
            document
            for document in documents()
            if arguments.group in (None, document.group)
            and (not arguments.only or any(each in document.name for each in arguments.only))
        ]
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 2
    outcomes = [tried(document, arguments.drawn) for document in found]
    print(report(outcomes))
    for name, figures in packages(found) if arguments.packages else ():
        print(f"\na package of {name}")
        print(*(f"  {what}: {value}" for what, value in figures.items()), sep="\n", flush=True)
    return 1 if any(outcome.rejected or wrong(outcome) for outcome in outcomes) else 0


def wrong(outcome: Outcome) -> list[tuple[Any, dict[str, str]]]:
    """The instances of which two others, or our own two functions, say what we do not: a peer or
    the source of an instance alone may err."""
    return [each for each in outcome.differing if _is_wrong(each[1])]


def _is_wrong(said: dict[str, str]) -> bool:
    others = [word for who, word in said.items() if not who.startswith("ours")]
    against = sum(word != said["ours"] for word in others)
    return said["ours"] != said["ours, explaining"] or against > 1


def report(outcomes: Iterable[Outcome]) -> str:
    lines: list[str] = []
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.document.group, []).append(outcome)
    for group, members in groups.items():
        compiled = [each for each in members if not each.rejected]
        seconds = sum(each.seconds for each in members)
        peak = max(each.peak for each in members)
        judged: Counter[str] = sum((each.judged for each in members), Counter())
        differing = sum(len(each.differing) for each in members)
        unjudged = sum(each.unjudged for each in members)
        lines += [
            f"{group}: {len(compiled)} of {len(members)} documents compile; {seconds:.1f} s of CPU "
            f"time, {peak:.0f} MiB at most",
            "  " + "; ".join(f"{what}: {judged[what]}" for what in sorted(judged)),
            f"  {sum(judged.values()) - differing - unjudged} instances judged alike, {differing} "
            f"not, of which {sum(len(wrong(each)) for each in members)} speak against us; of "
            f"{unjudged} the peer gives no verdict",
            *_worst("s of CPU time", members, lambda each: each.seconds),
            *_worst("MiB more than before", members, lambda each: each.grown),
        ]
        lines += [f"  REJECTED {e.document.name}: {e.rejected}" for e in members if e.rejected]
        if refused := [each for each in members if each.refused]:
            first = refused[0]
            lines += [
                f"  jsonschema-rs refuses {len(refused)} of them, for which the jsonschema library "
                f"is asked: {first.document.name} ({first.refused}), ..."
            ]
        lines += [line for each in members for line in _differing(each)]
    return "\n".join(lines)


def _worst(unit: str, outcomes: list[Outcome], of: Callable[[Outcome], float]) -> list[str]:
    worst = sorted(outcomes, key=of, reverse=True)[:5]
    return [f"  most {unit}: " + ", ".join(f"{e.document.name} {of(e):.2f}" for e in worst)]


def _differing(outcome: Outcome) -> list[str]:
    """One line for each way of differing, with the smallest instance."""
    ways: dict[str, list[Any]] = {}
    for value, said in outcome.differing:
        ways.setdefault(f"{'WRONG' if _is_wrong(said) else 'not us'} {said}", []).append(value)
    return [
        f"  {outcome.document.name}, {len(values)} times {way}: "
        + min((json.dumps(value) for value in values), key=len)[:300]
        for way, values in ways.items()
    ]


if __name__ == "__main__":
    sys.exit(main())
