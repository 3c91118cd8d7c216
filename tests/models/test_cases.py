"""The cases of ``cases.yaml``: what is printed, what is accepted, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.models.conftest import Make
from tests.models.doors import Doors

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], make: Make) -> None:
    made = make({"thing.json": case["schema"]})
    printed = [line.strip() for line in made.text.splitlines()]
    assert [line for line in case["lines"] if line not in printed] == []
    assert [warning.code for warning in made.warnings] == case.get("warns", [])
    doors = Doors(made.models.Thing)
    for verdict, documents in ((True, case["valid"]), (False, case["invalid"])):
        assert [each for each in documents if doors.accept(each) is not verdict] == []
