"""One target under atheris, in a process of its own: ``python -m tests.fuzz_bytes.coverage_guided
NAME SECONDS FOUND FAULTS SEEDS…``. Inputs that reach new code go to the folder FOUND, those that
show a fault to FAULTS, each kind of fault once."""

from __future__ import annotations

import hashlib
import signal
import sys
import traceback
from pathlib import Path

import atheris

#: Seconds for one input.
LONGEST = 20

with atheris.instrument_imports(include=["schemawright", "fullstory"]):
    from tests.fuzz_bytes.targets import BY_NAME, MAX_BYTES, client, run

    client()  # Else it would be imported later, and nothing of it be counted.


class TooSlow(Exception):
    """An input took more than `LONGEST` seconds."""


def kind_of(error: BaseException) -> str:
    """What tells faults apart: the exception, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "schemawright" in frame.filename] or frames
    last = ours[-1]
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"


def main(name: str, seconds: str, found: str, faults: str, *seeds: str) -> None:
    target, kinds, folder = BY_NAME[name], set[str](), Path(faults)

    def one(content: bytes) -> None:
        signal.alarm(LONGEST)
        try:
            run(target, content)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is a fault
            kind = kind_of(error)
            if kind not in kinds:
                kinds.add(kind)
                path = folder / f"{name}-{hashlib.sha256(kind.encode()).hexdigest()[:8]}"
                path.write_bytes(content)
                told = "".join(traceback.format_exception(error))
                path.with_suffix(".txt").write_text(f"{kind}\n{told[-6000:]}", encoding="utf-8")
        finally:
            signal.alarm(0)

    def late(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, late)
    options = [f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}", "-rss_limit_mb=2000"]
    options += ["-timeout=60", f"-artifact_prefix={folder}/{name}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, found, *seeds], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
