"""Unions of models of which the constants of a member leave few for each document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .building import OF_VALID
from .checked_by import subject_of
from .core_schemas import Schema
from .first_valid import chooser, first_valid
from .tag_keys import tag_key
from .unions_of_valid import Resolve

__all__ = ["told_by"]

#: The key of what is left when nothing tells.
_OTHERWISE = -1


def told_by(
    member: str,
    names: Mapping[Any, str | tuple[str, ...]],
    others: tuple[str, ...] = (),
) -> object:
    """Marks a union of models: a document is of one of the classes that are `names` for its
    `member`, or of the `others`; of several it is of the first whose check it passes.
    """
    return _ToldBy(member, names, others)


class _ToldBy:
    def __init__(
        self,
        member: str,
        names: Mapping[Any, str | tuple[str, ...]],
        others: tuple[str, ...],
    ) -> None:
        self.member, self.names, self.others = member, names, others

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        members = get_args(source)
        subjects = [subject_of(member) for member in members]
        possible = self._possible([subject.__name__ for subject in subjects])
        among = chooser(subjects, possible)
        choices = {n: handler.generate_schema(it) for n, it in enumerate(members)}
        if not all(isinstance(subject, type) for subject in subjects):
            # An instance may be of a class that has another name here.
            rest = first_valid.__get_pydantic_core_schema__(source, handler)
            choices[_OTHERWISE] = rest

        def chosen(value: Any) -> int | None:
            number = among(value)
            return _OTHERWISE if number is None and _OTHERWISE in choices else number

        checks = [subject.__check__ for subject in subjects]

        def chosen_of_valid(value: Any) -> int | None:
            if type(value) is dict and (numbers := possible(value)):
                passed = (n for n in numbers[:-1] if checks[n].is_valid(value))
                return next(passed, numbers[-1])
            return chosen(value)

        def of_valid(union: Schema, _: Resolve) -> Schema:
            return {**union, "discriminator": chosen_of_valid}

        return core_schema.tagged_union_schema(
            choices, chosen, metadata={OF_VALID: of_valid}
        )

    def __repr__(self) -> str:
        return f"told_by({self.member!r})"

    def _possible(self, names: Sequence[str]) -> Callable[[Any], Sequence[int]]:
        """The function that gives those numbers in `names` that a document leaves."""
        every = range(len(names))
        by_tag = {tag: self._numbers(names, few) for tag, few in self.names.items()}
        rest = self._numbers(names, ())

        def possible(value: Any) -> Sequence[int]:
            if not isinstance(value, dict):
                return every
            tag = cast("dict[str, object]", value).get(self.member)
            return by_tag.get(tag_key(tag), rest)

        return possible

    def _numbers(
        self, names: Sequence[str], told: str | tuple[str, ...]
    ) -> tuple[int, ...]:
        few = {*((told,) if isinstance(told, str) else told), *self.others}
        return tuple(number for number, name in enumerate(names) if name in few)
