"""The text that a document's name is made from: whichever of its title, its ``$id`` and the name
of its file says most.

title "Purchase order", $id …/order.json              →  Purchase order
title "JSON schema for a purchase order"              →  purchase order
title "Schema", $id …/manifest/v12.json               →  manifest v12
title "Event", $id …/order-placed.json                →  order-placed
no title, $id …/oas/3.1/schema/2022-10-07             →  oas 3.1
schema.json, and nothing else                         →  schema

Words that any document could have (schema, JSON, versions) do not count. A title of more words than
a name has is a sentence. The file is asked last, so that it can be called as people like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from schemawright.dialects import DEFAULT, Dialect
from schemawright.names import words
from schemawright.read.source import Source
from schemawright.resolve.identity import component_name, parts_of, stated_id, stem

_EMPTY = frozenset(
    """
    a an and api definition definitions describing description document draft file for format in
    index json main model object of openapi root schema schemas spec specification standard
    structure the to type types version yaml
    """.split()
)
_VERSION = re.compile(r"v?\d+", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_BEFORE = re.compile(
    r"(?:an?\s+|the\s+)?(?:json[- ]?)?schema\s+(?:for|of|describing)\s+(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[\s,:-]+(?:json[- ]?)?schema\W*$", re.IGNORECASE)
#: As many words that count has a title that is a name.
_MOST = 5
_LONGEST = 60


def label(source: Source, dialect: Dialect = DEFAULT) -> str:
    """The text that the name of the document is made from; a component's own name, if its ``$id``
    says that it is one."""
    component = component_name(source.document, dialect)
    if component:
        return component
    title, stated, file = (*_names(source, dialect), stem(source.path))
    if weight(title) or weight(stated):
        return title if weight(title) >= weight(stated) else stated
    return next((text for text in (file, title, stated) if weight(text)), title or stated or file)


def labels(source: Source, dialect: Dialect = DEFAULT) -> Iterator[str]:
    """All that a document could be called, what it is called first."""
    yield label(source, dialect)
    yield from filter(None, (*_names(source, dialect), stem(source.path)))


def weight(text: str) -> int:
    """How many words of `text` say something about it alone."""
    return sum(word.lower() not in _EMPTY and not _VERSION.fullmatch(word) for word in words(text))


def _names(source: Source, dialect: Dialect) -> tuple[str, str]:
    """The title and the ``$id`` as names; empty where they are none."""
    document = source.document
    title = document.get("title") if isinstance(document, dict) else None
    stated = unquote(parts_of(stated_id(document, dialect) or "").path.rstrip("/"))
    return title_name(title), _segments(stated)


def title_name(title: object) -> str:
    """What a title calls its schema; empty if it is none, or a sentence."""
    if not isinstance(title, str) or not title.isprintable():
        return ""
    whole = title.strip()
    said = _BEHIND.sub("", _BEFORE.sub("", whole, count=1) if _BEFORE.match(whole) else whole)
    said = said if weight(said) else whole
    if len(said) > _LONGEST or weight(said) > _MOST or len(words(said)) > 2 * _MOST:
        return ""
    return said if words(said) else ""


def _segments(path: str) -> str:
    """What the end of a path says: its last segment; where that is empty of meaning, the nearest
    one before it that is not, with the versions behind that."""
    if not path:
        return ""
    segments = [segment for segment in path.split("/") if segment]
    last = stem(path)
    if weight(last):
        return last
    for i in range(len(segments) - 2, -1, -1):
        if weight(segments[i]) and not _is_host(segments[i]):
            versions = [stem(s) for s in segments[i + 1 :] if not _DATE.fullmatch(stem(s))]
            return " ".join((segments[i], *(s for s in versions if _is_version(s))))
    return last


def _is_version(segment: str) -> bool:
    return bool(words(segment)) and all(_VERSION.fullmatch(word) for word in words(segment))


def _is_host(segment: str) -> bool:
    return ":" in segment
