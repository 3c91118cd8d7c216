"""``python -m tests.limits``: how long the slowest documents take, and how much memory.

Seconds are those of the processor, by which everything is judged, so that a busy machine spoils no
figure; those on the clock stand beside them.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.limits.doors import DOORS
from tests.limits.slow import KINDS
from tests.limits.slow.documents import write

#: The two sizes of each kind: from the one to the other the time is to grow as the bytes do.
SIZES = (2_000, 8_000)
#: What a document may take unless a limit says why it is refused: so much to begin with, and for
#: each byte.
SECONDS, MICROSECONDS = 0.6, 60
MEGABYTES = 1000
#: The codes of limits.
LIMITS = {
    *("SW0108", "SW0116", "SW0122", "SW0204", "SW0207", "SW0320", "SW0321", "SW0518", "SW0608"),
    *("SW0609", "SW0610", "SW0709", "SW0710", "SW0711"),
}
#: Times that are shorter say nothing of how they grow.
_SHORT = 0.2
#: The exponent of growth that is worth a look.
_STEEP = 1.35
#: A process that is of no use any more.
_CPU, _MEMORY = 60, 3_000_000_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.limits", description=__doc__)
    parser.add_argument("--only", choices=KINDS, help="this kind")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--part", default="0/1", metavar="K/N", help="every Nth kind from Kth on")
    parser.add_argument("--door", choices=DOORS, default="generate", help="what reads them")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return measured(*arguments.one[:2], int(arguments.one[2]))
    rows = []
    for kind in chosen(arguments.only, arguments.part):
        earlier = None
        for size in arguments.sizes:
            row = json.loads(in_a_process(arguments.door, kind, size))
            row["bad"] = is_bad(row, earlier)
            rows.append(row)
            print(shown(kind, row, earlier), flush=True)
            if row["seconds"] > 20:
                break
            earlier = row
    worst = max(rows, key=lambda row: row["seconds"] / row["bytes"])
    most = max(rows, key=lambda row: row["megabytes"])
    bad = sum(row["bad"] for row in rows)
    longest = max(row["seconds"] for row in rows)
    print(
        f"{len(rows)} documents; the slowest takes {longest:.1f} seconds, one"
        f" {microseconds(worst):.0f} us a byte, the largest"
        f" {most['megabytes']} MB; {bad} are too slow, too large or grow too steeply"
    )
    return 1 if bad else 0


def chosen(only: str | None, part: str) -> list[str]:
    """The kinds to measure: every nth from the kth on, for ``k/n``."""
    start, step = map(int, part.split("/"))
    return [only] if only else list(KINDS)[start::step]


def microseconds(row: dict[str, Any]) -> float:
    return row["seconds"] / row["bytes"] * 1e6


def growth(row: dict[str, Any], earlier: dict[str, Any] | None) -> float | None:
    """The exponent with which the time has grown with the bytes; None if it says nothing."""
    if earlier is None or earlier["seconds"] < _SHORT or row["bytes"] < 1.5 * earlier["bytes"]:
        return None
    return math.log(row["seconds"] / earlier["seconds"], row["bytes"] / earlier["bytes"])


def is_bad(row: dict[str, Any], earlier: dict[str, Any] | None) -> bool:
    if row["said"] == "limit":
        return False
    slow = row["seconds"] > SECONDS + MICROSECONDS * row["bytes"] / 1e6
    return slow or row["megabytes"] > MEGABYTES or (growth(row, earlier) or 0) > _STEEP


def shown(kind: str, row: dict[str, Any], earlier: dict[str, Any] | None) -> str:
    grows = growth(row, earlier)
    return (
        f"{kind:36} {row['bytes'] / 1000:7.0f} KB {row['seconds']:6.2f} s"
        f" ({row['clock']:6.2f} on the clock) {row['megabytes']:5} MB"
        f" {microseconds(row):8.1f} us/byte {'     ' if grows is None else f'^{grows:.2f}'}"
        f"  {row['said']}{'  <--' if row['bad'] else ''}"
    )


def in_a_process(door: str, kind: str, size: int) -> str:
    command = [sys.executable, "-m", "tests.limits", "--one", door, kind, str(size)]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode == 0:
        return ran.stdout
    told = (ran.stderr.strip().splitlines() or ["killed"])[-1][:100]
    with tempfile.TemporaryDirectory() as folder:
        content = write(KINDS[kind](size), Path(folder))
    row = {"bytes": content, "seconds": _CPU, "clock": 0, "megabytes": 0, "said": told}
    return json.dumps(row)


def measured(door: str, kind: str, size: int) -> int:
    """The whole way through `door` of one document."""
    from schemawright.diagnostics import Rejected

    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        content = write(KINDS[kind](size), Path(folder))
        tempfile.tempdir = folder
        go_through = DOORS[door](KINDS[kind], size)
        started, said = (time.process_time(), time.perf_counter()), "made"
        try:
            go_through()
        except Rejected as rejected:
            codes = {each.code for each in rejected.problems if each.severity == "error"}
            said = "limit" if codes & LIMITS else ""
            said = said or f"refused: {', '.join(sorted(codes))}"
        seconds, clock = time.process_time() - started[0], time.perf_counter() - started[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    row = {"bytes": content, "seconds": seconds, "clock": clock, "megabytes": peak, "said": said}
    print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
