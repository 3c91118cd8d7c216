"""Unions of models in which a member of the document names its class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .checked_by import subject_of
from .discriminator import Discriminator
from .first_valid import by_name, first_valid

__all__ = ["named_by"]

#: The key of what is left when nothing names a class.
_OTHERWISE = ""


def named_by(
    member: str, names: Mapping[Any, str], otherwise: str | None = None
) -> object:
    """Marks a union of models: a document is of the class that its `member` names, if that
    class accepts it; else it is of the class `otherwise`, or of the first that accepts it.
    """
    return _NamedBy(Discriminator(member, names), otherwise)


class _NamedBy:
    def __init__(self, discriminator: Discriminator, otherwise: str | None) -> None:
        self.discriminator = discriminator
        self.otherwise = otherwise

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        members = [it for it in get_args(source) if subject_of(it) is not None]
        subjects = [subject_of(member) for member in members]
        named = {name: members[n] for name, n in by_name(subjects).items()}
        classes = {name: subject_of(member) for name, member in named.items()}
        choices = {
            name: handler.generate_schema(named[name])
            for name in [*self._names(classes), *filter(None, [self.otherwise])]
            if name in named
        }
        rest = choices.get(self.otherwise or "")
        if rest is None:
            rest = first_valid.__get_pydantic_core_schema__(source, handler)
        return core_schema.tagged_union_schema(
            {**choices, _OTHERWISE: rest}, self._chooser(classes)
        )

    def __repr__(self) -> str:
        return f"named_by({self.discriminator.member!r})"

    def _names(self, classes: Mapping[str, Any]) -> dict[str, None]:
        """The names of what documents can name, and of what the kinds of that are."""
        names: dict[str, None] = {}
        pending = [*self.discriminator.names.values()]
        while pending:
            name = pending.pop()
            own = getattr(classes.get(name), "__discriminator__", None)
            if name not in names and own is not None:
                pending += own.names.values()
            names[name] = None
        return names

    def _chooser(self, classes: Mapping[str, Any]) -> Callable[[Any], str]:
        """The function that tells which of `classes` a value is of."""
        chosen_from = self._names(classes).keys() & classes.keys()

        def chosen(value: Any) -> str:
            own = type(value).__name__
            if classes.get(own) is type(value):
                has_choice = own in chosen_from or own == self.otherwise
                return own if has_choice else _OTHERWISE
            kind = self.discriminator.class_of(value, classes.get)
            return _OTHERWISE if kind is None else kind.__name__

        return chosen
