"""What a docstring says of a schema: its own words, then what types cannot say.

{"description": "How many.", "minimum": 1, "default": 3}  →  How many.

                                                             At least 1. Default: 3.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator

from schemawright.resolve import Schema
from schemawright.values import Json

_WIDTH = 76
_LONGEST = 200

#: What each keyword says, as a sentence around its value.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("format", "Format: {}."),
    ("contentEncoding", "Encoded in {}."),
    ("contentMediaType", "Holds {}."),
    ("pattern", "Matches {}."),
    ("minLength", "At least {} characters."),
    ("maxLength", "At most {} characters."),
    ("minimum", "At least {}."),
    ("exclusiveMinimum", "More than {}."),
    ("maximum", "At most {}."),
    ("exclusiveMaximum", "Less than {}."),
    ("multipleOf", "A multiple of {}."),
    ("minItems", "At least {} items."),
    ("maxItems", "At most {} items."),
    ("minProperties", "At least {} members."),
    ("maxProperties", "At most {} members."),
    ("default", "Default: {}."),
    ("example", "Example: {}."),
)
#: As many examples are shown.
_EXAMPLES = 3
#: What a keyword says that is true.
_FLAGS: tuple[tuple[str, str], ...] = (
    ("uniqueItems", "No two items are equal."),
    ("readOnly", "Read-only."),
    ("writeOnly", "Write-only."),
    ("deprecated", "Deprecated."),
)


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
    for keyword, sentence in _SENTENCES:
        if schema.has(keyword):
            value = schema.get(keyword)
            yield (_single(sentence) if value == 1 else sentence).format(_shown(value))
    examples = schema.get("examples")
    if isinstance(examples, list) and examples:
        yield f"Examples: {', '.join(map(_shown, examples[:_EXAMPLES]))}."
    for keyword, sentence in _FLAGS:
        if schema.get(keyword) is True:
            yield sentence


def _single(sentence: str) -> str:
    """``At least {} items.`` as it is said of one."""
    return f"{sentence[:-2]}." if sentence.endswith("s.") else sentence


def _shown(value: Json) -> str:
    text = value if isinstance(value, str) and value.strip() == value and value else _json(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(_wrapped(text) for text in texts if text)


def _wrapped(text: str) -> str:
    """`text` with its lines broken where they are long; lists and tables stay as they are."""
    fill: Callable[[str], str] = textwrap.TextWrapper(
        _WIDTH, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
    ).fill
    return "\n".join(fill(line) if len(line) > _WIDTH else line for line in text.splitlines())
