"""What a class for a subschema is called after the place where the schema stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from schemawright.describe.aliases import is_alias
from schemawright.keywords import all_of, any_of, keywords_of, one_of, subschemas
from schemawright.names import class_name, words
from schemawright.resolve import Schema
from schemawright.values import Tokens

_ALTERNATIVES = (any_of.KEYWORD.name, one_of.KEYWORD.name)
#: The keywords whose schemas describe the instance itself.
BRANCHES = (*_ALTERNATIVES, all_of.KEYWORD.name)
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
    """The subschemas that describe instances of `schema` or parts of them, with what names them:
    ``Item2`` for the second of ``prefixItems``, ``Buyer`` for the property ``buyer``."""
    if schema.has("$ref") and schema.dialect.ref_hides_siblings:
        return
    keywords = keywords_of(schema.dialect)
    alone = [name for name in _ALTERNATIVES if _has_one_option(schema, name)]
    for tokens, _ in subschemas(schema.value, schema.dialect):
        part = keywords[str(tokens[0])].part
        if part is not None:
            yield tokens, "" if tokens[0] in alone else _part_name(part, tokens)


def _part_name(part: str, tokens: Tokens) -> str:
    if isinstance(tokens[-1], int):
        return f"{part}{tokens[-1] + 1}"
    return part or _pascal(tokens[-1])


def _has_one_option(schema: Schema, keyword: str) -> bool:
    """``anyOf: [{…}, {"type": "null"}]`` is the one thing that it may be, and takes the name of
    the place."""
    options = schema.get(keyword)
    if not isinstance(options, list) or has_members(schema):
        return False
    return sum(option != {"type": "null"} for option in options) == 1


@lru_cache(maxsize=10_000)
def _pascal(key: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in words(key)) or "Value"
