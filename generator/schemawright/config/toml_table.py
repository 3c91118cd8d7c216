"""A table of `pyproject.toml`, whose mistakes are reported as SW0902 with their line."""

from __future__ import annotations

import re
from typing import TypeVar

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place, Problems

FILE = "pyproject.toml"
_Value = TypeVar("_Value")
#: No number is larger: what Python writes of a longer one, in hexadecimal, is an error.
_MOST = 2**63 - 1


@frozen
class Table:
    """A table of the file, with what is needed to say where a key of it stands."""

    path: tuple[str, ...]
    text: str
    values: object
    problems: Problems

    def is_table(self) -> bool:
        """Whether it is one; another value is reported."""
        if isinstance(self.values, dict):
            return True
        self._error(f"`{'.'.join(self.path)}` must be a table", "write it as [table]", None)
        return False

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys, sorted."""
        return tuple(sorted(self.values)) if isinstance(self.values, dict) else ()

    @property
    def settings(self) -> dict[str, object]:
        """Its keys with their values."""
        return dict(self.values) if isinstance(self.values, dict) else {}

    def below(self, key: str) -> Table | None:
        """The table that is the value of `key`; None if there is no such key."""
        if not isinstance(self.values, dict) or key not in self.values:
            return None
        return Table((*self.path, key), self.text, self.values[key], self.problems)

    def allow_only(self, keys: tuple[str, ...]) -> None:
        """Report every key that is none of `keys`."""
        assert isinstance(self.values, dict)
        for key in sorted(self.values.keys() - set(keys)):
            hint = f"the keys are: {', '.join(keys)}"
            self._error(f"`{'.'.join(self.path)}` has no key {key!r}", hint, key)

    def has(self, key: str) -> bool:
        """Whether the table says anything of `key`."""
        return isinstance(self.values, dict) and key in self.values

    def take(self, key: str, default: _Value) -> _Value:
        """The value of `key`, which must have the type of `default`."""
        assert isinstance(self.values, dict)
        value = self.values.get(key, default)
        if type(value) is type(default) and (not isinstance(value, str) or _is_text(value)):
            return value
        kinds = {bool: "true or false", list: "a list of strings"}
        kind = kinds.get(type(default), "a string")
        self._error(f"`{key}` must be {kind}", f"the default is {default!r}", key)
        return default

    def number(self, key: str, default: int, least: int = 1) -> int:
        """The value of `key`, which must be a whole number from `least` on."""
        assert isinstance(self.values, dict)
        value = self.values.get(key, default)
        if type(value) is int and least <= value <= _MOST:
            return value
        message = f"`{key}` must be a whole number from {least} on"
        self._error(message, f"the default is {default}", key)
        return default

    def choose(self, key: str, choices: tuple[_Value, ...], default: _Value) -> _Value:
        """The value of `key`, which must be one of `choices`."""
        value = self.take(key, default)
        if value in choices:
            return value
        listed = " or ".join(f'"{choice}"' for choice in choices)
        self._error(f"`{key}` must be {listed}, not {value!r}", f"the default is {default!r}", key)
        return default

    def choose_some(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """The value of `key`, which must be a list of some of `choices`."""
        chosen: list[str] = self.take(key, [])
        if all(choice in choices for choice in chosen):
            return tuple(chosen)
        listed = ", ".join(f'"{choice}"' for choice in choices)
        self._error(f"`{key}` must be a list of some of: {listed}", "remove the others", key)
        return ()

    def take_texts(self, key: str) -> tuple[str, ...]:
        """The value of `key`, which must be a list of strings; empty if there is none."""
        texts: list[object] = self.take(key, [])
        if all(isinstance(text, str) and _is_text(text) for text in texts):
            return tuple(map(str, texts))
        self._error(f"`{key}` must be a list of strings", "write each in quotes", key)
        return ()

    def take_text_or_texts(self, key: str, default: str) -> tuple[str, ...]:
        """The value of `key`, a string or a list of some."""
        value = self.values.get(key) if isinstance(self.values, dict) else None
        if not isinstance(value, list):
            return (self.take(key, default),)
        if not value or not all(value):
            self._error(f"`{key}` must not be empty", f"the default is {default!r}", key)
        return self.take_texts(key) or (default,)

    def place(self, key: str | None) -> Place:
        """Where `key` stands, or where the table begins."""
        line = _line_of(self.text, self.path, key)
        shown = self.text.splitlines()[line - 1] if line else None
        return Place(FILE, None, line, None, shown)

    def report(self, message: str, hint: str, key: str) -> None:
        """Report what is wrong with the value of `key`."""
        self._error(message, hint, key)

    def _error(self, message: str, hint: str, key: str | None) -> None:
        self.problems.error("SW0902", message, hint, self.place(key))


def _is_text(text: str) -> bool:
    """Does it say something? A path with NUL in it is none for any system."""
    return text != "" and "\0" not in text


def _line_of(text: str, table: tuple[str, ...], key: str | None) -> int | None:
    """The line of a key in its table, or of the table's header. The TOML parser keeps no
    positions; this finds the usual spellings, and None for the others."""
    inside, header = False, None
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[\[?([^\[\]]+)\]", line):
            parts = [part.strip().strip("\"'") for part in match[1].split(".")]
            inside = tuple(parts) == table
            header = number if inside else header
            if key is not None and tuple(parts) == (*table, key):
                return number
        elif inside and key is not None and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return header
