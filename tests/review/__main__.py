"""``python -m tests.review``: verdicts on cases, on the official suite and on random pairs."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.vocabulary import DRAFTS
from tests.review.attack import Tally, attack
from tests.review.constants import required_files, wrong_verdicts
from tests.review.faults import try_all
from tests.review.soundness import KINDS, attacked
from tests.review.verdicts import wrong_cases
from tests.suite.fetch import suite


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.review", description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000, help="pairs of schemas (1000)")
    parser.add_argument("--seed", type=int, help="the number that a former run printed")
    parser.add_argument("--draft", choices=DRAFTS, help="this draft only")
    parser.add_argument(
        "--record",
        type=Path,
        help="a file with what is done: random pairs only, going on where a former run stopped",
    )
    parser.add_argument("--first", action="store_true", help="stop at the first wrong verdict")
    parser.add_argument(
        "--faults", metavar="WORD", nargs="?", const="", help="are planted faults found?"
    )
    arguments = parser.parse_args()
    number = secrets.randbits(32) if arguments.seed is None else arguments.seed
    if arguments.faults is not None:
        return planted(arguments.pairs, number, arguments.faults)
    if arguments.record is not None:
        return recorded(arguments.pairs, arguments.seed or 0, arguments.record)
    wrong = 0
    for refuted in refutations(arguments, number):
        print(f"REFUTED {refuted}", flush=True)
        wrong += 1
        if arguments.first:
            break
    print(f"{wrong} refuted")
    return 1 if wrong else 0


def refutations(arguments: argparse.Namespace, number: int) -> Iterator[str]:
    """All verdicts that are wrong."""
    yield from wrong_cases()
    official = suite()
    drafts = (arguments.draft,) if arguments.draft else DRAFTS
    for file in required_files(official, drafts):
        yield from wrong_verdicts(official, file)
    tally, started = Tally(), time.monotonic()
    kinds = (arguments.draft,) if arguments.draft else KINDS
    for index, kind in enumerate(kinds):
        attack(kind, arguments.pairs // len(kinds), number + index * 1_000_003, tally)
        yield from tally.refuted
        tally.refuted.clear()
    print(f"seed {number}: {tally.pairs} pairs in {time.monotonic() - started:.0f} s")
    print(told(tally))


def recorded(pairs: int, seed: int, record: Path) -> int:
    """Random pairs until there are so many in the record; 1 if a verdict on any is refuted."""
    tally = attacked(pairs, seed, record)
    print(f"{tally.pairs} pairs, {len(tally.refuted)} refuted")
    print(told(tally))
    for refuted in tally.refuted:
        print(f"REFUTED {refuted}")
    return 1 if tally.refuted else 0


def told(tally: Tally) -> str:
    """What was said of the pairs."""
    reasons = [f"{n:6} undecided: {reason}" for reason, n in tally.reasons.most_common(20)]
    return "\n".join([f"{dict(tally.verdicts)}, {tally.attacks} attacks", *reasons])


def planted(pairs: int, number: int, asked: str) -> int:
    """Plant the faults of `faults.yaml`; 1 if one of them is not found."""
    missed = 0
    for fault, is_found, said in try_all(pairs, number, asked):
        missed += not is_found
        print(f"{'ok  ' if is_found else 'MISS'} {fault}\n     {said}", flush=True)
    print(f"{missed} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
