"""``unevaluatedItems`` (JSON Schema Core 2020-12, section 11.2): for the items that nothing else
in the same place has evaluated; see `unevaluated`.

    {"prefixItems": [{"type": "string"}], "unevaluatedItems": false}   ["a"] passes, ["a", 1] not
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import SCHEMA

KEYWORD = Keyword(
    "unevaluatedItems",
    SCHEMA,
    part="Item",
    about_leftovers=True,
    elsewhere='write all positions into "items" and "additionalItems": false beside it',
)
