"""What a docstring says of a schema: its own words, then what types cannot say.

{"description": "How many.", "minimum": 1, "default": 3}  →  How many.

                                                             At least 1. Default: 3.
{"description": "From 1 to 9.", "minimum": 1, "maximum": 9}  →  From 1 to 9.

What the words say already is not said again, and where there is nothing to say there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.contract import NamedSchema
from schemawright.escape import is_raw
from schemawright.keywords import meta_data, spoken_of
from schemawright.keywords.keyword import Keyword
from schemawright.line_length import line_length
from schemawright.names import words
from schemawright.one_of_several import singular
from schemawright.resolve import Schema
from schemawright.targets.prose import wrapped
from schemawright.targets.told_already import is_told
from schemawright.types.declarations import Member, Record
from schemawright.types.language import (
    STRING,
    NamedType,
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
#: Words of a title that say no more than that it is one of a schema.
_FILLING = frozenset("a an the for of describing json schema definition".split())

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
    if _is_in(title, named.name, _FILLING) or description.startswith(title):
        title = ""
    description = description or _text(_of_one_or_null(said, type_).get("description"))
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
    text = text or _text(_of_one_or_null(schema.value, member.type).get("description"))
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


def _is_in(title: str, name: str, idle: frozenset[str] = frozenset()) -> bool:
    """Does a `name` have all words of a `title` but the `idle` ones, be they about one or
    several?"""
    if not title:
        return False
    plain = "".join(words(title)).lower()
    return "".join(words(name)).lower().endswith(plain) or _singulars(title) - idle <= _singulars(
        name
    )


def _singulars(text: str) -> frozenset[str]:
    return frozenset((singular(word) or word) for word in map(str.lower, words(text)))


def _sentences(
    schema: Schema, told: str, type_: Type | None, silent: tuple[str, ...]
) -> Iterator[str]:
    """What the keywords of `schema` say, but for what `told` or the type says already."""
    if schema.dialect.ref_hides_siblings and schema.has("$ref"):
        return
    own = schema.value if isinstance(schema.value, dict) else {}
    value = {**_of_one_or_null(own, type_), **own}
    for keyword in spoken_of(schema.dialect):
        if keyword.name not in value or keyword.name in silent or _is_idle(keyword, value):
            continue
        said = keyword.sentence(value[keyword.name], value)
        if said and not is_told(keyword, value[keyword.name], told, type_):
            yield said


def _of_one_or_null(value: Json, type_: Type | None) -> Mapping[str, Json]:
    """What is said of what the one thing is that may be there besides null, where that is written
    in place and is no class, which says it itself."""
    if type_ is None or not isinstance(value, dict):
        return {}
    listed = value.get("anyOf", value.get("oneOf"))
    if not isinstance(listed, list) or any(isinstance(of, NamedType) for of in options_of(type_)):
        return {}
    others = [one for one in listed if not (isinstance(one, dict) and one.get("type") == "null")]
    if len(listed) == 1 or len(others) != 1 or not isinstance(others[0], dict):
        return {}
    return {k: v for k, v in others[0].items() if k not in _OF_THE_PLACE}


def _is_idle(keyword: Keyword, beside: Mapping[str, Json]) -> bool:
    """Is it about values of another type than there are?"""
    types = beside.get("type")
    types = types if isinstance(types, list) else [types]
    if not keyword.about or None in types:
        return False
    return keyword.about not in types and (keyword.about != "number" or "integer" not in types)


def _untyped(type_: Type) -> Type:
    """What `type_` says where texts are texts, whatever their format."""
    plain = tuple(STRING if is_typed_text(option) else option for option in options_of(type_))
    return plain[0] if len(plain) == 1 else UnionType(plain)


def _joined(*texts: str, margin: int = _MARGIN) -> str:
    """The paragraphs, as wide as there is room `margin` columns from the left; on one line with its
    quotes, or on several."""
    width = line_length() - margin - len('"""') - any(map(is_raw, texts))
    whole = "\n\n".join(wrapped(text, width) for text in texts if text)
    return whole if "\n" in whole else wrapped(whole, width - len('"""'))
