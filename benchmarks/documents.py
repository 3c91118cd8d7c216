"""``python -m benchmarks.documents``: what becomes of real API documents, beside what others make
of them.

For each document: the operations that it has and those that are read, the schemas, what is left
out; seconds of the processor and the largest memory of the run; whether the package can be imported
with warnings as errors, every public name used once, and what mypy --strict says of it (of a sample
of the modules, where there are many). With ``--peers FOLDER``, an environment that has
openapi-python-client and datamodel-code-generator, the same documents through these, with a bound
on the time of the processor and the memory of each run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.api_documents import CACHE, api_documents

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
#: Packages with more modules are given to mypy in part.
_MODULES = 150
_SAMPLE = 20
#: Seconds of the processor that mypy, and each run of another generator, may take, and the memory
#: of the latter in bytes.
_MYPY_SECONDS, _PEER_SECONDS, _PEER_MEMORY = 240, 180, 6 * 2**30
#: Seconds by the clock after which a run is given up, whatever it waits for.
_PATIENCE = 3000
_USE = """
import importlib, sys
package = importlib.import_module(sys.argv[1])
for name in package.__all__:
    getattr(package, name)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A program that has ended: what it printed, its exit code, seconds of the processor and the
    largest memory of it, in megabytes."""

    code: int
    said: str
    cpu: float
    memory: int


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a document."""

    name: str
    version: str
    #: Operations below ``paths`` that the document has; -1: they lie in files of their own.
    has: int
    operations: int
    schemas: int
    left_out: int
    why: str
    cpu: float
    memory: int
    imports: str
    mypy: str
    peers: dict[str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--only", action="append", default=[], help="documents with this in the name"
    )
    parser.add_argument("--peers", type=Path, help="an environment with the other generators")
    parser.add_argument("--no-mypy", action="store_true")
    parser.add_argument("--jobs", type=int, default=1, help="so many documents at a time")
    parser.add_argument("--output", type=Path, help="write the rows there, as JSON")
    arguments = parser.parse_args()
    rows = []
    columns = ("document", "version", "operations", "schemas", "left out", "CPU s", "MB", "import")
    print("|", " | ".join((*columns, "mypy --strict", *(_PEERS if arguments.peers else ()))), "|")
    print(f"|---|---|---:|---:|---|---:|---:|---|---|{'---|' * 2 if arguments.peers else ''}")
    wanted = [
        (name, path)
        for name, path in api_documents()
        if not arguments.only or any(part in name for part in arguments.only)
    ]
    # The largest first: a run that has to be ended lacks only what takes little time.
    wanted.sort(key=lambda document: -document[1].stat().st_size)
    with ThreadPoolExecutor(arguments.jobs, thread_name_prefix="mypy") as pool:
        with_mypy = not arguments.no_mypy
        runs = [pool.submit(_row, *document, arguments.peers, with_mypy) for document in wanted]
        for run in as_completed(runs):
            rows.append(run.result())
            print(_line(rows[-1]), flush=True)
            if arguments.output:
                arguments.output.write_text(json.dumps([asdict(row) for row in rows], indent=1))
    return 0


def _row(name: str, path: Path, peers: Path | None, with_mypy: bool) -> Row:
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(scratch) / "package"
        call = ["-P", "-m", "schemawright", "generate", "--json", "--source", str(path)]
        made = _run([sys.executable, *call, "--output", str(package)], Path(scratch))
        # In a process of its own: what this one ever had counts as memory of those that it starts.
        with ProcessPoolExecutor(1) as pool:
            version, has = pool.submit(_counted, path).result()
        beside = _beside(path, peers, Path(scratch)) if peers else {}
        if made.code != 0:
            why = f"refused: {_errors(made.said)}"
            cost = made.cpu, made.memory
            return Row(name, version, has, 0, 0, 0, why, *cost, "", "", beside)
        manifest = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
        left_out = manifest.get("left_out", [])
        reasons = Counter(row["reason"] for row in left_out)
        return Row(
            name,
            version,
            has,
            len(manifest["operations"]),
            len(manifest["schemas"]),
            len(left_out),
            "; ".join(reason for reason, _ in reasons.most_common(2)),
            made.cpu,
            made.memory,
            _imported(package),
            _typed(package) if with_mypy else "",
            beside,
        )


def _errors(said: str) -> str:
    """The errors of a run by their codes, or the end of what it said."""
    codes: Counter[str] = Counter()
    for line in said.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            codes.update([told["code"]] if told["severity"] == "error" else [])
    return ", ".join(f"{count} × {code}" for code, count in codes.items()) or said[-200:]


def _counted(path: Path) -> tuple[str, int]:
    """The version that the document states, and its operations that stand in it."""
    document: Any
    if path.suffix == ".json":
        document = json.loads(path.read_text(encoding="utf-8"))
    else:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        document = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 (a safe one)
    items = [item for item in document.get("paths", {}).values() if isinstance(item, dict)]
    is_split = any("$ref" in (item.get(method) or {}) for item in items for method in _METHODS)
    count = sum(method in item for item in items for method in _METHODS)
    # Since OpenAPI 3.2 methods of other names stand in a map of their own.
    count += sum(len(item.get("additionalOperations", ())) for item in items)
    return str(document.get("openapi") or document.get("swagger")), -1 if is_split else count


def _imported(package: Path) -> str:
    used = _run([sys.executable, "-W", "error", "-c", _USE, package.name], package.parent)
    return "yes" if used.code == 0 else used.said.strip().splitlines()[-1]


def _typed(package: Path) -> str:
    """What mypy says, in one word or its first line."""
    modules = sorted(package.rglob("*.py"))
    # What all packages import is looked at once by each thread: two runs of mypy must not write to
    # one cache.
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    mypy += ["--cache-dir", str(CACHE / threading.current_thread().name)]
    if len(modules) <= _MODULES:
        checked = _run([*mypy, "-p", package.name], package.parent, _MYPY_SECONDS)
        kind = "clean"
    else:
        sample = modules[:: len(modules) // _SAMPLE][:_SAMPLE]
        names = [".".join(m.relative_to(package.parent).with_suffix("").parts) for m in sample]
        arguments = [part for name in names for part in ("-m", name.removesuffix(".__init__"))]
        checked = _run([*mypy, *arguments], package.parent, _MYPY_SECONDS)
        kind = "clean (sample)"
    if checked.code < 0:
        return f"not done in {_MYPY_SECONDS} s"
    return kind if checked.code == 0 else checked.said.strip().splitlines()[0]


_PEERS = ("openapi-python-client", "datamodel-code-generator")


def _beside(path: Path, peers: Path, scratch: Path) -> dict[str, str]:
    """What the other generators make of it."""
    client = [str(peers / "bin" / "openapi-python-client"), "generate", "--path", str(path)]
    made = _peer([*client, "--output-path", str(scratch / "client"), "--meta", "none"], scratch)
    endpoints = list((scratch / "client").glob("api/*/*.py"))
    count = sum(file.name != "__init__.py" for file in endpoints)
    warnings = made.said.count("WARNING") + made.said.count("warning:")
    outcomes = {_PEERS[0]: _outcome(made, f"{count} operations, {warnings} warnings")}
    models = [str(peers / "bin" / "datamodel-codegen"), "--input", str(path)]
    kind = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
    for output in (scratch / "plain_models.py", scratch / "plain_models"):
        made = _peer([*models, *kind, "--output", str(output)], scratch)
        if made.code == 0 or "output directory" not in made.said:
            break
    outcomes[_PEERS[1]] = _outcome(made, _plain(output, peers))
    return outcomes


def _plain(output: Path, peers: Path) -> str:
    """How many classes there are, and whether they can be imported."""
    modules = sorted(output.rglob("*.py")) if output.is_dir() else [output] * output.is_file()
    classes = sum(file.read_text(encoding="utf-8").count("\nclass ") for file in modules)
    python = [str(peers / "bin" / "python"), "-W", "error", "-c", "import plain_models"]
    used = _peer(python, output.parent)
    said = used.said.strip().splitlines()[-1:] or [""]
    return f"{classes} classes, import " + ("yes" if used.code == 0 else f"fails: {said[0][:120]}")


def _peer(command: Sequence[str], folder: Path) -> Run:
    return _run(command, folder, _PEER_SECONDS, _PEER_MEMORY)


def _outcome(made: Run, what: str) -> str:
    if made.code < 0:
        what = f"given up (signal {-made.code})"
    elif made.code > 0:
        lines = [line for line in made.said.splitlines() if line.strip()]
        what = f"fails: {(lines or ['it said nothing'])[-1].strip()[:160]}"
    return f"{what} ({made.cpu:.1f} s, {made.memory} MB)"


def _run(command: Sequence[str], folder: Path, seconds: int = 1500, memory: int = 0) -> Run:
    """Run it in `folder` for at most so many `seconds` of the processor and with so much `memory`,
    in bytes, if that is bounded; what it says is written to a file: pipes could fill up."""
    with tempfile.TemporaryFile() as said:
        paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "NO_COLOR": "1"}
        program = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        resource.prlimit(program.pid, resource.RLIMIT_CPU, (seconds, seconds + 5))
        if memory:
            resource.prlimit(program.pid, resource.RLIMIT_AS, (memory, memory))
        end = time.monotonic() + _PATIENCE
        while True:
            pid, status, usage = os.wait4(program.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > end:
                program.kill()
            time.sleep(0.05)
        program.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(program.returncode, text, round(cpu, 1), usage.ru_maxrss // 1024)


def _line(row: Row) -> str:
    read = f"{row.operations}" if row.has < 0 else f"{row.operations} of {row.has}"
    left_out = f"{row.left_out}: {row.why}" if row.why else str(row.left_out)
    cells = (row.name, row.version, read, row.schemas, left_out, row.cpu, row.memory)
    return "| " + " | ".join(map(str, (*cells, row.imports, row.mypy, *row.peers.values()))) + " |"


if __name__ == "__main__":
    sys.exit(main())
