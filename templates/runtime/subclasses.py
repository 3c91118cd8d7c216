"""What somebody's own subclass of a class of the package changes of its check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from pydantic import BaseModel

from .errors import ValidationError
from .validator import Validator

__all__ = ["SubclassCheck"]


class SubclassCheck(Validator):
    """`check`, the validator of `base`, for documents of its subclass `model`: the members that
    only `model` has fields for are left out, for no schema knows them, and what the schema
    requires may be what `model` has a default for."""

    __slots__ = ("_added", "_check", "_defaults")

    def __init__(
        self, check: Validator, model: type[BaseModel], base: type[BaseModel]
    ) -> None:
        self.name, self.max_errors, self._check = check.name, check.max_errors, check
        self.is_valid = lambda value: check.is_valid(self._judged(value))
        self.decide = self.is_valid
        self._added = _members(model).keys() - _members(base).keys()
        required = {
            wire: _members(model).get(wire)
            for wire, name in _members(base).items()
            if base.__pydantic_fields__[name].is_required()
        }
        fields = model.__pydantic_fields__
        self._defaults = {
            wire: fields[name]
            for wire, name in required.items()
            if name is not None and not fields[name].is_required()
        }

    def iter_errors(self, instance: object) -> Iterator[ValidationError]:
        return self._check.iter_errors(self._judged(instance))

    def _judged(self, value: object) -> object:
        """What of `value` the schema knows."""
        if not isinstance(value, dict):
            return value
        members = cast("dict[str, Any]", value)
        kept = {k: v for k, v in members.items() if k not in self._added}
        for wire in self._defaults.keys() - kept.keys():
            field = self._defaults[wire]
            kept[wire] = field.get_default(call_default_factory=True, validated_data={})
        return kept


def _members(model: type[BaseModel]) -> dict[str, str]:
    """The fields of `model`, by their names in documents."""
    fields = model.__pydantic_fields__.items()
    return {
        alias if isinstance(alias := field.validation_alias, str) else name: name
        for name, field in fields
    }
