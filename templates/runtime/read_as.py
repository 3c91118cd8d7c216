"""Defaults that are documents of a class, which `codecs` reads.

    @reads_defaults
    @dataclass(slots=True, kw_only=True)
    class Order:
        buyer: Person = field(
            default_factory=defaults_to(read_as("person", {"name": "Ada"}))
        )

Each reading of `Order().buyer` makes a `Person` of its own.
"""

from __future__ import annotations

from copy import deepcopy
from importlib import import_module
from typing import Any


class _Document:
    """A document for a codec or a function; a copy of it is what that makes of it."""

    __slots__ = ("_document", "_reader")

    def __init__(self, reader: str, document: object) -> None:
        self._reader, self._document = reader, document

    def __deepcopy__(self, memo: object) -> Any:
        # The codecs know the classes, so they cannot be there before these are.
        reader = getattr(import_module("..codecs", __package__), self._reader)
        read = reader if callable(reader) else reader.read
        return read(deepcopy(self._document))


def read_as(reader: str, document: object) -> Any:
    """What stands for `document`, and is copied as what the codec of that name, or the function
    of `codecs`, makes of it."""
    return _Document(reader, document)
