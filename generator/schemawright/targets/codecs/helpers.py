"""The functions of the run time that codecs call, under names that no codec has.

first      →  from ._runtime.reading import first as _first
read_text  →  from ._runtime.spelled_texts import read_text as _text

What reads a schema is called ``_read_`` and as that.
"""

from __future__ import annotations

from schemawright.code import Imported

#: The modules of the run time, with the helpers that each has.
_MODULES = {
    "identifiers": ("identifier",),
    "instants": ("day", "moment"),
    "never_null": ("absent_if_none",),
    "reading": (
        *("first", "first_of", "is_array", "is_float", "is_object", "is_text"),
        *("one_of_integers", "same", "text_as"),
    ),
    "spelled_texts": ("read_text", "writes"),
    "tagged": ("by_constant", "tagged"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def helper(name: str) -> Imported:
    """The helper called `name` in the run time."""
    return Imported(f"_{name.removeprefix('read_')}", f"._runtime.{_HOMES[name]}", name)
