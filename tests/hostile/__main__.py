"""``python -m tests.hostile``: the results of the hostile documents as a table."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.hostile.corpus import Corpus, own, shared
from tests.hostile.trial import Result, trial

_MARKS = {None: "·", True: "+", False: "X"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("only", nargs="*", help="ids of cases, or how they begin")
    parser.add_argument("--own", action="store_true", help="only the corpus of this repository")
    parser.add_argument("--keep", metavar="DIR", type=Path, help="leave everything in this folder")
    arguments = parser.parse_args()
    corpora = [own(), *([] if arguments.own else [found for found in (shared(),) if found])]
    with tempfile.TemporaryDirectory() as scratch:
        root = (arguments.keep or Path(scratch)).resolve()
        results = [
            r for i, c in enumerate(corpora) for r in _tried(c, arguments.only, root / str(i))
        ]
    print(table(results))
    return 0 if all(result.held for result in results) else 1


def _tried(corpus: Corpus, only: Sequence[str], root: Path) -> list[Result]:
    cases = [c for c in corpus.cases if not only or c.id.startswith(tuple(only))]
    shares = max(1, min(os.cpu_count() or 1, len(cases)))
    parts = [cases[i::shares] for i in range(shares)]
    with ThreadPoolExecutor(shares) as pool:
        tried = pool.map(lambda i: trial(corpus, parts[i], root / str(i)), range(shares))
        found = {result.case.id: result for part in tried for result in part}
    return [found[case.id] for case in cases]


def table(results: Sequence[Result]) -> str:
    """A line for each case: what came out, each oracle (+ holds, X does not, · not asked), and
    below what is wrong."""
    names = sorted({oracle for result in results for oracle in result.wrong})
    width = max((len(result.case.id) for result in results), default=0)
    lines = [f"{'':{width}} {'outcome':8} {' '.join(names)}"]
    for result in results:
        marks = [
            _MARKS[None if name not in result.wrong else not result.wrong[name]].center(len(name))
            for name in names
        ]
        lines.append(f"{result.case.id:{width}} {result.outcome:8} {' '.join(marks)}")
    lines += [f"\n{result}" for result in results if not result.held]
    held = sum(result.held for result in results)
    return "\n".join([*lines, "", f"{held} of {len(results)} cases hold"])


if __name__ == "__main__":
    sys.exit(main())
