"""Which classes are made of others, and that they say no less than their schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.models.conftest import Make
from tests.models.doors import Doors

CASES = yaml.safe_load(Path(__file__).with_name("bases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_bases(case: dict[str, Any], optional: str, make: Make) -> None:
    names = list(case["defs"])
    # Each by itself, so that all have names of their own.
    refs = {"properties": {name: {"$ref": f"#/$defs/{name}"} for name in names}}
    made = make({"all.json": {**refs, "$defs": case["defs"]}}, optional=optional)
    for name, bases in case["bases"].items():
        model = getattr(made.models, name)
        assert [base.__name__ for base in model.__bases__] == bases
        assert list(model.__annotations__) == case["own"][name]
    model = getattr(made.models, names[-1])
    doors = Doors(model, getattr(made.codecs, names[-1].lower()))
    assert [each for each in case["valid"] if not doors.accept(each)] == []
    assert [each for each in case["invalid"] if doors.accept(each)] == []
    read = model.model_validate(case["valid"][0])
    for name, field in model.model_fields.items():
        wire = field.alias or name
        if field.is_required():
            # As in any class, it cannot be set to nothing, and is nothing when it is deleted.
            if case["valid"][0][wire] is not None:
                with pytest.raises(ValueError):
                    setattr(read, name, None)
            delattr(read, name)
            assert getattr(read, name) is None
            assert wire not in read.model_dump()
