"""``python -m tests.regex``: how all patterns of the real schemas grow, and the automaton beside
`re` on many random patterns. It takes some minutes; the seed of the random ones may be given."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

from schemawright import regex

from benchmarks.fetch import Unavailable
from tests.regex import growth
from tests.regex.equivalence import differing
from tests.sweep.documents import documents

#: What is linear shows 1.
_LINEAR = 1.4
_TEXTS = 12


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.regex", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drawn", type=int, default=5000, help="random patterns (5000)")
    parser.add_argument("--every", type=int, default=1, help="every n-th real pattern only (1)")
    arguments = parser.parse_args()
    # The counting matcher calls itself for each turn of a group.
    sys.setrecursionlimit(50_000)
    try:
        patterns = sorted({p for document in documents() for p in _patterns(document.schema)})
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 2
    faults = list(_growing(patterns[:: arguments.every]))
    faults += map(str, differing(Random(arguments.seed), patterns=arguments.drawn, texts=20))
    print(*faults, f"{arguments.drawn} random patterns compared", sep="\n")
    return 1 if faults else 0


def _growing(patterns: list[str]) -> Iterator[str]:
    """The patterns that show more than linear growth, with the text; prints who has how many."""
    left: Counter[str] = Counter()
    for pattern in patterns:
        try:
            translated = regex.translate(pattern)
        except regex.PatternError as error:
            left["refused"] += 1
            yield f"{pattern}: {error}"
            continue
        left["warned of" if translated.slow else "automaton" if translated.linear else "re"] += 1
        if translated.program is not None:
            exponent, steps = growth.of_automaton(translated, texts=2)
            if exponent > _LINEAR:
                yield f"{pattern}: automaton, exponent {exponent:.1f}, {steps:.0f} a character"
        elif not translated.slow and not translated.matches_everything:
            exponent, text = growth.of_backtracking(pattern, texts=_TEXTS)
            if exponent > _LINEAR:
                yield f"{pattern}: re, exponent {exponent:.1f}, {text}"
    print(f"{len(patterns)} patterns:", ", ".join(f"{n} {who}" for who, n in left.items()))


def _patterns(schema: Any) -> Iterator[str]:
    pending = [schema]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            if isinstance(value.get("pattern"), str):
                yield value["pattern"]
            named = value.get("patternProperties")
            yield from named if isinstance(named, dict) else ()
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(value)


if __name__ == "__main__":
    raise SystemExit(main())
