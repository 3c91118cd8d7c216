"""An offence against a metaschema, in words: what is wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from schemawright.conform.metaschema import Offence
from schemawright.conform.predicates import TYPES
from schemawright.values import Json, Tokens, same

_KINDS = {
    "array": "an array",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}
#: What people write for a type that JSON Schema calls otherwise.
_MEANT = {
    "int": "integer", "long": "integer", "float": "number", "double": "number",
    "decimal": "number", "str": "string", "text": "string", "char": "string", "bool": "boolean",
    "list": "array", "tuple": "array", "set": "array", "dict": "object", "map": "object",
    "struct": "object", "none": "null", "nil": "null",
}  # fmt: skip
_UNQUOTED = (_KINDS["boolean"], _KINDS["integer"], _KINDS["number"])
_STRINGS = {"date": "date", "datetime": "date-time", "time": "time", "uuid": "uuid", "uri": "uri"}
#: Keywords whose members have names of their own.
_PARTS = ("discriminator", "externalDocs", "xml")
_BOUNDS = {"exclusiveMaximum": "maximum", "exclusiveMinimum": "minimum"}


def explain(offence: Offence, dialect: str) -> tuple[str, str, str]:
    """The code, message and hint of the diagnostic for `offence`."""
    return _RULES.get(offence.rule, _kind)(offence, dialect)


def _kind(offence: Offence, dialect: str) -> tuple[str, str, str]:
    wanted = _wanted(offence)
    message = f"{_subject(offence.tokens)} must be {wanted}, not {_shown(offence.value)}"
    return "SW0401", message, _kind_hint(offence, dialect, wanted)


def _kind_hint(offence: Offence, dialect: str, wanted: str) -> str:
    keyword, value = _keyword(offence.tokens), offence.value
    bound = _BOUNDS.get(keyword)
    if keyword == "required" and isinstance(value, bool):
        return 'list the names of required properties beside "properties": "required": ["name"]'
    if bound and isinstance(value, bool):
        return f'here "{keyword}" is the bound itself: write "{keyword}": 10 and no "{bound}"'
    if bound and dialect in ("draft4", "openapi30"):
        return f'write the bound as "{bound}", and "{keyword}": true beside it'
    if keyword == "items" and isinstance(value, list) and dialect == "draft2020-12":
        return 'schemas by position are called "prefixItems" since 2020-12'
    if isinstance(value, str) and wanted in _UNQUOTED and _bare(value):
        return "write it without quotes"
    scalar = isinstance(value, (str, int, float))
    if len(offence.tokens) == 1 and keyword in ("required", "enum", "examples") and scalar:
        return "write it in brackets, as a list of one"
    return f"write {wanted.partition(' (')[0]} here, or remove it"


def _bare(value: str) -> bool:
    """Would the text be a number or a boolean without its quotes?"""
    return value in ("true", "false") or value.lstrip("-").replace(".", "", 1).isdecimal()


def _unknown(offence: Offence, dialect: str) -> tuple[str, str, str]:
    expected = offence.expected if isinstance(offence.expected, list) else []
    known = [each for each in expected if isinstance(each, str)]
    if not isinstance(offence.value, str):
        message = f"{_shown(offence.value)} is not a type"
        return "SW0401", message, _list_hint(offence.value, dialect)
    message = f"{_shown(offence.value)} is not a type; one of {', '.join(known)}"
    return "SW0402", message, _type_hint(offence.value, known)


def _list_hint(value: Json, dialect: str) -> str:
    if isinstance(value, list) and dialect == "openapi30":
        return 'OpenAPI 3.0 has one type here: use "anyOf" for several, "nullable" for null'
    return f"write one of {', '.join(TYPES)} in quotes"


def _type_hint(value: str, known: list[str]) -> str:
    word = value.strip().lower()
    if word == "null":
        return 'write "nullable": true beside the type'
    if word in ("any", "all", "*", ""):
        return 'remove "type": without it every value is allowed'
    if word in _STRINGS:
        return f'write "type": "string", "format": "{_STRINGS[word]}"'
    close = [word] if word in known else get_close_matches(word, known, 1)
    meant = _MEANT.get(word) or (close[0] if close else None)
    return f'write "{meant}"' if meant else "write one of these"


def _range(offence: Offence, dialect: str) -> tuple[str, str, str]:
    above = offence.rule == "exclusiveMinimum" or _keyword(offence.tokens) == "multipleOf"
    limit = "greater than 0" if above else "0 or more"
    message = f"{_subject(offence.tokens)} must be {limit}, not {_shown(offence.value)}"
    return "SW0403", message, f"write a number that is {limit}, or remove it"


def _empty(offence: Offence, dialect: str) -> tuple[str, str, str]:
    subject = _subject(offence.tokens)
    return "SW0403", f"{subject} must not be an empty list", "fill the list, or remove it"


def _repeated(offence: Offence, dialect: str) -> tuple[str, str, str]:
    values = offence.value if isinstance(offence.value, list) else []
    twice = next((v for i, v in enumerate(values) if any(same(v, w) for w in values[:i])), None)
    message = f"{_subject(offence.tokens)} has {_shown(twice)} more than once"
    return "SW0403", message, "remove the repetition"


def _identifier(offence: Offence, dialect: str) -> tuple[str, str, str]:
    keyword = _keyword(offence.tokens)
    if keyword == "$id":
        message = f'{_shown(offence.value)} is not an identifier for "$id": it has a fragment'
        return "SW0404", message, 'remove what follows "#", or name a place by "$anchor"'
    message = f'{_shown(offence.value)} is not a name for "{keyword}"'
    return "SW0404", message, "begin with a letter, then letters, digits, and any of - _ ."


def _partner(offence: Offence, dialect: str) -> tuple[str, str, str]:
    present = offence.value if isinstance(offence.value, dict) else {}
    expected = offence.expected if isinstance(offence.expected, (dict, list)) else []
    if isinstance(expected, dict):
        keyword = next((k for k in _BOUNDS if k in present and _BOUNDS[k] not in present), "")
        bound = _BOUNDS.get(keyword, "")
        message = f'"{keyword}" says something about "{bound}", which is missing'
        return "SW0405", message, f'add "{bound}", or remove "{keyword}"'
    missing = next((str(each) for each in expected if str(each) not in present), "")
    message = f'{_subject(offence.tokens)} must have "{missing}"'
    return "SW0405", message, f'add "{missing}"'


def _depth(offence: Offence, dialect: str) -> tuple[str, str, str]:
    keywords = offence.value if isinstance(offence.value, dict) else {}
    message = f"the value of {_listed(keywords)} is nested too deeply to be compared"
    return "SW0406", message, "make the value less deep"


def _listed(keywords: dict[str, Json]) -> str:
    return " or ".join(f'"{keyword}"' for keyword in keywords) or "a keyword"


_RULES: dict[str, Callable[[Offence, str], tuple[str, str, str]]] = {
    "enum": _unknown,
    "minimum": _range,
    "exclusiveMinimum": _range,
    "minItems": _empty,
    "uniqueItems": _repeated,
    "pattern": _identifier,
    "dependencies": _partner,
    "required": _partner,
    "depth": _depth,
}


def _keyword(tokens: Tokens) -> str:
    """The keyword that an offence is about: the objects here are not nested in one another."""
    return str(tokens[0]) if tokens else ""


def _subject(tokens: Tokens) -> str:
    if not tokens:
        return "a schema"
    if len(tokens) == 1:
        return f'"{tokens[0]}"'
    if len(tokens) == 2 and tokens[0] in _PARTS:
        return f'"{tokens[1]}" of "{tokens[0]}"'
    part = "item" if isinstance(tokens[-1], int) else "member"
    return f'each {part} of "{tokens[0]}"' if len(tokens) == 2 else f'each {part} in "{tokens[0]}"'


def _wanted(offence: Offence) -> str:
    """The kind of value that belongs there."""
    if offence.rule in ("anyOf", "oneOf"):
        return _alternatives(offence)
    kinds = offence.expected if isinstance(offence.expected, list) else [offence.expected]
    if kinds == ["object", "boolean"]:
        return "a schema (an object, true or false)"
    if kinds == ["object"] and (len(offence.tokens) == 2 or _holds_schema(offence.tokens)):
        return "a schema (an object)"
    return " or ".join(_KINDS.get(str(kind), str(kind)) for kind in kinds)


def _holds_schema(tokens: Tokens) -> bool:
    return len(tokens) == 1 and tokens[0] in ("not", "items")


def _alternatives(offence: Offence) -> str:
    keyword = _keyword(offence.tokens)
    if keyword == "type":
        return "a type or a list of types"
    if keyword == "dependencies":
        return "a schema or a list of property names"
    if keyword == "items":
        return "a schema or a list of schemas"
    return "a schema, true or false"


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
