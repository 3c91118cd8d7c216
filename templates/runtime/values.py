"""The types of JSON values, for type checkers only."""

from __future__ import annotations

#: A JSON value as Python holds it; subclasses of these types are read as their base.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

#: The way to a part of an instance, or to a keyword of a schema.
Path = tuple[str | int, ...]

#: The properties (by name) or items (by position) that some keyword has evaluated.
Seen = set[str | int]
