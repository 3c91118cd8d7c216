"""Defaults that are documents of a class, which its codec reads.

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
    """A document for the codec of that name; a copy of it is what the codec makes of it."""

    __slots__ = ("_codec", "_document")

    def __init__(self, codec: str, document: object) -> None:
        self._codec, self._document = codec, document

    def __deepcopy__(self, memo: object) -> Any:
        # The codecs know the classes, so they cannot be there before these are.
        codecs = import_module("..codecs", __package__)
        return getattr(codecs, self._codec).read(deepcopy(self._document))


def read_as(codec: str, document: object) -> Any:
    """What stands for `document`, and is copied as what the package's `codec` makes of it."""
    return _Document(codec, document)
