"""Style: the only door to black.

Generated code looks like black's own, in 88 columns, whatever configuration the user's project
has. Black's second parse that compares the syntax trees is left out: it would take longer than
the formatting, and every generated package is compiled and tested as it comes out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from schemawright.files import File
from schemawright.style.worker import Outcome, styled

#: Characters of source text from which on a second process earns its start (about 0.3 s).
_WORTH_A_PROCESS = 120_000


def style(files: Iterable[File]) -> tuple[File, ...]:
    """The files in the same order, the ``*.py`` among them formatted unless they are already.
    ValueError, naming the file, for one that is not Python: a bug in a template, never in the
    input."""
    files = tuple(files)
    modules = [file for file in files if file.path.endswith(".py") and not file.styled]
    outcomes = _all_styled([file.text for file in modules])
    done = {}
    for file, (text, error) in zip(modules, outcomes, strict=True):
        if text is None:
            raise ValueError(f"the generated {file.path} is not valid Python: {error}")
        done[file.path] = file.with_text(text)
    return tuple(done.get(file.path, file) for file in files)


def _all_styled(texts: Sequence[str]) -> list[Outcome]:
    """The outcomes in order; this process takes one share, other cores the others."""
    shares = _shares(texts, min(_cores(), 1 + sum(map(len, texts)) // _WORTH_A_PROCESS))
    helpers = [_start([texts[i] for i in share]) for share in shares[1:]]
    outcomes: dict[int, Outcome] = {i: styled(texts[i]) for i in shares[0]}
    for share, helper in zip(shares[1:], helpers, strict=True):
        results = _finish(helper)
        if results is None:  # It could not start or was killed: its share is done here.
            results = [styled(texts[i]) for i in share]
        outcomes.update(zip(share, results, strict=True))
    return [outcomes[i] for i in range(len(texts))]


def _shares(texts: Sequence[str], count: int) -> list[list[int]]:
    """The indices of `texts` in `count` shares of about equal length, long texts first."""
    shares: list[list[int]] = [[] for _ in range(count)]
    sizes = [0] * count
    for i in sorted(range(len(texts)), key=lambda i: (-len(texts[i]), i)):
        smallest = sizes.index(min(sizes))
        shares[smallest].append(i)
        sizes[smallest] += len(texts[i])
    return shares


def _start(texts: list[str]) -> subprocess.Popen[bytes] | None:
    """A process that styles `texts`. A plain child with a protocol of its own, because
    `multiprocessing` would run the caller's main program again, or fork its threads."""
    # -P: the folder of the program must not be where its imports come from.
    command = [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))]
    try:
        helper = subprocess.Popen(  # noqa: S603 (nothing here comes from the input)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    try:
        assert helper.stdin is not None
        # The helper reads all of it before it writes, so this cannot block for ever.
        with helper.stdin as stream:
            stream.write(json.dumps(texts).encode())
    except OSError:
        helper.kill()
    return helper


def _finish(helper: subprocess.Popen[bytes] | None) -> list[Outcome] | None:
    if helper is None:
        return None
    with helper:
        assert helper.stdout is not None
        answer = helper.stdout.read()
    if helper.returncode:
        return None
    return [(text, error) for text, error in json.loads(answer)]


def _cores() -> int:
    """How many processors this process may use, eight at most."""
    if hasattr(os, "sched_getaffinity"):
        return min(8, len(os.sched_getaffinity(0)))
    return min(8, os.cpu_count() or 1)
