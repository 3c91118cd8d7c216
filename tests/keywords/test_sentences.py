"""What documentation says of a keyword, beside which others."""

from __future__ import annotations

from typing import Any

import pytest
from schemawright.dialects import DRAFT4, DRAFT2020, Dialect
from schemawright.keywords import spoken_of


def said(schema: dict[str, Any], dialect: Dialect = DRAFT2020) -> str:
    """All sentences about `schema`, in their order."""
    sentences = [
        keyword.sentence(schema[keyword.name], schema)
        for keyword in spoken_of(dialect.extended(("ajv",)))
        if keyword.name in schema
    ]
    return " ".join(sentence for sentence in sentences if sentence)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"minItems": 1, "maxItems": 2}, "At least 1 item. At most 2 items."),
        ({"maxLength": 5, "pattern": "^a"}, "Matches `^a`. At most 5 characters."),
        ({"minimum": 1, "exclusiveMaximum": 9.5}, "At least 1. Less than 9.5."),
        ({"pattern": "a\r\n"}, r"Matches `a\r\n`."),
        ({"uniqueItems": True}, "Items are unique."),
        ({"uniqueItems": False, "readOnly": False}, ""),
        ({"default": None, "examples": ["a", 1, [2], "d"]}, "Default: null. Examples: a, 1, [2]."),
        ({"examples": []}, ""),
        ({"default": " "}, 'Default: " ".'),
        ({"default": "x" * 300}, f"Default: {'x' * 200}…."),
        ({"type": "string", "title": "A", "description": "B"}, ""),
        ({"range": [1, 3]}, "From 1 to 3."),
        ({"exclusiveRange": [0, 1.5]}, "More than 0 and less than 1.5."),
        ({"anyRequired": ["a", "b"], "prohibited": ["c"]}, "At least one of a, b. Without c."),
        ({"uniqueItemProperties": ["id"]}, "No two items have the same id."),
    ],
)
def test_sentences(schema: dict[str, Any], expected: str) -> None:
    assert said(schema) == expected


def test_a_bound_of_draft_4_with_its_switch() -> None:
    assert said({"minimum": 3, "exclusiveMinimum": True}, DRAFT4) == "More than 3."
    assert said({"maximum": 3, "exclusiveMaximum": False}, DRAFT4) == "At most 3."
