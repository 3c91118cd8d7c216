"""What a generated package costs before its first verdict, each measured in a fresh process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.fetch import CACHE, REPOSITORY

#: The largest document of all.
LARGEST = "check_jsonschema/builtin_schemas/vendor/renovate.json"

_IMPORT = """
import sys, time
sys.path.insert(0, sys.argv[1])
started = time.perf_counter()
from package import validators
for name in validators.__all__:
    getattr(validators, name)
    break
print(time.perf_counter() - started)
"""
_MEMORY = """
import json, sys
from benchmarks.peers import PEERS
schema = json.load(open(sys.argv[1], encoding="utf-8"))
peer = next(peer for peer in PEERS if peer.name == sys.argv[2])
peer.compile({}) if sys.argv[3] == "empty" else peer.compile(schema)
# Not `ru_maxrss`, which a process inherits from the one that started it.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(int(status["VmHWM"].split()[0]) / 1024)
"""
#: fastjsonschema is not among them: see `benchmarks.peers`.
_PEERS = ("schemawright", "jsonschema-rs", "jsonschema")


def startup() -> dict[str, float]:
    """Import times in milliseconds (best of five) and peak memory in MiB (on Linux), by what
    they are of."""
    found = {f"importing {name}, ms": round(took, 1) for name, took in _imports()}
    largest = str(CACHE / LARGEST)
    for name in _PEERS if Path("/proc/self/status").exists() else ():
        empty, full = (
            float(_run(_MEMORY, largest, name, size) or "nan") for size in ("empty", "full")
        )
        found[f"peak memory, {name} compiling {Path(LARGEST).stem}, MiB"] = round(full - empty, 1)
    return found


def _imports() -> list[tuple[str, float]]:
    from schemawright import generate

    seed = REPOSITORY / "schemas" / "fullstory"
    found = []
    for name, source in (("the FullStory validators", seed), ("renovate's", CACHE / LARGEST)):
        with tempfile.TemporaryDirectory() as folder:
            generate(source, Path(folder) / "package")
            _run(_IMPORT, folder)  # writes the byte code
            times = [float(_run(_IMPORT, folder) or "nan") for _ in range(5)]
        found.append((name, min(times) * 1000))
    return found


def _run(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    return done.stdout.strip()
