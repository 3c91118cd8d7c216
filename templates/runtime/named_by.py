"""Unions of models in which a member of the document names its class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .checked_by import subject_of
from .documents import documents_of
from .first_valid import first_valid
from .validator import Validator

__all__ = ["named_by"]

#: The key of what is left when nothing names a class.
_OTHERWISE = ""


def named_by(
    member: str, names: Mapping[str, str], otherwise: str | None = None
) -> object:
    """Marks a union of models: a document is of the class that its `member` names, if that
    class accepts it; else it is of the class `otherwise`, or of the first that accepts it.
    """
    return _NamedBy(member, names, otherwise)


class _NamedBy:
    def __init__(
        self, member: str, names: Mapping[str, str], otherwise: str | None
    ) -> None:
        self.member = member
        self.names = names
        self.otherwise = otherwise

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        options = [(subject_of(option), option) for option in get_args(source)]
        named = {subject.__name__: option for subject, option in options if subject}
        classes = {subject.__name__: subject for subject, _ in options if subject}
        choices = {
            name: handler.generate_schema(named[name])
            for name in {*self.names.values(), *filter(None, [self.otherwise])}
            if name in named
        }
        rest = choices.get(self.otherwise or "")
        if rest is None:
            rest = first_valid.__get_pydantic_core_schema__(source, handler)
        return core_schema.tagged_union_schema(
            {**choices, _OTHERWISE: rest}, self._chooser(classes)
        )

    def _chooser(self, classes: Mapping[str, Any]) -> Callable[[Any], str]:
        """The function that tells which of `classes` a value is of."""
        checks = {
            name: cast("Validator", classes[name].__check__).is_valid
            for name in self.names.values()
            if name in classes
        }

        def chosen(value: Any) -> str:
            own = type(value).__name__
            if classes.get(own) is type(value):
                return own if own in checks or own == self.otherwise else _OTHERWISE
            if isinstance(value, Mapping):
                document = cast("Mapping[str, Any]", value)
                tag = document.get(self.member)
                name = self.names.get(tag, "") if isinstance(tag, str) else ""
                is_valid = checks.get(name, _never)
                if is_valid(document) or any(map(is_valid, documents_of(document))):
                    return name
            return _OTHERWISE

        return chosen


def _never(value: object) -> bool:
    return False
