"""``python -m tests.limits``: how long the slowest documents take, and how much memory."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.limits.slow_documents import KINDS, SIZES

#: What a document may take unless a limit says why it is refused.
SECONDS, MEGABYTES = 5.0, 1000
#: A process that is of no use any more.
_CPU, _MEMORY = 60, 3_000_000_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.limits", description=__doc__)
    parser.add_argument("--only", choices=KINDS, help="this kind")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        return measured(arguments.one[0], int(arguments.one[1]))
    worst = 0
    for kind in [arguments.only] if arguments.only else KINDS:
        for size in arguments.sizes:
            row = json.loads(in_a_process(kind, size))
            bad = row["seconds"] > SECONDS or row["megabytes"] > MEGABYTES
            worst += bad and row["said"] != "limit"
            print(
                f"{kind:32} {row['bytes'] / 1000:7.0f} KB {row['seconds']:6.2f} s"
                f" {row['megabytes']:5} MB {row['seconds'] / row['bytes'] * 1e6:8.1f} us/byte"
                f"  {row['said']}{'  <--' if bad else ''}",
                flush=True,
            )
            if row["seconds"] > 4 * SECONDS:
                break
    print(f"{worst} documents over {SECONDS:g} s or {MEGABYTES} MB without a limit")
    return 1 if worst else 0


def in_a_process(kind: str, size: int) -> str:
    command = [sys.executable, "-m", "tests.limits", "--one", kind, str(size)]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode == 0:
        return ran.stdout
    told = (ran.stderr.strip().splitlines() or ["killed"])[-1][:100]
    content = len(json.dumps(KINDS[kind](size)))
    return json.dumps({"bytes": content, "seconds": _CPU, "megabytes": 0, "said": told})


def measured(kind: str, size: int) -> int:
    """The whole pipeline, but for publishing, over one document."""
    from schemawright.config import Job
    from schemawright.config.options import Options
    from schemawright.diagnostics import Problems, Rejected
    from schemawright.pipeline import build

    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.json"
        path.write_text(json.dumps(KINDS[kind](size)), encoding="utf-8")
        content = path.stat().st_size
        started, said = time.process_time(), "made"
        try:
            build(Job("package", path, Path(folder) / "package", Options()), Problems())
        except Rejected as rejected:
            codes = {each.code for each in rejected.problems if each.severity == "error"}
            said = "limit" if codes & {"SW0108", "SW0116", "SW0320", "SW0608", "SW0709"} else ""
            said = said or f"refused: {', '.join(sorted(codes))}"
        seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    row = {"bytes": content, "seconds": seconds, "megabytes": peak, "said": said}
    print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
