"""Names: from any text to a good Python identifier, and never two of one name.

Python folds identifiers to NFKC (Language Reference, section 2.3.2), so names are made from the
folded text; what the schema calls a thing stays as it is wherever data is read or written.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import field
from functools import lru_cache

from schemawright.data_classes import mutable
from schemawright.escape import is_hidden

#: Splits ``fooBar``, ``HTTPServer``, ``v2Beta`` where a person would.
#: Where a word begins; not within ``IDs``, several of what is written in capitals.
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s(?![a-z]))")
_SIGNS = re.compile("[^0-9A-Za-z]")
#: With the soft keywords of all versions, so that names do not depend on which one generates.
_KEYWORDS = frozenset(keyword.kwlist) | {"_", "case", "match", "type"}
#: In characters, and in bytes of UTF-8: names of modules are names of files.
_LONGEST, _LONGEST_FILE = 120, 180


@lru_cache(maxsize=10_000)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` as they can stand in an identifier; marks and signs separate them, and so
    does what nobody would see in a name (Python allows variation selectors, fillers, joiners).
    A text of signs only is spelled out: ``"😀"`` gives ``("grinning", "face")``."""
    folded = unicodedata.normalize("NFKC", text)
    parts = _split(folded)
    if not parts:
        spelled = " ".join(unicodedata.name(c, "") for c in folded[:4])
        parts = _split(spelled.lower())
    return tuple(parts)


def _split(text: str) -> list[str]:
    if text.isascii():
        plain = _SIGNS.sub(" ", text)
    else:
        plain = "".join(c if _is_part(c) else " " for c in text)
    return [word for part in plain.split() for word in _HUMPS.split(part) if word]


def _is_part(character: str) -> bool:
    return character != "_" and f"a{character}".isidentifier() and not is_hidden(character)


def is_name(text: str) -> bool:
    """Is `text` a name as Python reads it, no keyword, and each of its characters seen?"""
    if not text.isidentifier() or keyword.iskeyword(text):
        return False
    is_folded = unicodedata.normalize("NFKC", text) == text
    return text.isascii() or (is_folded and not any(map(is_hidden, text)))


def class_name(text: str, default: str = "Value") -> str:
    """``create-event request`` becomes ``CreateEventRequest``; acronyms keep their capitals."""
    joined = "".join(word[0].upper() + word[1:] for word in words(text))
    joined = unicodedata.normalize("NFKC", joined)[:_LONGEST] or default
    if not joined[0].isidentifier() or joined[0].isdecimal():
        joined = default + joined
    return joined + "_" if keyword.iskeyword(joined) else joined


@lru_cache(maxsize=10_000)
def pascal(text: str) -> str:
    """The words of `text` as a part of a class's name, which may begin with a digit."""
    return "".join(word[0].upper() + word[1:] for word in words(text)) or "Value"


def qualified(around: str, inner: str) -> str:
    """The class name of `inner` within `around`, which says nothing twice: ``OrderLine`` and
    ``LineItem`` give ``OrderLineItem``, ``Filter`` and ``filter`` give ``InnerFilter``."""
    left, right = words(around), words(inner)
    lower = [word.lower() for word in left]
    for count in range(min(len(left), len(right)), 0, -1):
        if lower[-count:] == [word.lower() for word in right[:count]]:
            break
    else:
        count = 0
    if right and count == len(right):
        return class_name(" ".join((*left[:-count], "Inner", *right)))
    return class_name(" ".join((around, *right[count:])))


@lru_cache(maxsize=10_000)
def variable_name(text: str, default: str = "value") -> str:
    """``CreateEventRequest`` becomes ``create_event_request``; ``class`` becomes ``class_``."""
    joined = "_".join(word.lower() for word in words(text))
    joined = unicodedata.normalize("NFKC", joined)[:_LONGEST]
    joined = joined.encode()[:_LONGEST_FILE].decode(errors="ignore").rstrip("_") or default
    if not joined.isidentifier():
        joined = f"{default}_{joined}"
    return joined + "_" if joined in _KEYWORDS else joined


def constant_name(text: str, default: str = "VALUE") -> str:
    """``segment.created`` becomes ``SEGMENT_CREATED``."""
    return variable_name(text, default.lower()).upper()


#: Names that a local variable of generated code must not hide: the builtins of every supported
#: version, so that names do not depend on the one that generates.
BUILTINS = frozenset(dir(builtins)) - {"__build_class__", "_"} | {
    "PythonFinalizationError",
    "_IncompleteInputError",
    "copyright",
    "credits",
    "exit",
    "help",
    "license",
    "quit",
}


@mutable
class Names:
    """Hands out names that are unique in one scope, first come, first served. Those that are
    `reserved` are not given either."""

    taken: set[str] = field(default_factory=set)
    reserved: Container[str] = frozenset()
    #: Up to which number names are taken that differ in it only.
    _numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    def reserving(cls, names: Iterable[str]) -> Names:
        """A scope in which `names` are taken."""
        return cls(set(names))

    def claim(self, *candidates: str) -> str:
        """The first candidate that is free, else the last one with a number."""
        for name in candidates:
            if self.is_free(name):
                break
        else:
            stem = candidates[-1].rstrip("_")
            number = self._numbers.get(stem, 1) + 1
            while not self.is_free(name := f"{stem}_{number}"):
                number += 1
            self._numbers[stem] = number
        self.taken.add(name)
        return name

    def release(self, name: str) -> None:
        """Let `name` be had again."""
        self.taken.discard(name)
        self._numbers.clear()

    def is_free(self, name: str) -> bool:
        """Whether `name` can still be had."""
        return name not in self.taken and name not in self.reserved


def all_order(name: str) -> tuple[object, ...]:
    """A key by which names stand in ``__all__`` as ruff orders them: as in imports, but capitals
    before small letters."""
    return (*import_order(name)[:2], _natural(name))


@lru_cache(maxsize=10_000)
def import_order(name: str) -> tuple[object, ...]:
    """A key by which names stand in ``import`` as isort orders them: constants,
    classes, the others; capitals and small letters together, numbers by their value."""
    is_constant = name.isupper() and len(name) > 1
    return (not is_constant, not name[:1].isupper(), _natural(name.lower()), _natural(name))


#: The runs of digits of a name, and, between them, what else it has.
_DIGITS = re.compile("([0-9]+)")


def _natural(text: str) -> list[str | tuple[bool, int, str]]:
    """The runs of digits of `text`, by their values, between the runs of other characters, to be
    compared one by one: ``"a12"`` gives ``["a", (True, 12, "12"), ""]``. Runs that begin with a
    zero come first, digit by digit, as in a fraction."""
    if text.isalpha():
        return [text]
    parts: list[str | tuple[bool, int, str]] = [*_DIGITS.split(text)]
    parts[1::2] = [
        (False, 0, digits) if digits[0] == "0" else (True, int(digits), digits)
        for digits in _DIGITS.findall(text)
    ]
    return parts
