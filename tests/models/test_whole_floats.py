"""Numbers as 2.0 beside constants that they equal (whole_floats.yaml), in every style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packages import Loaded, package

CASES = yaml.safe_load(Path(__file__).with_name("whole_floats.yaml").read_text(encoding="utf-8"))
STYLES = ("pydantic", "dataclass", "msgspec", "typeddict")
DEFINITIONS = {
    "line": {"type": "integer", "enum": [1, 2, 3]},
    "page": {"type": "integer", "enum": [*range(60)]},
    "amount": {"type": "number"},
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("enums", ["literal", "enum"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_what_is_valid_comes_out_as_it_went_in(style: Any, enums: Any, case: Any) -> None:
    schema = {"title": "Place", "definitions": DEFINITIONS, **case["schema"]}
    files = package({"place.json": schema}, models=style, dialect="draft4", enums=enums).files
    made = Loaded(files)
    codec, check = made.module("codecs").place, made.module("validators").place
    for document in case["valid"]:
        dumped = codec.dump(codec.load(document))
        assert dumped == document
        assert check.is_valid(dumped)
    made.forget()
