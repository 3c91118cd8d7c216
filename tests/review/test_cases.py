"""Verdicts on pairs of schemas, from `cases/`: one file a keyword."""

from __future__ import annotations

from typing import Any

import pytest
from schemawright import compile_validator

from tests.review.verdicts import cases, compared, settings_of


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in cases()])
def test_verdicts(case: dict[str, Any]) -> None:
    comparison = compared(case)
    verdicts = comparison.send.verdict, comparison.receive.verdict
    assert verdicts == (case["send"], case["receive"]), comparison
    for direction, accepting, refusing in (
        (comparison.send, "old", "new"),
        (comparison.receive, "new", "old"),
    ):
        if direction.verdict == "breaking":
            accepts, refuses = (
                compile_validator(case[key], **settings_of(case)).is_valid
                for key in (accepting, refusing)
            )
            assert accepts(direction.witness)
            assert not refuses(direction.witness)
        if direction.verdict == "undecided":
            assert direction.reason
