"""What a case's generated code costs: its source, the calls, and the time of each instance."""

from __future__ import annotations

import cProfile
import pstats

from benchmarks.cases import Case
from benchmarks.timing import measure


def profile(case: Case) -> None:
    """Print the source of the boolean functions, the instances by time, and the calls."""
    from schemawright import compile_validator

    validator = compile_validator(case.schema)
    print(validator.source)
    times = [
        (measure({"": validator.is_valid}, [each.value], rounds=5, batch=1_000_000)[""].best, each)
        for each in case.instances
    ]
    for taken, instance in sorted(times, key=lambda pair: -pair[0]):
        print(f"{taken / 1000:10.2f} us  {instance.name}")
    profiler = cProfile.Profile()
    profiler.enable()
    for _ in range(200):
        for instance in case.instances:
            validator.is_valid(instance.value)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(25)
