"""Extension vocabularies hold at every door: the values of their keywords' fixtures, in each style,
as the member of an object and as an item beside others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.models.doors import Doors
from tests.packages import Loaded, package
from tests.recording import cases
from tests.suite.styled import STYLES, accepts

FIXTURES = Path(__file__).resolve().parent.parent / "keywords"
FILES = sorted((FIXTURES / "ajv").glob("*.yaml"))
Accepts = Callable[[Any], bool]


@pytest.fixture
def accepting() -> Iterator[Callable[[Any, str], Accepts]]:
    """``accepting(schema, style)``: do all doors of the class for `schema` let a value in?"""
    loaded: list[Loaded] = []

    def made(schema: Any, style: str) -> Accepts:
        files = package({"thing.json": schema}, models=style, vocabularies=("ajv",)).files
        loaded.append(Loaded(files))
        if style == "pydantic":
            return Doors(loaded[-1].module("models").Thing).accept
        codec = loaded[-1].module("codecs").thing
        refusal = loaded[-1].module("validators").ValidationError
        return lambda value: accepts(codec, refusal, value)

    yield made
    for each in loaded:
        each.forget()


@pytest.mark.parametrize("style", ["pydantic", *STYLES])
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_door(path: Path, style: str, accepting: Callable[[Any, str], Accepts]) -> None:
    for case in cases(path):
        if "vocabularies" not in case:
            continue
        inner, outer = case["schema"], {"kind": {"type": "string"}}
        as_it_is = accepting(inner, style)
        as_part = accepting(
            {
                "type": "object",
                "properties": {"it": inner, "all": {"type": "array", "items": inner}, **outer},
            },
            style,
        )
        for expected, values in ((True, case["valid"]), (False, case["invalid"])):
            for value in values:
                assert as_it_is(value) is expected, (inner, value)
                assert as_part({"it": value, "kind": "x"}) is expected, (inner, value)
                assert as_part({"all": [value]}) is expected, (inner, value)
