"""The shapes of keywords say what the metaschemas say.

Every keyword of every dialect is tried with values of every kind, and the verdict is the one that
`jsonschema` gives on the metaschema; for OpenAPI 3.0, which has none in JSON Schema, on the one
written out in `openapi30`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from jsonschema import validators
from schemawright.dialects import OPENAPI30, Dialect, dialect_named
from schemawright.keywords import keywords_of, subschemas
from schemawright.keywords.shapes import SCHEMA, Shape

from tests.conform.openapi30 import METASCHEMA

#: A shape, a value, whether draft 4 rules -> does the value have the shape?
Verdict: TypeAlias = Callable[[Shape, Any, bool], bool]

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


DIALECT_NAMES = (*VALIDATORS, "openapi30")


def dialect_of(name: str) -> Dialect:
    dialect = OPENAPI30 if name == "openapi30" else dialect_named(name)
    assert dialect is not None
    return dialect


def described(name: str) -> set[str]:
    """The keywords that the metaschema of a dialect mentions."""
    if name == "openapi30":
        return set(METASCHEMA["properties"])  # type: ignore[arg-type]
    validator = VALIDATORS[name](VALIDATORS[name].META_SCHEMA)
    found = set(validator.schema["properties"])
    for part in validator.schema.get("allOf", ()):
        resolved = validator._resolver.lookup(
            validator.schema["$id"].rsplit("/", 1)[0] + "/" + part["$ref"]
        )
        found |= set(resolved.contents["properties"])
    return found


def accepts(name: str, schema: Any) -> bool:
    """The verdict of the metaschema on a schema with everything inside it."""
    if name == "openapi30":
        return bool(validators.Draft4Validator(METASCHEMA).is_valid(schema))
    return bool(VALIDATORS[name](VALIDATORS[name].META_SCHEMA).is_valid(schema))


def conforms(dialect: Dialect, schema: Any, fits: Verdict) -> bool:
    """Our verdict: each keyword of the schema by its shape, then the same for those inside."""
    keywords = keywords_of(dialect)
    if not isinstance(schema, dict):
        return fits(SCHEMA, schema, dialect.is_draft4)
    fine = all(
        fits(keywords[name].shape, value, dialect.is_draft4)
        and (not keywords[name].needs or keywords[name].needs in schema)
        for name, value in schema.items()
        if name in keywords
    )
    below = [inner for _, inner in subschemas(schema, dialect) if isinstance(inner, dict)]
    return fine and all(conforms(dialect, inner, fits) for inner in below)


def at_a_glance(shape: Shape, value: Any, draft4: bool) -> bool:
    return shape.fits(value, draft4)


def without_offences(shape: Shape, value: Any, draft4: bool) -> bool:
    return not list(shape.offences(value, draft4))


@pytest.mark.parametrize("name", DIALECT_NAMES)
@pytest.mark.parametrize("fits", [at_a_glance, without_offences])
def test_every_keyword_with_every_kind_of_value(name: str, fits: Verdict) -> None:
    dialect = dialect_of(name)
    beyond = {"$ref"} if name == "draft4" else set()  # the metaschema does not mention it
    wrong = []
    for keyword in sorted((described(name) | set(keywords_of(dialect))) - beyond):
        for value in VALUES:
            schema = {keyword: value}
            inside = name != "openapi30" or value not in ([{"type": "x"}], {"a": {"type": "x"}})
            if inside and accepts(name, schema) != conforms(dialect, schema, fits):
                wrong.append(schema)
    assert not wrong


@pytest.mark.parametrize("name", DIALECT_NAMES)
def test_the_metaschema_mentions_no_other_keywords(name: str) -> None:
    beyond = {"$ref"} if name == "draft4" else set()
    assert described(name) == set(keywords_of(dialect_of(name))) - beyond
