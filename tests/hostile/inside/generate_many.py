"""Runs the command line for many inputs in one process, as if each had one of its own.

Reads a list of jobs from the JSON file named by the first argument: {"arguments", "folder",
"out", "err", "log"}. Writes one line of JSON for each to standard output: {"code", "seconds"}.
"""

import json
import os
import sys
import time
import traceback
from pathlib import Path

import sitecustomize


def run(job: dict[str, object]) -> dict[str, object]:
    from schemawright.cli import main

    os.chdir(str(job["folder"]))
    sitecustomize.log_to(str(job["log"]))
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    for descriptor, path in ((1, job["out"]), (2, job["err"])):
        target = os.open(str(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(target, descriptor)
        os.close(target)
    started = time.process_time()
    try:
        code = main(list(job["arguments"]))  # type: ignore[call-overload]
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    except BaseException:  # noqa: BLE001 (the interpreter would print it and exit with 1)
        traceback.print_exc()
        code = 1
    seconds = time.process_time() - started
    sys.stdout.flush()
    sys.stderr.flush()
    for descriptor, saved in zip((1, 2), kept, strict=True):
        os.dup2(saved, descriptor)
        os.close(saved)
    return {"code": code, "seconds": seconds}


if __name__ == "__main__":
    for each in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        print(json.dumps(run(each)), flush=True)
