"""A value of the wrong shape, in words: what is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from schemawright.dialects import Dialect
from schemawright.keywords import keywords_of
from schemawright.keywords.shapes import ANYTHING, Fault, ListOf, Members, Offence, Shape
from schemawright.keywords.type import WORDS
from schemawright.values import Json, Tokens

#: What people write for a type that JSON Schema calls otherwise.
_MEANT = {
    "int": "integer", "long": "integer", "float": "number", "double": "number",
    "decimal": "number", "str": "string", "text": "string", "char": "string", "bool": "boolean",
    "list": "array", "tuple": "array", "set": "array", "dict": "object", "map": "object",
    "struct": "object", "none": "null", "nil": "null",
}  # fmt: skip
_UNQUOTED = ("true or false", "a whole number", "a number")
_STRINGS = {"date": "date", "datetime": "date-time", "time": "time", "uuid": "uuid", "uri": "uri"}
_BOUNDS = {"exclusiveMaximum": "maximum", "exclusiveMinimum": "minimum"}

#: Code, message, hint.
Words = tuple[str, str, str]


def explain_offence(offence: Offence, dialect: Dialect) -> Words:
    """The code, message and hint of the diagnostic for `offence`, whose tokens start in a schema
    object of `dialect`."""
    return _RULES[offence.fault](offence, dialect)


def explain_alone(keyword: str, needed: str) -> Words:
    """The same for a keyword that stands without the one it needs."""
    message = f'"{keyword}" says something about "{needed}", which is missing'
    return "SW0405", message, f'add "{needed}", or remove "{keyword}"'


def _kind(offence: Offence, dialect: Dialect) -> Words:
    message = (
        f"{_subject(offence.tokens, dialect)} must be {offence.wanted}, not {_shown(offence.value)}"
    )
    return "SW0401", message, _kind_hint(offence, dialect)


def _kind_hint(offence: Offence, dialect: Dialect) -> str:
    keyword, value = _keyword(offence.tokens), offence.value
    bound = _BOUNDS.get(keyword)
    if keyword == "required" and isinstance(value, bool):
        return 'list the names of required properties beside "properties": "required": ["name"]'
    if bound and isinstance(value, bool):
        return f'here "{keyword}" is the bound itself: write "{keyword}": 10 and no "{bound}"'
    if bound and dialect.is_draft4:
        return f'write the bound as "{bound}", and "{keyword}": true beside it'
    if keyword == "items" and isinstance(value, list) and dialect.name == "draft2020-12":
        return 'schemas by position are called "prefixItems" since 2020-12'
    if isinstance(value, str) and offence.wanted in _UNQUOTED and _bare(value):
        return "write it without quotes"
    if len(offence.tokens) == 1 and _is_item(value, keyword, dialect):
        return "write it in brackets, as a list of one"
    return f"write {offence.wanted.partition(' (')[0]} here, or remove it"


def _is_item(value: Json, keyword: str, dialect: Dialect) -> bool:
    """Would `value` be right in a list?"""
    shape = _shape(keyword, dialect)
    return isinstance(shape, ListOf) and shape.of.fits(value, dialect.is_draft4)


def _shape(keyword: str, dialect: Dialect) -> Shape:
    keywords = keywords_of(dialect)
    return keywords[keyword].shape if keyword in keywords else ANYTHING


def _bare(value: str) -> bool:
    """Would the text be a number or a boolean without its quotes?"""
    return value in ("true", "false") or value.lstrip("-").replace(".", "", 1).isdecimal()


def _word(offence: Offence, dialect: Dialect) -> Words:
    if not isinstance(offence.value, str):
        message = f"{_shown(offence.value)} is not a type"
        return "SW0401", message, _list_hint(offence.value, dialect)
    message = f"{_shown(offence.value)} is not a type; one of {offence.wanted}"
    return "SW0402", message, _type_hint(offence.value, offence.wanted.split(", "))


def _list_hint(value: Json, dialect: Dialect) -> str:
    if isinstance(value, list) and dialect.name == "openapi30":
        return 'OpenAPI 3.0 has one type here: use "anyOf" for several, "nullable" for null'
    return f"write one of {', '.join(WORDS)} in quotes"


def _type_hint(value: str, names: list[str]) -> str:
    word = value.strip().lower()
    if word == "null":
        return 'write "nullable": true beside the type'
    if word in ("any", "all", "*", ""):
        return 'remove "type": without it every value is allowed'
    if word in _STRINGS:
        return f'write "type": "string", "format": "{_STRINGS[word]}"'
    close = [word] if word in names else get_close_matches(word, names, 1)
    meant = _MEANT.get(word) or (close[0] if close else None)
    return f'write "{meant}"' if meant else "write one of these"


def _range(offence: Offence, dialect: Dialect) -> Words:
    subject, limit = _subject(offence.tokens, dialect), offence.wanted
    message = f"{subject} must be {limit}, not {_shown(offence.value)}"
    return "SW0403", message, f"write a number that is {limit}, or remove it"


def _empty(offence: Offence, dialect: Dialect) -> Words:
    subject = _subject(offence.tokens, dialect)
    return "SW0403", f"{subject} must not be an empty list", "fill the list, or remove it"


def _length(offence: Offence, dialect: Dialect) -> Words:
    subject, items = _subject(offence.tokens, dialect), offence.value
    count = len(items) if isinstance(items, list) else 0
    message = f"{subject} must have {offence.wanted} items, not {count}"
    return "SW0403", message, f"list exactly {offence.wanted}"


def _repeated(offence: Offence, dialect: Dialect) -> Words:
    message = f"{_subject(offence.tokens, dialect)} has {_shown(offence.value)} more than once"
    return "SW0403", message, "remove the repetition"


def _form(offence: Offence, dialect: Dialect) -> Words:
    keyword = _keyword(offence.tokens)
    if keyword == "$id":
        message = f'{_shown(offence.value)} is not an identifier for "$id": it has a fragment'
        return "SW0404", message, 'remove what follows "#", or name a place by "$anchor"'
    message = f'{_shown(offence.value)} is not a name for "{keyword}"'
    return "SW0404", message, "begin with a letter, then letters, digits, and any of - _ ."


def _missing(offence: Offence, dialect: Dialect) -> Words:
    message = f'{_subject(offence.tokens, dialect)} must have "{offence.wanted}"'
    return "SW0405", message, f'add "{offence.wanted}"'


_RULES: Mapping[Fault, Callable[[Offence, Dialect], Words]] = {
    "kind": _kind,
    "word": _word,
    "range": _range,
    "empty": _empty,
    "length": _length,
    "repeated": _repeated,
    "form": _form,
    "missing": _missing,
}


def _keyword(tokens: Tokens) -> str:
    """The keyword that an offence is about: the objects here are not nested in one another."""
    return str(tokens[0]) if tokens else ""


def _subject(tokens: Tokens, dialect: Dialect) -> str:
    if not tokens:
        return "a schema"
    if len(tokens) == 1:
        return f'"{tokens[0]}"'
    if len(tokens) == 2 and isinstance(_shape(str(tokens[0]), dialect), Members):
        return f'"{tokens[1]}" of "{tokens[0]}"'
    part = "item" if isinstance(tokens[-1], int) else "member"
    return f'each {part} of "{tokens[0]}"' if len(tokens) == 2 else f'each {part} in "{tokens[0]}"'


def _shown(value: Json) -> str:
    """`value` for a message: short, and safe whatever it is."""
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "...")
    if isinstance(value, list):
        return "an array"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return repr(value) if isinstance(value, float) or value.bit_length() < 200 else "a huge number"
