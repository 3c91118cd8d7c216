"""The parts of a schema's instances, and what a part is called after its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from schemawright.describe.aliases import is_alias
from schemawright.names import class_name, words
from schemawright.resolve import Schema
from schemawright.values import Tokens

BRANCHES = {"anyOf": "Option", "oneOf": "Option", "allOf": "Part"}
_LONGEST_TITLE = 60


def has_members(schema: Schema) -> bool:
    """Is it an object whose members are named, and not just a reference to one?"""
    return isinstance(schema.get("properties"), dict) and not is_alias(schema)


def short_title(schema: Schema) -> str | None:
    """The class name that a schema's title gives, if it is no whole sentence."""
    title = schema.get("title")
    if not isinstance(title, str) or len(title) > _LONGEST_TITLE or not words(title):
        return None
    return class_name(title)


def parts(schema: Schema) -> Iterator[tuple[Tokens, str]]:
    """The subschemas that instances of `schema` have as parts, with what names them."""
    value = schema.value
    if not isinstance(value, dict) or ("$ref" in value and schema.dialect.ref_hides_siblings):
        return
    for keyword, inner in value.items():
        if keyword == "properties" and isinstance(inner, dict):
            yield from (((keyword, key), _pascal(key)) for key in inner)
        elif keyword == "patternProperties" and isinstance(inner, dict):
            yield from (((keyword, key), "Value") for key in inner)
        elif keyword in ("additionalProperties", "unevaluatedProperties"):
            yield (keyword,), "Value"
        elif keyword in ("items", "prefixItems") and isinstance(inner, list):
            yield from (((keyword, i), f"Item{i + 1}") for i in range(len(inner)))
        elif keyword in ("items", "additionalItems", "unevaluatedItems"):
            yield (keyword,), "Item"
        elif keyword in BRANCHES and isinstance(inner, list):
            yield from _branches(schema, keyword, inner)


def _branches(
    schema: Schema, keyword: str, inner: Sequence[object]
) -> Iterator[tuple[Tokens, str]]:
    """``Option1``, ``Option2``; but ``anyOf: [{…}, {"type": "null"}]`` is the one thing that it
    may be, and takes the name of the place."""
    real = [i for i, branch in enumerate(inner) if branch != {"type": "null"}]
    alone = keyword != "allOf" and len(real) == 1 and not has_members(schema)
    for i in range(len(inner)):
        yield (keyword, i), "" if alone else f"{BRANCHES[keyword]}{i + 1}"


@lru_cache(maxsize=10_000)
def _pascal(key: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in words(key)) or "Value"
