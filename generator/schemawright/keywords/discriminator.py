"""``discriminator`` (OpenAPI 3.0, section 4.7.25): which property says what an object is. A hint
for those who read: what passes is decided by ``oneOf`` and ``anyOf`` alone.

    {"oneOf": [...], "discriminator": {"propertyName": "kind"}}

In Swagger 2.0 ("Schema Object") it is the property's name alone, and its values are the names of
definitions.
"""

from __future__ import annotations

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.shapes import TEXT, MapOf, Members

KEYWORD = Keyword(
    "discriminator",
    Members((("propertyName", TEXT), ("mapping", MapOf(TEXT))), required=("propertyName",)),
)
SWAGGER20 = Keyword("discriminator", TEXT)
