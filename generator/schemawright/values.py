"""JSON values, and where they stand in a document."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal
from typing import TypeAlias

#: A JSON value as Python holds it: exactly these types, no subclasses.
Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

#: From here on the `float` of a whole number may have other digits than that.
LARGE = 2**53
#: Longer numbers are not read as integers everywhere.
_LONG = 10**300

#: A JSON pointer, decoded: object keys as ``str``, array positions as ``int``.
Tokens: TypeAlias = tuple[str | int, ...]


def pointer(tokens: Tokens) -> str:
    """`tokens` as a JSON pointer (RFC 6901, section 3); the whole document is the empty string."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)


def at(document: Json, tokens: Tokens) -> Json:
    """The value at `tokens`; KeyError, IndexError or TypeError when there is none."""
    for token in tokens:
        if isinstance(document, dict) and isinstance(token, str):
            document = document[token]
        elif isinstance(document, list) and isinstance(token, int):
            document = document[token]
        else:
            raise TypeError(f"{type(document).__name__} has no {token!r}")
    return document


def pointed(document: Json, text: str) -> Tokens | None:
    """The place that `text`, a JSON pointer (RFC 6901), names in `document`; None if there is
    none, or if `text` is no pointer."""
    tokens: Tokens = ()
    if text and not text.startswith("/"):
        return None
    for part in text.split("/")[1:]:
        token = part.replace("~1", "/").replace("~0", "~")
        if isinstance(document, dict) and token in document:
            document, tokens = document[token], (*tokens, token)
        elif isinstance(document, list) and token.isdecimal() and int(token) < len(document):
            document, tokens = document[int(token)], (*tokens, int(token))
        else:
            return None
    return tokens


def walk(document: Json, tokens: Tokens = ()) -> Iterator[tuple[Tokens, Json]]:
    """Every value of a document with its place, parents before children, without recursion."""
    pending = [(tokens, document)]
    while pending:
        place, value = pending.pop()
        yield place, value
        if isinstance(value, dict):
            pending.extend(((*place, key), value[key]) for key in reversed(value))
        elif isinstance(value, list):
            pending.extend(((*place, i), value[i]) for i in reversed(range(len(value))))


def value_count(value: Json) -> int:
    """How many objects, arrays and scalars `value` consists of, without recursion."""
    count = 1
    pending = [value]
    while pending:
        around = pending.pop()
        if isinstance(around, (dict, list)):
            count += len(around)
            parts = around.values() if isinstance(around, dict) else around
            pending += [part for part in parts if isinstance(part, (dict, list))]
    return count


def is_deeper(value: Json, levels: int) -> bool:
    """Are more than `levels` objects and arrays in `value`, itself included, inside each other?
    Level by level, without recursion."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(levels):
        if not level:
            return False
        level = [
            part
            for around in level
            for part in (around.values() if isinstance(around, dict) else around)
            if isinstance(part, (dict, list))
        ]
    return bool(level)


def same(left: Json, right: Json) -> bool:
    """Equality of JSON values (JSON Schema Core, section 4.2.2): ``1 == 1.0``, ``True != 1``.
    Without recursion."""
    pending = [(left, right)]
    while pending:
        left, right = pending.pop()
        if isinstance(left, bool) or isinstance(right, bool):
            if left is not right:
                return False
        elif isinstance(left, dict) and isinstance(right, dict):
            if left.keys() != right.keys():
                return False
            pending += [(left[key], right[key]) for key in left]
        elif isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right):
                return False
            pending += zip(left, right, strict=True)
        elif left != right:
            return False
    return True


def number_key(value: int | float) -> int | float | None:
    """What stands for a number among the keys of a table: an integer if it is whole. None for a
    large `float` whose integer has other digits than it is written with, and for longer ones."""
    if abs(value) < LARGE:
        return int(value) if value == int(value) else value
    if abs(value) >= _LONG or (isinstance(value, float) and Decimal(repr(value)) != value):
        return None
    return int(value)


def comparable(value: Json) -> Hashable:
    """Something that is equal for the same JSON values, and for no others. Without recursion."""
    keys: list[Hashable] = []
    pending: list[Json] = [value]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            names = tuple(sorted(part))
            keys.append(names)
            pending += [part[name] for name in names]
        elif isinstance(part, list):
            keys.append(len(part))
            pending += part
        else:
            keys.append((type(part) if isinstance(part, bool) else None, part))
    return tuple(keys)
