"""The cases of `cases/`, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemawright import Comparison, compare

CASES = sorted(Path(__file__).with_name("cases").glob("*.json"))


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each case with its name."""
    for path in CASES:
        for case in json.loads(path.read_text(encoding="utf-8")):
            yield f"{path.stem}: {case['case']}", case


def settings_of(case: dict[str, Any]) -> dict[str, Any]:
    return {key: case[key] for key in ("dialect", "formats") if key in case}


def compared(case: dict[str, Any]) -> Comparison:
    return compare(case["old"], case["new"], **settings_of(case))


def wrong_cases() -> Iterator[str]:
    """Each case whose verdicts are not what it says."""
    for name, case in cases():
        comparison = compared(case)
        verdicts = comparison.send.verdict, comparison.receive.verdict
        if verdicts != (case["send"], case["receive"]):
            yield f"{name}: {verdicts}"
