"""What is said of the use of a member, by its schema or by what that is made of.

{"type": "string", "readOnly": true}                        →  readOnly
{"$ref": "#/$defs/stamp"}, stamp {"deprecated": true, …}    →  deprecated
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemawright.describe.conjuncts import all_conjuncts
from schemawright.describe.schema_facts import hides
from schemawright.keywords import keywords_of, meta_data
from schemawright.resolve import Library, Schema

DEPRECATED = meta_data.DEPRECATED.name
READ_ONLY, WRITE_ONLY = meta_data.READ_ONLY.name, meta_data.WRITE_ONLY.name
_REMARKS = (DEPRECATED, READ_ONLY, WRITE_ONLY)


def usage_remarks(library: Library, views: Iterable[Schema]) -> tuple[str, ...]:
    """The remarks about a member that is described by all of `views`. Of a value that several
    schemas describe, one word for each is enough (Validation 2020-12, sections 9.3 and 9.4)."""
    said = {keyword for view in views for keyword in _said(library, view)}
    return tuple(keyword for keyword in _REMARKS if keyword in said)


def _said(library: Library, view: Schema) -> Iterator[str]:
    for part in all_conjuncts(library, view):
        if not hides(part):
            keywords = keywords_of(part.dialect)
            yield from (k for k in _REMARKS if part.get(k) is True and k in keywords)
