"""Fields that may be absent but not null, of classes that have a value for what is absent: None
is absent there, too."""

from __future__ import annotations

from typing import Any

_FIELDS: dict[type[Any], frozenset[str]] = {}


def absent_if_none(model: type[Any], *fields: str) -> None:
    """Have the class `model` written without those of its `fields` that are None."""
    _FIELDS[model] = frozenset(fields)


def never_null(model: type[Any]) -> frozenset[str]:
    """The fields that the class `model` was registered with."""
    return _FIELDS.get(model, frozenset())
