"""``unevaluatedProperties`` (JSON Schema Core 2020-12, section 11.3): for the properties that
nothing else in the same place has evaluated; see `unevaluated`.

    {"anyOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}],
     "unevaluatedProperties": false}      {"a": 1} passes, {"c": 1} does not
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SCHEMA

KEYWORD = Keyword(
    "unevaluatedProperties",
    SCHEMA,
    part="Value",
    about_leftovers=True,
    elsewhere='write all names into "properties" and "additionalProperties": false beside it',
)
