"""Style: the only door to black.

The text of most files is finished when it comes here: the printer and the templates write what
black would write. Black itself formats what comes from a project's own templates, the helpers of
the run time where lines have another length, everything where they are shorter than usual, and
everything if the project says so. Its second parse that compares the syntax trees is left out: it
would take longer than the formatting, and every generated package is compiled and tested as it
comes out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from schemawright.files import File
from schemawright.line_length import DEFAULT
from schemawright.style.worker import Outcome, styled

#: Characters of source text from which on a second process earns its start (about 0.3 s).
_WORTH_A_PROCESS = 120_000


class NotPython(ValueError):
    """A text that black cannot read: the fault of a template, never of the input."""


def style(
    files: Iterable[File], line_length: int = DEFAULT, *, all_of_them: bool = False
) -> tuple[File, ...]:
    """The files in the same order, the ``*.py`` among them formatted unless they are already, for
    lines of 88 columns. `all_of_them`: even then. Raises `NotPython`, naming the file."""
    files = tuple(files)
    # Templates are laid out for the usual length: longer lines do not change them, shorter ones do.
    finished = not all_of_them and line_length >= DEFAULT
    modules = [f for f in files if f.path.endswith(".py") and not (finished and f.styled)]
    outcomes = _all_styled([file.text for file in modules], line_length)
    done = {}
    for file, (text, error) in zip(modules, outcomes, strict=True):
        if text is None:
            raise NotPython(f"the generated {file.path} is not valid Python: {error}")
        done[file.path] = file.with_text(text)
    return tuple(done.get(file.path, file) for file in files)


def _all_styled(texts: Sequence[str], line_length: int) -> list[Outcome]:
    """The outcomes in order; this process takes one share, other cores the others."""
    shares = _shares(texts, min(_cores(), 1 + sum(map(len, texts)) // _WORTH_A_PROCESS))
    helpers = [_start([texts[i] for i in share], line_length) for share in shares[1:]]
    outcomes: dict[int, Outcome] = {i: styled(texts[i], line_length) for i in shares[0]}
    for share, helper in zip(shares[1:], helpers, strict=True):
        results = _finish(helper)
        if results is None:  # It could not start or was killed: its share is done here.
            results = [styled(texts[i], line_length) for i in share]
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


def _start(texts: list[str], line_length: int) -> subprocess.Popen[bytes] | None:
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
            stream.write(json.dumps([line_length, texts]).encode())
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
