"""Timing: CPU time of this thread, interleaved, without garbage collection.

Every validator gets a batch of about the same time in every round (A B C A B C …), so that a
slow moment of the machine hits all alike, and the best batch of each is taken: noise only adds.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from schemawright.values import Json

#: Of a validator whose single pass exceeds this, only every fourth round is measured.
_SLOW = 30_000_000


@dataclass(frozen=True)
class Time:
    """Nanoseconds per instance: of the best batch and of the median one."""

    best: float
    median: float


def measure(
    validators: Mapping[str, Callable[[Json], object]],
    values: Sequence[Json],
    *,
    rounds: int,
    batch: int,
) -> dict[str, Time]:
    """Time `validators` over `values`: `rounds` batches each, of about `batch` nanoseconds and
    at least one pass over all values."""
    enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        single = {name: _warm(each, values) for name, each in validators.items()}
        loops = {name: max(1, batch // max(1, took)) for name, took in single.items()}
        taken: dict[str, list[float]] = {name: [] for name in validators}
        for number in range(rounds):
            for name, each in validators.items():
                if number % 4 == 0 or single[name] < _SLOW:
                    passes = loops[name]
                    taken[name].append(_batch(each, values, passes) / (passes * len(values)))
    finally:
        if enabled:
            gc.enable()
    return {name: Time(min(times), statistics.median(times)) for name, times in taken.items()}


def timed(action: Callable[[], object]) -> float:
    """Seconds of CPU time of one call."""
    started = time.thread_time_ns()
    action()
    return (time.thread_time_ns() - started) / 1e9


def _warm(is_valid: Callable[[Json], object], values: Sequence[Json]) -> int:
    """Nanoseconds of a pass, after one that specialises the byte code and fills the caches."""
    if (first := _batch(is_valid, values, 1)) > _SLOW:
        return first
    return _batch(is_valid, values, 1)


def _batch(is_valid: Callable[[Json], object], values: Sequence[Json], passes: int) -> int:
    started = time.thread_time_ns()
    for _ in range(passes):
        for value in values:
            is_valid(value)
    return time.thread_time_ns() - started
