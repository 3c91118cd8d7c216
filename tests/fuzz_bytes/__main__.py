"""``python -m tests.fuzz_bytes``: look for bytes that crash what reads them.

Coverage-guided by atheris where that is installed (``make fuzz-bytes`` sees to it); elsewhere
Hypothesis draws the bytes. Faults are told, and kept in ``build/fuzz_bytes/faults``; inputs that
reach new code in ``.cache/fuzz_bytes``, from where the next run goes on.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz_bytes.targets import BY_NAME, ROOT, TARGETS, run

CORPUS = Path(__file__).with_name("corpus")
FOUND = ROOT / ".cache" / "fuzz_bytes"
FAULTS = ROOT / "build" / "fuzz_bytes" / "faults"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_bytes", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="for all targets together (60)")
    parser.add_argument("--only", choices=BY_NAME, help="this target")
    arguments = parser.parse_args()
    FAULTS.mkdir(parents=True, exist_ok=True)
    before = set(FAULTS.iterdir())
    guided = find_spec("atheris") is not None
    print("coverage-guided, by atheris" if guided else "not coverage-guided: no atheris here")
    chosen = [(t, share) for t, share in TARGETS if arguments.only in (None, t.__name__)]
    parts = sum(share for _, share in chosen)
    for target, share in chosen:
        seconds = max(5, round(arguments.minutes * 60 * share / parts))
        told = (guided_by_atheris if guided else drawn)(target.__name__, seconds)
        print(f"{target.__name__}: {told}", flush=True)
    faults = sorted(path.name for path in set(FAULTS.iterdir()) - before)
    print(f"faults: {', '.join(faults) or 'none'} (in {FAULTS.relative_to(ROOT)})")
    return 1 if faults else 0


def guided_by_atheris(name: str, seconds: int) -> str:
    """What atheris tells of its run."""
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    module = "tests.fuzz_bytes.coverage_guided"
    seeds = CORPUS / name
    command = [
        sys.executable,
        "-m",
        module,
        name,
        str(seconds),
        str(found),
        str(FAULTS),
        str(seeds),
    ]
    told = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, errors="replace"
    ).stderr
    runs = re.findall(r"stat::number_of_executed_units:\s+(\d+)", told) or ["?"]
    covered = re.findall(r"cov: (\d+)", told) or ["?"]
    stopped = "" if "Done" in told else f"; stopped early: {told[-300:]}"
    return f"{runs[-1]} executions, {covered[-1]} branches covered{stopped}"


def drawn(name: str, seconds: int) -> str:
    """What Hypothesis did: parts of the corpus, changed and put together."""
    seeds = [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]
    pieces = st.sampled_from(seeds).flatmap(lambda seed: st.sampled_from([*seed.split(), seed]))
    contents = st.lists(st.one_of(st.binary(max_size=8), pieces), max_size=8).map(b" ".join)
    count, end = 0, time.monotonic() + seconds

    @settings(
        max_examples=10_000_000,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(contents)
    def one(content: bytes) -> None:
        nonlocal count
        if time.monotonic() > end:
            raise KeyboardInterrupt
        count += 1
        try:
            run(BY_NAME[name], content)
        except Exception:  # noqa: BLE001 - whatever it is, it is a fault
            path = FAULTS / f"{name}-drawn"
            path.write_bytes(content)
            path.with_suffix(".txt").write_text(traceback.format_exc(), encoding="utf-8")
            raise KeyboardInterrupt from None

    try:
        one()
    except KeyboardInterrupt:
        pass
    return f"{count} executions"


if __name__ == "__main__":
    sys.exit(main())
