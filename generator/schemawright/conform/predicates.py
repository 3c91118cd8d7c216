"""Looks: each proves, or leaves open, that the value of a keyword conforms.

All take the value, its place, and the list to which the schemas in the value are added.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from schemawright.values import Json, Tokens

#: A place that holds a schema, and the schema.
Found = tuple[Tokens, Json]
#: (value, its place, where to add the schemas in it) -> does the value surely conform?
Look = Callable[[Json, Tokens, list[Found]], bool]

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")


def is_text(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, str)


def is_truth(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, bool)


def is_number(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return type(value) is int or type(value) is float


def is_positive(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return (type(value) is int or type(value) is float) and value > 0


def is_count(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return type(value) is int and value >= 0


def is_list(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, list)


def doubtful(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return False


def is_type(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    if isinstance(value, str):
        return value in TYPES
    if not isinstance(value, list) or not value or not _distinct_texts(value):
        return False
    return all(each in TYPES for each in value)


def is_one_type(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, str) and value != "null" and value in TYPES


def are_texts(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, list) and _distinct_texts(value)


def are_some_texts(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, list) and bool(value) and _distinct_texts(value)


def _distinct_texts(value: list[Json]) -> bool:
    texts = {each for each in value if isinstance(each, str)}
    return len(texts) == len(value)


def are_some_scalars(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    """Distinct, where ``true`` is not ``1``, and at least one."""
    if not isinstance(value, list) or any(isinstance(each, (list, dict)) for each in value):
        return False
    distinct = {
        (isinstance(each, bool), each) for each in value if not isinstance(each, (list, dict))
    }
    return 0 < len(distinct) == len(value)


def are_texts_by_name(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, dict) and all(
        are_texts(each, tokens, below) for each in value.values()
    )


def are_truths_by_name(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    return isinstance(value, dict) and all(isinstance(each, bool) for each in value.values())


def matching(pattern: str) -> Look:
    matches = re.compile(pattern).fullmatch
    return lambda value, tokens, below: isinstance(value, str) and matches(value) is not None


def is_schema(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    if isinstance(value, dict):
        below.append((tokens, value))
        return True
    return isinstance(value, bool)


def is_object_schema(value: Json, tokens: Tokens, below: list[Found]) -> bool:
    """A schema of a dialect in which booleans are none."""
    return is_schema(value, tokens, below) and not isinstance(value, bool)


def are_schemas(schema: Look) -> Look:
    def look(value: Json, tokens: Tokens, below: list[Found]) -> bool:
        if not isinstance(value, list):
            return False
        # A list, because `all` must not stop before every schema is collected.
        fine = [schema(each, (*tokens, i), below) for i, each in enumerate(value)]
        return bool(fine) and all(fine)

    return look


def are_named(schema: Look) -> Look:
    def look(value: Json, tokens: Tokens, below: list[Found]) -> bool:
        if not isinstance(value, dict):
            return False
        fine = [schema(each, (*tokens, name), below) for name, each in value.items()]
        return all(fine)

    return look


def is_either(first: Look, second: Look) -> Look:
    def look(value: Json, tokens: Tokens, below: list[Found]) -> bool:
        return first(value, tokens, below) or second(value, tokens, below)

    return look
