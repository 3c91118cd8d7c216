"""``python -m tests.real [GROUP…]``: a table of what becomes of real schemas."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.real.corpora import GROUPS, Corpus, corpora
from tests.real.fetch import Unavailable
from tests.real.sweep import Result, module_of, sweep, type_errors

_COLUMNS = ("schemas", "classes", "valid", "invalid")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.real", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--only", default="", help="packages named like this")
    parser.add_argument("--drawn", type=int, default=100, help="documents for each schema (100)")
    parser.add_argument("--workers", type=int, default=1, help="packages at a time (1)")
    parser.add_argument("--no-types", action="store_true", help="without mypy")
    parser.add_argument("--keep", type=Path, help="an empty folder for the packages")
    arguments = parser.parse_args()
    wrong = 0
    for group in arguments.groups or GROUPS:
        if group not in GROUPS:
            parser.error(f"no group {group}")
        try:
            chosen = [each for each in corpora(group) if arguments.only in each.name]
        except Unavailable as missing:
            print(f"{group}: {missing}", file=sys.stderr)
            wrong += 1
            continue
        with tempfile.TemporaryDirectory() as scratch:
            wrong += _group(group, chosen, (arguments.keep or Path(scratch)) / group, arguments)
    return 1 if wrong else 0


def _group(group: str, chosen: list[Corpus], folder: Path, arguments: argparse.Namespace) -> int:
    """The table of one group; the number of troubles in it."""
    if not chosen:
        return 0
    heads = "".join(f"{word:>9}" for word in (*_COLUMNS, "warned", "made s", "import s", "trouble"))
    print(f"{group:28}{heads}", flush=True)
    trouble = 0
    with ProcessPoolExecutor(arguments.workers) as pool:
        work = partial(sweep, folder=folder, drawn=arguments.drawn)
        for result in pool.map(work, chosen):
            print(_row(result), flush=True)
            print(*(f"    {each}" for each in result.trouble[:10]), sep="\n", end="", flush=True)
            trouble += len(result.trouble)
    if not arguments.no_types:
        started = time.perf_counter()
        said = type_errors(folder, map(module_of, chosen))
        trouble += len(said)
        took = time.perf_counter() - started
        print(f"  mypy --strict: {len(said)} complaints, {took:.0f} s", *said[:20], sep="\n    ")
    return trouble


def _row(result: Result) -> str:
    counts = "".join(f"{result.tally.get(word, ''):>9}" for word in _COLUMNS)
    times = f"{result.seconds:9.1f}{result.tally.get('imported', 0.0):9.2f}"
    return f"{result.name:28}{counts}{result.warnings:9}{times}{len(result.trouble):9}"


if __name__ == "__main__":
    sys.exit(main())
