"""Types of one's own for texts of a format, as a package's configuration names them.

    [tool.schemawright.packages.shop.types]
    duration = "duration"           # a word for a type of the standard library
    money = "shop_types:Money"      # a class, made of a text, whose ``str()`` is that text

Only the configuration chooses what is imported, never a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from keyword import iskeyword
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemawright.format_checks import FormatRule

#: The words, with the formats that each may be the type of; none: every format.
WORDS: dict[str, tuple[str, ...]] = {
    "time": ("time",),
    "duration": ("duration",),
    "ip": ("ipv4", "ipv6"),
    "bytes": (),
    "decimal": (),
}


def kind_of_text(format_: str, type_: str) -> str:
    """The kind of scalar that texts of `format_` are which the configuration calls `type_`."""
    return format_ if type_ == "ip" else type_


def asserted(type_: str) -> FormatRule | None:
    """The format that a text has which is read as a `type_`; None where its own format says it,
    or its class has to read every text."""
    return _checks().get(type_)


@cache
def _checks() -> Mapping[str, FormatRule]:
    """What a text must be to be read as what a word stands for."""
    # Loaded here, because a configuration is read by runs that have nothing to do, too.
    from schemawright.format_checks import FORMATS, FormatRule

    rules = {rule.name: rule for rule in FORMATS}
    return {
        "time": rules["time"],
        "duration": rules["duration"],
        "bytes": FormatRule(
            "byte", "string", "format_base64", "is_base64", "is not Base64 (RFC 4648, section 4)"
        ),
        "decimal": FormatRule(
            "decimal", "string", "format_decimal", "is_decimal", "is not a decimal number"
        ),
    }


def is_class_path(type_: str) -> bool:
    """Is it ``package.module:Class``, of identifiers only?"""
    module, colon, name = type_.partition(":")
    return bool(colon) and all(map(_is_name, (*module.split("."), name)))


def _is_name(text: str) -> bool:
    return text.isidentifier() and text.isascii() and not iskeyword(text)
