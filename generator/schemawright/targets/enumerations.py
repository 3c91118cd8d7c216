"""Named enumerations as classes, for packages that ask for it (``enums = "enum"``).

Status: "open" | "on-hold"             →  class Status(StrEnum): OPEN = "open"; ON_HOLD = "on-hold"
{"enum": [1, 2], "x-enum-varnames": ["LOW", "HIGH"], "x-enum-descriptions": ["Can wait.", …]}
                                       →  class Level(IntEnum): LOW = 1; HIGH = 2, with their texts

Where a member may stand, its plain value may, too: the type of both is called ``StatusLike``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from keyword import iskeyword

from schemawright.contract import NamedSchema
from schemawright.data_classes import frozen
from schemawright.names import Names, constant_name
from schemawright.types import Alias, Declaration, Declarations
from schemawright.types.language import LiteralType
from schemawright.values import Json

_NAMES = ("x-enum-varnames", "x-enumNames")
_DESCRIPTIONS = ("x-enum-descriptions", "x-enumDescriptions")
#: What members of enumerations cannot be called.
_RESERVED = frozenset(dir(str)) | frozenset(dir(int)) | {"name", "value", "mro"}


@frozen
class EnumMember:
    """A member: what it is called, its value, and what the document says of it."""

    name: str
    value: str | int
    note: str = ""


def enumerations(declarations: Declarations) -> frozenset[str]:
    """The names of those `declarations` that are enumerations of texts, or of integers."""
    return frozenset(name for name, declared in declarations.items() if is_enumeration(declared))


def is_enumeration(declaration: Declaration) -> bool:
    """Does it list texts, or integers, and nothing else? A constant is no choice."""
    return (
        isinstance(declaration, Alias)
        and isinstance(declaration.type, LiteralType)
        and declaration.type.kind != "boolean"
        and len(declaration.type.values) > 1
    )


def like(name: str, taken: Collection[str]) -> str:
    """The name of the type of the members of the enumeration `name` and of their values."""
    candidate = f"{name}Like"
    while candidate in taken:
        candidate += "_"
    return candidate


def enum_members(named: NamedSchema, type_: LiteralType) -> Iterator[EnumMember]:
    """The members of the class of `named`, whose values are those of `type_`."""
    names, notes = _told(named, _NAMES), _told(named, _DESCRIPTIONS)
    claimed = Names.reserving(_RESERVED)
    for value in type_.values:
        said = names.get(value, "")
        wanted = said if _is_good(said) else constant_name(said or _word(value))
        yield EnumMember(claimed.claim(wanted, f"{wanted}_"), value, notes.get(value, ""))


def _word(value: str | int) -> str:
    if isinstance(value, str):
        return value
    return f"value {value}" if value >= 0 else f"value minus {-value}"


def _is_good(name: str) -> bool:
    return (
        name.isidentifier()
        and name.isascii()
        and not name.startswith("_")
        and not iskeyword(name)
        and name not in _RESERVED
    )


def _told(named: NamedSchema, keywords: tuple[str, ...]) -> Mapping[str | int, str]:
    """What the first of the extensions `keywords` says of each value: texts in the order of
    ``enum``, or by their values."""
    values = named.schema.get("enum")
    for keyword in keywords:
        said = named.schema.get(keyword)
        if isinstance(said, dict):
            return {value: text for value, text in said.items() if isinstance(text, str)}
        if isinstance(said, list) and isinstance(values, list):
            return dict(_pairs(values, said))
    return {}


def _pairs(values: list[Json], texts: list[Json]) -> Iterator[tuple[str | int, str]]:
    for value, text in zip(values, texts, strict=False):
        if isinstance(value, (str, int, float)) and isinstance(text, str):
            yield (int(value) if isinstance(value, float) else value), text.strip()
