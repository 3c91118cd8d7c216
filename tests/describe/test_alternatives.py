"""The words that tell alternatives apart (`alternatives.yaml`), and that another alternative behind
them changes none."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright.describe.alternatives import alternative_words
from schemawright.describe.records import Records
from schemawright.diagnostics import Problems
from schemawright.resolve import resolve

from tests.packages import source

_DATA: Any = yaml.safe_load(
    (Path(__file__).parent / "alternatives.yaml").read_text(encoding="utf-8")
)
_SCHEMAS: dict[str, Any] = _DATA["alternatives"]


def words_of(letters: tuple[str, ...]) -> list[str]:
    cat = {"type": "object", "properties": {"kind": {"const": "cat"}}, "required": ["kind"]}
    listed = [_SCHEMAS[letter] for letter in letters]
    document = {"$defs": {"cat": cat}, "anyOf": listed}
    library = resolve([source("place.json", document)], Problems())
    (place,) = (schema for schema in library.schemas if not schema.tokens)
    branches = [library.child(place, "anyOf", i) for i in range(len(listed))]
    return alternative_words(Records(library), branches, frozenset())


@pytest.mark.parametrize("letters", _DATA["cases"])
def test_words(letters: str) -> None:
    words = [word or "-" for word in words_of(tuple(letters.split()))]
    assert words == _DATA["cases"][letters].split()


def test_another_alternative_changes_none() -> None:
    changed = [
        (*two, another)
        for two in permutations(_SCHEMAS, 2)
        for another in _SCHEMAS.keys() - {*two}
        if words_of((*two, another))[:2] != words_of(two)
    ]
    assert not changed


def test_another_object_renames_none_that_was_alone() -> None:
    """But for those with two constants, or several values of one: what tells is known of two."""
    others = set("abcdefgpqrvw")
    changed = [
        (one, another)
        for one in "abcfpqrvw"
        for another in others - {one}
        if words_of((one, another))[:1] != words_of((one,))
    ]
    assert not changed
