"""``discriminator`` (OpenAPI 3.0, section 4.7.25): which property says what an object is. A hint
for those who read: what passes is decided by ``oneOf`` and ``anyOf`` alone.

    {"oneOf": [...], "discriminator": {"propertyName": "kind"}}

In Swagger 2.0 ("Schema Object") it is the property's name alone, and its values are the names of
definitions.
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.keywords.keyword import Keyword
from schemawright.keywords.meanings import IntendedMeaning, a_remark
from schemawright.keywords.shapes import TEXT, MapOf, Members
from schemawright.values import Json


def _meant(name: str, value: Json, around: Mapping[str, Json]) -> IntendedMeaning | None:
    """Swagger 2.0 has the name of the property alone. Anything else says nothing."""
    if isinstance(value, str):
        return IntendedMeaning(
            "and is read as the name of the property", {name: {"propertyName": value}}
        )
    return a_remark(name, value, around)


#: What a schema may say that the property has, where it is not the schema's name.
VALUES = ("x-ms-discriminator-value", "x-discriminator-value")

KEYWORD = Keyword(
    "discriminator",
    Members((("propertyName", TEXT), ("mapping", MapOf(TEXT))), required=("propertyName",)),
    meant=_meant,
)
SWAGGER20 = Keyword("discriminator", TEXT)
