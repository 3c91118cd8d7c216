"""Results as a table for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from benchmarks.peers import FAST, OURS, RUST
from benchmarks.run import Result, geometric_mean

_NAME = 28
_CELL = 14


def table(results: Sequence[Result], names: Sequence[str]) -> Iterator[str]:
    """The table, line by line: microseconds per instance, and ours in units of two others."""
    for group, members in groupby(results, key=lambda result: result.case.group):
        yield ""
        yield _row(group, [*names, f"/{RUST.name}", f"/{FAST.name}"])
        chosen = list(members)
        for result in chosen:
            yield _line(result, names)
        yield from _means(chosen, names)
    yield ""
    yield _row("all", names)
    yield from _means(results, names)
    yield ""
    yield from _compiling(results, names)
    yield from _remarks(results)


def as_json(results: Sequence[Result], extra: dict[str, Any]) -> dict[str, Any]:
    """{"cases": [{"name", "group", "instances", "us": {validator: {"best", "median"}},
    "compile_seconds": {validator}, "failed": {validator: text}, "wrong": {validator:
    [instance]}}], "geometric_means": {validator: in units of jsonschema-rs}, …}."""
    names = sorted({name for result in results for name in result.times})
    means = {name: mean for name in names if (mean := _mean(results, name)) is not None}
    return {"cases": [_case(result) for result in results], "geometric_means": means, **extra}


def _case(result: Result) -> dict[str, Any]:
    case = result.case
    return {
        "name": case.name,
        "group": case.group,
        "instances": len(case.instances),
        "valid": sum(instance.valid is True for instance in case.instances),
        "us": {
            name: {"best": time.best / 1000, "median": time.median / 1000}
            for name, time in result.times.items()
        },
        "compile_seconds": result.compiling,
        "failed": result.failed,
        "wrong": result.wrong,
        "undecided": result.undecided,
    }


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name[:_NAME]:{_NAME}}" + "".join(f"{cell:>{_CELL}} " for cell in cells)


def _line(result: Result, names: Sequence[str]) -> str:
    cells = [_time(result, name) for name in names]
    for other in (RUST.name, FAST.name):
        ratio = result.ratio(OURS.name, other)
        cells.append("" if ratio is None else f"{ratio:.2f}")
    return _row(result.case.name, cells)


def _time(result: Result, name: str) -> str:
    if name in result.failed:
        return "error" if name in result.compiling else "cannot"
    if name not in result.times:
        return ""
    mark = "!" if name in result.wrong else ""
    return f"{result.times[name].best / 1000:.2f}{mark}"


def _mean(results: Sequence[Result], name: str, other: str = RUST.name) -> float | None:
    ratios = [ratio for each in results if (ratio := each.ratio(name, other)) is not None]
    return geometric_mean(ratios) if ratios else None


def _means(results: Sequence[Result], names: Sequence[str]) -> Iterator[str]:
    for other in (RUST.name, FAST.name):
        means = [_mean(results, name, other) for name in names]
        cells = ["" if mean is None else f"{mean:.2f}" for mean in means]
        yield _row(f"  mean, {other} = 1", cells)


def _compiling(results: Sequence[Result], names: Sequence[str]) -> Iterator[str]:
    yield _row("compiling, seconds", names)
    slowest = sorted(results, key=lambda result: -result.compiling.get(OURS.name, 0))[:5]
    for result in slowest:
        seconds = [result.compiling.get(name) for name in names]
        yield _row("  " + result.case.name, ["" if s is None else f"{s:.3f}" for s in seconds])
    totals = [sum(result.compiling.get(name, 0) for result in results) for name in names]
    yield _row("  all", [f"{total:.3f}" for total in totals])


def _remarks(results: Sequence[Result]) -> Iterator[str]:
    yield ""
    for result in results:
        for name, trouble in result.failed.items():
            yield f"{result.case.name}: {name} cannot: {trouble}"
    for result in results:
        for name, wrong in result.wrong.items():
            shown = ", ".join(wrong[:3]) + (", …" if len(wrong) > 3 else "")
            yield f"{result.case.name}: {name} judges {len(wrong)} wrongly: {shown}"
        if result.undecided:
            yield f"{result.case.name}: undecided: {', '.join(result.undecided)}"
        if not result.case.instances:
            yield f"{result.case.name}: no instances"
