"""What a docstring says of a schema: its own words, then what types cannot say.

{"description": "How many.", "minimum": 1, "default": 3}  →  How many.

                                                             At least 1. Default: 3.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from schemawright.keywords import spoken_of
from schemawright.resolve import Schema

_WIDTH = 76

#: What types cannot say of a class.
CLOSED = "No other members than these."
MIXED = "Values that are no objects are accepted, too; they come out as they are."


def class_note(schema: Schema, name: str, *besides: str) -> str:
    """The docstring of a class: title, description, and what it says besides."""
    title, description = _text(schema, "title"), _text(schema, "description")
    if title and title.replace(" ", "").lower() == name.lower():
        title = ""
    if title and description.startswith(title):
        title = ""
    sentences = [*_sentences(schema), *besides]
    return _paragraphs(title, description, " ".join(sentences)) or f"The schema {name}."


def field_note(schema: Schema) -> str:
    """The docstring of a field; empty if there is nothing to say."""
    text = _text(schema, "description") or _text(schema, "title")
    return _paragraphs(text, " ".join(_sentences(schema)))


def _text(schema: Schema, keyword: str) -> str:
    value = schema.get(keyword)
    return value.strip() if isinstance(value, str) else ""


def _sentences(schema: Schema) -> Iterator[str]:
    if schema.dialect.ref_hides_siblings and schema.has("$ref"):
        return
    value = schema.value if isinstance(schema.value, dict) else {}
    for keyword in spoken_of(schema.dialect):
        if keyword.name in value and (said := keyword.sentence(value[keyword.name], value)):
            yield said


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(_wrapped(text) for text in texts if text)


def _wrapped(text: str) -> str:
    """`text` with its lines broken where they are long; lists and tables stay as they are."""
    fill: Callable[[str], str] = textwrap.TextWrapper(
        _WIDTH, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
    ).fill
    return "\n".join(fill(line) if len(line) > _WIDTH else line for line in text.splitlines())
