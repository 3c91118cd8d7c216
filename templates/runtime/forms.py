"""Bodies of HTML forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from .bodies import Json
from .deep_object import deep_object
from .failures import RequestInvalid
from .parameters import items, scalar


@dataclass(frozen=True, slots=True)
class Form(Json):
    """``application/x-www-form-urlencoded``; an array repeats its name, or its items stand in
    one text with what `delimiters` say between them. The members of those that are `deep` are
    fields of their own: ``name[member]``, ``name[0]``."""

    media_type: str = "application/x-www-form-urlencoded"
    delimiters: tuple[tuple[str, str], ...] = ()
    deep: tuple[str, ...] = ()

    def write(self, document: object) -> tuple[str, bytes]:
        fields = fields_of(document, dict(self.delimiters), self.deep)
        pairs = ((name, scalar(value)) for name, value in fields)
        return self.media_type, urlencode(list(pairs)).encode()

    def read(self, content: bytes) -> object:
        raise ValueError("forms are only sent")


def fields_of(
    document: object, delimiters: Mapping[str, str], deep: tuple[str, ...]
) -> Iterator[tuple[str, object]]:
    """The fields of a form, with their names."""
    if not isinstance(document, dict):
        raise RequestInvalid("body: a form needs named members")
    for name, value in cast("dict[str, object]", document).items():
        if name in deep:
            yield from deep_object(name, value)
            continue
        several = cast("list[object]", value) if isinstance(value, list) else [value]
        if isinstance(value, list) and name in delimiters:
            several = [delimiters[name].join(items(several, str))]
        yield from ((name, item) for item in several if item is not None)
