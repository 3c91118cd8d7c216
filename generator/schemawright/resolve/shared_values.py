"""Documents that a program has made, in which one object may be at two places.

text = {"$ref": "#/$defs/Text"}                         text, and a copy of it
a.json: {"$id": …, "properties": {"title": text}}   →   a.json as it was
b.json: {"$id": …, "properties": {"note": text}}        b.json with the copy

It can mean two things there, for what a reference leads to depends on what is around it. Readers
give every place an object of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from schemawright.read.copies import copied
from schemawright.read.source import Source
from schemawright.values import walk


def without_shared_values(sources: Iterable[Source]) -> tuple[Source, ...] | None:
    """Copies of the `sources`, which have no object in common and none at two places; None where
    that is so already."""
    sources = tuple(sources)
    containers = [
        id(value)
        for source in sources
        for _, value in walk(source.document)
        if isinstance(value, (dict, list))
    ]
    if len(set(containers)) == len(containers):
        return None
    return tuple(
        source.with_document(copied(source.document, sys.maxsize)[0], ()) for source in sources
    )
