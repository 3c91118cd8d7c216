"""`conform` says what the metaschema says, and a look never passes what the metaschema does not.

Every keyword of every dialect is tried with values of every kind.
"""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import validators
from schemawright.conform.fast_path import WORDS
from schemawright.conform.metaschema import judge
from schemawright.conform.openapi30 import METASCHEMA

VALIDATORS: dict[str, Any] = {
    "draft4": validators.Draft4Validator,
    "draft6": validators.Draft6Validator,
    "draft7": validators.Draft7Validator,
    "draft2019-09": validators.Draft201909Validator,
    "draft2020-12": validators.Draft202012Validator,
}
SCALARS: list[Any] = [None, True, False, 0, 1, -1, 2.0, 1.5, 0.0, -0.5, 10**400, 1e300]
TEXTS: list[Any] = ["", "a", "string", "null", "strin", "#a", "a#", "https://example.test/a", "9"]
VALUES: list[Any] = [
    *SCALARS,
    *TEXTS,
    *([each] for each in (*SCALARS, *TEXTS, [], {}, {"type": "x"})),
    *({"a": each} for each in (*SCALARS, *TEXTS, [], {}, ["b"], ["b", "b"], [1], {"type": "x"})),
    *(
        [],
        {},
        ["a", "b"],
        ["a", "a"],
        [1, True],
        [1, 1.0],
        [[1], [1]],
        [{}, {}],
        [{"a": 1}, {"a": 1}],
    ),
    *(["string", "null"], ["string", "strin"], ["string", "string"], ["string", 1]),
    {"propertyName": "a", "mapping": {"a": 1}},
    {"propertyName": "a", "mapping": {"a": "b"}},
    {"name": "a", "attribute": 1, "url": 5},
]


def keywords(dialect: str) -> set[str]:
    """The keywords that the metaschema of `dialect` mentions, and those that we look at."""
    if dialect == "openapi30":
        return set(WORDS[dialect].looks) | set(METASCHEMA["properties"])  # type: ignore[arg-type]
    validator = VALIDATORS[dialect](VALIDATORS[dialect].META_SCHEMA)
    found = set(validator.schema["properties"])
    for part in validator.schema.get("allOf", ()):
        resolved = validator._resolver.lookup(
            validator.schema["$id"].rsplit("/", 1)[0] + "/" + part["$ref"]
        )
        found |= set(resolved.contents["properties"])
    return found | set(WORDS[dialect].looks)


def accepts(dialect: str, schema: Any) -> bool:
    """The verdict of the metaschema on a schema with everything inside it."""
    if dialect == "openapi30":
        return bool(validators.Draft4Validator(METASCHEMA).is_valid(schema))
    return bool(VALIDATORS[dialect](VALIDATORS[dialect].META_SCHEMA).is_valid(schema))


def conforms(dialect: str, schema: Any) -> bool:
    """Our verdict: look, judge what is odd, then the same for the schemas inside."""
    below: list[Any] = []
    odd = WORDS[dialect].odd((), schema, below)
    fine = odd is None or not judge(odd, dialect)
    return fine and all(conforms(dialect, each) for _, each in below)


@pytest.mark.parametrize("dialect", WORDS)
def test_every_keyword_with_every_kind_of_value(dialect: str) -> None:
    beyond = {"$ref"} if dialect == "draft4" else set()  # the metaschema does not mention it
    wrong = []
    for keyword in sorted(keywords(dialect) - beyond):
        for value in VALUES:
            schema = {keyword: value}
            inside = dialect != "openapi30" or value not in ([{"type": "x"}], {"a": {"type": "x"}})
            if inside and accepts(dialect, schema) != conforms(dialect, schema):
                wrong.append(schema)
    assert not wrong


@pytest.mark.parametrize("dialect", WORDS)
def test_looking_is_enough_for_ordinary_schemas(dialect: str) -> None:
    nothing = {"type": "object", "properties": {"a": {"type": "string", "maxLength": 5}}}
    assert WORDS[dialect].odd((), nothing, []) is None
    assert all(WORDS[dialect].looks.get(keyword) for keyword in nothing)
