"""What a docstring says of a schema: its own words, then what types cannot say.

{"description": "How many.", "minimum": 1, "default": 3}  →  How many.

                                                             At least 1. Default: 3.
{"description": "From 1 to 9.", "minimum": 1, "maximum": 9}  →  From 1 to 9.

What the words say already is not said again, and where there is nothing to say there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemawright.contract import NamedSchema
from schemawright.escape import is_raw
from schemawright.keywords import format as format_keyword
from schemawright.keywords import (
    max_items,
    maximum,
    meta_data,
    min_items,
    minimum,
    pattern,
    spoken_of,
    unique_items,
)
from schemawright.keywords.keyword import Keyword
from schemawright.keywords.sentences import shown
from schemawright.line_length import line_length
from schemawright.names import words
from schemawright.one_of_several import singular
from schemawright.resolve import Schema
from schemawright.targets.prose import wrapped
from schemawright.types.declarations import Member, Record
from schemawright.types.language import (
    STRING,
    TEXTS,
    LiteralType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    is_typed_text,
    names_in,
    options_of,
)
from schemawright.values import Json

#: How far from the left docstrings of classes and fields stand.
_MARGIN = 4
#: What is said of a place more than of what stands there.
_OF_THE_PLACE = (
    *(meta_data.DEFAULT.name, meta_data.DEPRECATED.name),
    *(meta_data.READ_ONLY.name, meta_data.WRITE_ONLY.name),
)
_FLAGS = (meta_data.DEPRECATED.name, meta_data.READ_ONLY.name, meta_data.WRITE_ONLY.name)
#: Smaller numbers than this stand in many texts; only beside such words they are limits.
_MANY, _THOUSAND = 10, 1000
_BOUND = re.compile(
    r"\b(?:at least|at most|between|default\w*|from|greater|less|max\w*|min\w*|more|multiple"
    r"|range|than|up to|until)\b|[<>≤≥]",
    re.IGNORECASE,
)

#: Formats that a word for what a text is tells: all that is called so is of that format.
_SPEAKING = {
    **{name: name for name in ("hostname", "ipv4", "ipv6", "password", "uuid")},
    "email": "e-?mail",
    "uri": "ur[il]",
}
_UNIQUE = re.compile(r"\b(?:distinct|duplicat|unique)", re.IGNORECASE)
#: What a type that is a constant says, and what one of so many items does.
_BOUNDS = (minimum.KEYWORD.name, maximum.KEYWORD.name)
_LENGTHS = (min_items.KEYWORD.name, max_items.KEYWORD.name)

#: What types cannot say of a class.
CLOSED = "No other members than these."
ADDITIONAL_NOTE = "Members that have no field, by their names in documents."
MIXED = "Values that are no objects are accepted, too; they come out as they are."


def type_note(named: NamedSchema, type_: Type | None = None) -> str:
    """`class_note` for the name of `type_`, which stands at the very left, and says itself what
    types can say."""
    return class_note(named, type_=type_, margin=0)


def class_note(
    named: NamedSchema, *besides: str, type_: Type | None = None, margin: int = _MARGIN
) -> str:
    """The docstring of a class, or of the name of `type_`: title, description, and what it says
    besides; empty if there is nothing to say. It stands `margin` columns from the left."""
    schema = named.schema
    said = _telling(schema) if named.described else {}
    title, description = _text(schema.get("title")), _text(said.get("description"))
    if not title and said is not schema.value:
        title = _text(said.get("title"))
    if _is_in(title, named.name) or description.startswith(title):
        title = ""
    own = " ".join((title, description))
    silent = _OF_THE_PLACE if named.role == "nested" else ()
    sentences = [*_sentences(schema, own, type_, silent), *besides]
    if not own.strip() and sentences == [CLOSED]:
        return ""
    return _joined(title, description, " ".join(sentences), margin=margin)


def mixed_note(named: NamedSchema, record: Record) -> tuple[str, ...]:
    """What the class of `named` says where other values are accepted, too; nothing if that stands
    in the type beside it: where its schema, which is written in place, lists these."""
    listed = named.role == "nested" and named.schema.has("type")
    return (MIXED,) if record.mixed and not listed else ()


def class_remarks(named: NamedSchema, record: Record) -> tuple[str, ...]:
    """What the class of `named` says that its fields and its first line do not."""
    closed = (CLOSED,) if record.closed else ()
    return (*closed, *mixed_note(named, record))


def field_note(
    member: Member,
    own: NamedSchema | None = None,
    *,
    shows_default: bool = False,
    shows_format: bool = True,
) -> str:
    """The docstring of a field; empty if there is nothing to say. Where the schema of the member
    itself is a class, `own`, that tells what is the same at all places; where the line of the field
    `shows_default`, the docstring does not, and nowhere does it tell of one that is not valid.
    `shows_format`: the annotation of a text is that of its format."""
    schema = member.schema
    title, text = _text(schema.get("title")), _text(schema.get("description"))
    named = (member.wire, *names_in(member.type))
    text = text or ("" if any(_is_in(title, name) for name in named) else title)
    text = text or member.inherited
    silent: tuple[str, ...] = ()
    if own is not None and own.role == "nested":
        text = "" if own.described else text
        silent = tuple(k.name for k in spoken_of(schema.dialect) if k.name not in _OF_THE_PLACE)
    is_valid = member.default is not None
    if (shows_default and is_valid) or not (is_valid or member.required):
        silent = (*silent, meta_data.DEFAULT.name)
    type_ = member.type if shows_format else _untyped(member.type)
    return _joined(text, " ".join(_sentences(schema, text, type_, silent)))


def _telling(schema: Schema) -> dict[str, Json]:
    """The schema, or the first part of its ``allOf`` that is written in place and described: what
    describes the part describes the whole."""
    value = schema.value if isinstance(schema.value, dict) else {}
    if value.get("description") or (schema.dialect.ref_hides_siblings and "$ref" in value):
        return value
    pending: list[Json] = [value]
    while pending:
        part = pending.pop(0)
        if not isinstance(part, dict) or (part is not value and "$ref" in part):
            continue
        if part.get("description"):
            return part
        listed = part.get("allOf")
        pending += listed if isinstance(listed, list) else []
    return value


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_in(title: str, name: str) -> bool:
    """Does a `name` have all words of a `title`, be they about one or several?"""
    if not title:
        return False
    plain = "".join(words(title)).lower()
    return "".join(words(name)).lower().endswith(plain) or _singulars(title) <= _singulars(name)


def _singulars(text: str) -> frozenset[str]:
    return frozenset((singular(word) or word) for word in map(str.lower, words(text)))


def _sentences(
    schema: Schema, told: str, type_: Type | None, silent: tuple[str, ...]
) -> Iterator[str]:
    """What the keywords of `schema` say, but for what `told` or the type says already."""
    if schema.dialect.ref_hides_siblings and schema.has("$ref"):
        return
    value = schema.value if isinstance(schema.value, dict) else {}
    for keyword in spoken_of(schema.dialect):
        if keyword.name not in value or keyword.name in silent:
            continue
        said = keyword.sentence(value[keyword.name], value)
        if said and not _is_told(keyword, value[keyword.name], told, type_):
            yield said


def _is_told(keyword: Keyword, value: Json, told: str, type_: Type | None) -> bool:
    """Does the description, or the type, say it?"""
    if keyword.name == format_keyword.KEYWORD.name:
        return _is_told_format(str(value), told, type_)
    if keyword.name in _FLAGS:
        return keyword.name.lower() in re.sub(r"[\W_]", "", told).lower()
    if keyword.name == unique_items.KEYWORD.name:
        return _UNIQUE.search(told) is not None
    if keyword.name in (*_BOUNDS, pattern.KEYWORD.name) and isinstance(type_, LiteralType):
        return True
    if keyword.name in _LENGTHS and any(isinstance(of, TupleType) for of in _options(type_)):
        return True
    if keyword.name == meta_data.DEFAULT.name and "default" not in told.lower():
        return False
    if keyword.name == meta_data.DEFAULT.name and _is_short(value):
        word = rf"(?<!\w){re.escape(shown(value))}(?!\w)"
        return re.search(word, told, 0 if isinstance(value, str) else re.IGNORECASE) is not None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not any(map(str.isdecimal, told)):  # A pattern for each number is dear.
            return False
        is_clear = abs(value) >= _MANY or _BOUND.search(told) is not None
        return is_clear and re.search(_number(value), told) is not None
    return isinstance(value, str) and len(value) > 1 and shown(value) in told


def _is_told_format(name: str, told: str, type_: Type | None) -> bool:
    own, word = TEXTS.get(name), _SPEAKING.get(name)
    scalars = [option for option in _options(type_) if isinstance(option, ScalarType)]
    if own in scalars or (own is None and any(map(_is_own, scalars))):
        return True
    return word is not None and re.search(rf"\b{word}s?\b", told, re.IGNORECASE) is not None


def _is_short(value: Json) -> bool:
    """Is it one that could stand in many words: a truth, null or one character?"""
    return value is None or isinstance(value, bool) or (isinstance(value, str) and len(value) == 1)


def _number(value: float) -> str:
    """A number as a pattern, with or without marks between the thousands."""
    digits = re.escape(shown(value))
    if float(value).is_integer() and abs(value) >= _THOUSAND:
        digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "[,_. ’']?", str(int(value)))
    return rf"(?<![\w.,])(?<!(?<!\d)-){digits}(?!\w|[.,]\d)"


def _is_own(scalar: ScalarType) -> bool:
    """Is it a text with a type of one's own?"""
    return is_typed_text(scalar) and scalar not in TEXTS.values()


def _untyped(type_: Type) -> Type:
    """What `type_` says where texts are texts, whatever their format."""
    plain = tuple(STRING if is_typed_text(option) else option for option in options_of(type_))
    return plain[0] if len(plain) == 1 else UnionType(plain)


def _options(type_: Type | None) -> tuple[Type, ...]:
    return () if type_ is None else options_of(type_)


def _joined(*texts: str, margin: int = _MARGIN) -> str:
    """The paragraphs, as wide as there is room `margin` columns from the left; on one line with its
    quotes, or on several."""
    width = line_length() - margin - len('"""') - any(map(is_raw, texts))
    whole = "\n\n".join(wrapped(text, width) for text in texts if text)
    return whole if "\n" in whole else wrapped(whole, width - len('"""'))
