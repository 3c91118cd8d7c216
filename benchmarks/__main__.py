"""``python -m benchmarks``: the validators that this project generates, beside others."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.fetch import Unavailable
from benchmarks.peers import OURS, PEERS, Peer
from benchmarks.profile import profile
from benchmarks.real import aws, schema_store, shared
from benchmarks.run import Result, run
from benchmarks.shapes import shapes
from benchmarks.startup import startup
from benchmarks.table import as_json, table
from benchmarks.typed import typed_peers

_QUICK = (5, 1_000_000)
_USUAL = (15, 4_000_000)


def main() -> int:
    arguments = _arguments()
    try:
        cases = list(_cases(arguments.instances, arguments.only or [""]))
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 2
    if not cases:
        print("no such case; without --only, all are listed", file=sys.stderr)
        return 2
    if arguments.profile:
        for case in cases:
            profile(case)
        return 0
    here = [peer for peer in PEERS if peer.is_here() and _wanted(peer, arguments)]
    for peer in here:
        if peer.prepare is not None:
            peer.prepare(case.schema for case in cases)
    results = [_run(case, here, arguments) for case in cases]
    names = [peer.name for peer in PEERS if any(peer.name in each.compiling for each in results)]
    names += sorted({name for each in results for name in each.times} - set(names))
    print(*table(results, names), sep="\n")
    extra = {} if arguments.only or arguments.quick else startup()
    for label, value in extra.items():
        print(f"{label}: {value}")
    if arguments.json:
        text = json.dumps(as_json(results, extra), indent=1)
        Path(arguments.json).write_text(text + "\n", encoding="utf-8")
    return 1 if any(OURS.name in (each.wrong | each.failed) for each in results) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", help="cases named like this")
    parser.add_argument("--peer", metavar="NAME", action="append", help="only these validators")
    parser.add_argument("--json", metavar="FILE", help="write the results there as well")
    parser.add_argument("--profile", metavar="NAME", help="what costs in the cases named like this")
    parser.add_argument("--quick", action="store_true", help="a tenth of the time, more noise")
    parser.add_argument("--instances", type=int, default=8, help="drawn for each verdict (8)")
    arguments = parser.parse_args()
    if arguments.profile:
        arguments.only = [arguments.profile]
    return arguments


def _cases(wanted: int, only: list[str]) -> Iterator[Case]:
    def asked(name: str) -> bool:
        return any(each.lower() in name.lower() for each in only)

    if shared() is None:
        print("no real instances: SCHEMAWRIGHT_SHARED names no folder with them", file=sys.stderr)
    yield from (case for case in shapes() if asked(case.name))
    yield from schema_store(wanted, asked)
    yield from aws(wanted, asked)


def _wanted(peer: Peer, arguments: argparse.Namespace) -> bool:
    return not arguments.peer or peer.name in arguments.peer


def _run(case: Case, here: list[Peer], arguments: argparse.Namespace) -> Result:
    # Progress, for a terminal: the line is overwritten.
    if sys.stderr.isatty():
        print(f"\r{case.name:40}\r", end="", file=sys.stderr, flush=True)
    typed = [peer for peer in typed_peers(case.name) if _wanted(peer, arguments)]
    rounds, batch = _QUICK if arguments.quick else _USUAL
    return run(case, [*here, *(peer for peer in typed if peer.is_here())], rounds, batch)


if __name__ == "__main__":
    sys.exit(main())
