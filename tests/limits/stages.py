"""``python -m tests.limits.stages``: what reading, resolving, conforming and lint do for each byte.

These stages count no steps (`schemawright.steps`): what they look at has limits of its own. What
they do for each byte must not grow with the document. Counted are the lines of Python that they
run, which are the same on every machine; beside them stand the seconds of the processor, for what
a line asks of C. Bytes are those of the documents as JSON, with what overlays have added.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias
from unittest import mock

from schemawright.config import Job
from schemawright.config.options import Options
from schemawright.diagnostics import Problems, Rejected
from schemawright.pipeline import contract_of

from tests.limits.slow import KINDS
from tests.limits.slow.documents import write

#: The stages that count no steps, in their order: the module and its function.
STAGES = {
    "read": ("schemawright.read", "read"),
    "recognise": ("schemawright.recognise", "recognise"),
    "resolve": ("schemawright.resolve", "resolve"),
    "conform": ("schemawright.conform", "conform"),
    "metaschemas": ("schemawright.own_metaschemas", "hold_against_own_metaschemas"),
    "lint": ("schemawright.lint", "lint"),
}
#: Each size is twice the one before.
SIZES = (2_000, 4_000, 8_000)
#: How many lines a further byte may take for one before, and how many are too few to say it.
GROWTH, FEW = 1.25, 5_000

#: What is measured first, for imports are none of it.
_SMALL = 60

#: The bytes of a document, and the lines or seconds of each stage.
Measured: TypeAlias = tuple[int, dict[str, float]]


class _Enough(Exception):
    """The stages to be measured are over."""


@contextmanager
def lines() -> Iterator[Callable[[], float]]:
    """Gives what tells how many lines of Python have been run within it."""
    count = 0

    def local(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(local)
    try:
        yield lambda: count
    finally:
        sys.settrace(before)


@contextmanager
def seconds() -> Iterator[Callable[[], float]]:
    """Gives what tells the seconds of the processor."""
    started = time.process_time()
    yield lambda: time.process_time() - started


def measured(document: Any, meter: Callable[[], Any]) -> Measured:
    """What `meter` tells of each stage that the document, or several, goes through."""
    told: dict[str, float] = {}
    size = 0

    def metered(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def stage(*given: Any, **named: Any) -> Any:
            nonlocal size
            if name == "recognise":
                size = sum(len(json.dumps(source.document)) for source in given[0])
            with meter() as tells:
                try:
                    return function(*given, **named)
                finally:
                    told[name] = told.get(name, 0) + tells()

        return stage

    with tempfile.TemporaryDirectory() as folder, ExitStack() as patches:
        source = Path(folder) / "documents"
        source.mkdir()
        content = write(document, source)
        for name, (module, function) in STAGES.items():
            own = getattr(importlib.import_module(module), function)
            patches.enter_context(mock.patch(f"{module}.{function}", metered(name, own)))
        patches.enter_context(mock.patch("schemawright.directions.directed", side_effect=_Enough))
        with suppress(_Enough, Rejected):
            contract_of(Job("package", source, Path(folder) / "package", Options()), Problems())
    return max(content, size), told


def growth(stage: str, sizes: list[Measured]) -> float | None:
    """How many times the lines that `stage` took for each byte in which the last two differ are
    those for each byte in which the two before do; None where there are too few."""
    steps = [
        (after[0] - before[0], after[1].get(stage, 0) - before[1].get(stage, 0))
        for before, after in pairwise(sizes)
    ]
    (some, few), (more, many) = steps[-2:]
    if min(some, more) < 100 or many < FEW:
        return None
    return (many / more) / (max(few, FEW / 2) / some)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.limits.stages", description=__doc__)
    parser.add_argument("--only", choices=KINDS, help="this kind")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--part", default="0/1", metavar="K/N", help="every Nth kind from Kth on")
    arguments = parser.parse_args()
    start, step = map(int, arguments.part.split("/"))
    bad = 0
    for kind in [arguments.only] if arguments.only else list(KINDS)[start::step]:
        measured(KINDS[kind](_SMALL), lines)
        sizes = [measured(KINDS[kind](size), lines) for size in arguments.sizes]
        clock = measured(KINDS[kind](arguments.sizes[-1]), seconds)[1]
        for stage, count in sizes[-1][1].items():
            grows = growth(stage, sizes)
            steep = grows is not None and grows > GROWTH
            bad += steep
            print(
                f"{kind:36} {stage:12} {sizes[-1][0] / 1000:7.0f} KB {count / sizes[-1][0]:7.1f}"
                f" lines a byte {clock.get(stage, 0):6.2f} s"
                f" {'      ' if grows is None else f'x{grows:.2f}'}{'  <--' if steep else ''}",
                flush=True,
            )
    print(f"{bad} grow too steeply")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
