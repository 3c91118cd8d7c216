"""Packages made of all the documents of a group: what generating and importing them costs, each
in a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.fetch import REPOSITORY
from tests.sweep.documents import BESIDE, Document

_GENERATE = """
import json, sys, time
from schemawright import Rejected, generate
began, started = time.perf_counter(), time.process_time()
try:
    report = generate(sys.argv[1], sys.argv[2], **json.loads(sys.argv[3]))
except Rejected as rejected:
    sys.exit(str(rejected)[:2000])
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(json.dumps({
    "generating, s": round(time.perf_counter() - began, 1),
    "generating, s of CPU (this process)": round(time.process_time() - started, 1),
    "generating, peak MiB (this process)": int(status["VmHWM"].split()[0]) // 1024,
}))
"""
_IMPORT = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
started = time.perf_counter()
import package
told = {"importing the package, s": time.perf_counter() - started}
started = time.perf_counter()
from package import validators
name = next(each for each in validators.__all__ if each.islower())
getattr(validators, name)
told["importing one validator, s"] = time.perf_counter() - started
started = time.perf_counter()
list(getattr(validators, name).iter_errors(object()))
told["its first error, s"] = time.perf_counter() - started
if sys.argv[2] == "models":
    started = time.perf_counter()
    import package.models
    told["importing all models, s"] = time.perf_counter() - started
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
told["after that, MiB"] = int(status["VmRSS"].split()[0]) // 1024
print(json.dumps({name: round(value, 3) for name, value in told.items()}))
"""


def packages(documents: Iterable[Document]) -> Iterator[tuple[str, dict[str, float | str]]]:
    """(what, figures) for a package of the documents of each group."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(document.group, []).append(document)
    for group, members in groups.items():
        yield f"{group}, {len(members)} documents", _one(members)


def _one(documents: list[Document]) -> dict[str, float | str]:
    dialect = documents[0].dialect
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "schemas").mkdir()
        for document in documents:
            shutil.copy(document.path, folder / "schemas")
        if any(document.resources for document in documents):
            shutil.copy(BESIDE, folder / "schemas")
        options = {"formats": "annotate"} | ({"dialect": dialect} if dialect else {})
        made = _run(_GENERATE, folder / "schemas", folder / "package", json.dumps(options))
        if "failed" in made:
            return made
        files = [file for file in (folder / "package").rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
        made |= {"files": len(files), "MiB of text": round(size / 2**20, 1)}
        # The first import writes the byte code, as an installation would.
        _run(_IMPORT, folder, "models")
        return made | _run(_IMPORT, folder, "models")


def _run(program: str, *arguments: object) -> dict[str, float | str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    if done.returncode != 0:
        return {"failed": (done.stderr.strip().splitlines() or ["without a word"])[-1]}
    found: dict[str, float | str] = json.loads(done.stdout)
    return found
