"""The types of JSON, and what messages call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .numbers import is_integer, is_number

if TYPE_CHECKING:
    from .values import Json

_ARTICLES = {
    "null": "null",
    "array": "an array",
    "integer": "an integer",
    "object": "an object",
}


def with_article(name: str) -> str:
    """``an array``: what a value of the JSON type `name` is."""
    return _ARTICLES.get(name, f"a {name}")


def is_of_type(value: Json, name: str) -> bool:
    """Is `value` of the JSON type `name`?"""
    if name == "null":
        return value is None
    if name == "boolean" or isinstance(value, bool):
        return name == "boolean" and isinstance(value, bool)
    if name == "integer":
        return is_integer(value)
    if name == "number":
        return is_number(value)
    kinds = {"object": dict, "array": list, "string": str, "strict integer": int}
    return isinstance(value, kinds[name])
