"""``python -m tests.fuzz``: hunt for disagreements; those found are printed as fixtures."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.fuzz.compare import NOWHERE, Find
from tests.fuzz.hunt import Trophies, hunt
from tests.fuzz.judges import Judge, absent, models, native, peers
from tests.fuzz.mutants import try_all
from tests.fuzz.vocabulary import DRAFTS

STYLES = ("pydantic", "dataclass", "msgspec", "typeddict")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, help="schemas of each draft (1000)")
    parser.add_argument("--seed", type=int, help="the number that a former run printed")
    parser.add_argument("--draft", choices=DRAFTS, help="this draft only")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes")
    parser.add_argument("--native", action="store_true", help="our compiled checks judge as well")
    parser.add_argument("--models", choices=STYLES, help="our models judge instead of others")
    parser.add_argument("--first", action="store_true", help="stop at the first disagreement")
    parser.add_argument(
        "--mutants", metavar="WORD", nargs="?", const="", help="are planted faults found?"
    )
    arguments = parser.parse_args()
    number = secrets.randbits(32) if arguments.seed is None else arguments.seed
    for name in absent():
        print(f"{name} is not installed, so it is not asked: pip install it, or run make fuzz")
    if arguments.mutants is not None:
        return planted(arguments.cases or 100, number, arguments.mutants)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        judges = {"models": models(arguments.models)} if arguments.models else peers()
        judges |= {"native": native(Path(folder))} if arguments.native else {}
        trophies = hunted(arguments, number, judges)
    print(report(trophies, time.monotonic() - started))
    if trophies.finds:
        print(f"\nthe same again: python -m tests.fuzz {again(arguments, number)}")
    return 1 if trophies.finds else 0


def hunted(arguments: argparse.Namespace, number: int, judges: dict[str, Judge]) -> Trophies:
    """What is found in the time and the number of cases that were asked for."""
    print(f"seed {number}; judges: {', '.join(('ours', *judges))}", flush=True)
    drafts = [arguments.draft] if arguments.draft else DRAFTS
    trophies, started = Trophies(), time.monotonic()
    for _ in hunt(drafts, arguments.cases or 1000, number, judges, trophies):
        is_late = arguments.minutes and time.monotonic() > started + arguments.minutes * 60
        if is_late or (arguments.first and trophies.finds):
            break
    return trophies


def planted(cases: int, number: int, asked: str) -> int:
    """Plant the faults of `mutants.yaml`; 1 if one of them is not found."""
    print(f"seed {number}; at most {cases} schemas of each draft for each fault")
    missed = 0
    for fault, is_right, said in try_all(cases, number, asked):
        missed += not is_right
        print(f"{'ok  ' if is_right else 'MISS'} {fault}\n     {said}", flush=True)
    print(f"{missed} missed")
    return 1 if missed else 0


def again(arguments: argparse.Namespace, number: int) -> str:
    words = [f"--seed {number}"]
    words += [f"--cases {arguments.cases}"] if arguments.cases else []
    words += ["--native"] if arguments.native else []
    words += [f"--models {arguments.models}"] if arguments.models else []
    return " ".join(words + ([f"--draft {arguments.draft}"] if arguments.draft else []))


def report(trophies: Trophies, seconds: float) -> str:
    tally = trophies.tally
    share = tally.valid / max(1, tally.instances)
    lines = [
        f"{tally.schemas} schemas, {tally.instances} instances ({share:.0%} valid), "
        f"{tally.comparisons} comparisons in {seconds:.0f} s"
    ]
    if trophies.known:
        lines.append("known deviations of peers:")
        lines += (f"{count:7} {reason}" for reason, count in trophies.known.most_common())
    lines.append(f"{len(trophies.finds)} disagreements")
    lines += map(fixture, trophies.finds.values())
    return "\n".join(lines)


def fixture(find: Find) -> str:
    """A case for ``tests/keywords/*.yaml``; JSON is YAML. The verdict in it is the other judge's:
    see first who is right."""
    lines = [
        f"\n- case: {_json(f'ours: {find.ours}; {find.about}: {find.other}')}",
        f"  dialect: {find.draft}",
        f"  schema: {_json(find.schema)}",
    ]
    if find.instance is not NOWHERE:
        word = find.other if find.other in {"valid", "invalid"} else "invalid"
        lines.append(f"  {word}: [{_json(find.instance)}]")
    return "\n".join(lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
