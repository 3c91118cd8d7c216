"""Unions in which the checks of the alternatives tell what a document is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .building import OF_VALID
from .checked_by import subject_of
from .checking import Build, has_tuples
from .discriminator import Discriminator
from .documents import documents_of
from .refusals import failed
from .unions_of_valid import by_names, in_order
from .validator import Validator
from .whole_numbers import valid_with_floats

__all__ = ["by_name", "chooser", "first_valid"]


class _FirstValid:
    """Marks a union: a document becomes the first alternative whose own check it passes."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        members = get_args(source)
        if all(
            subject_of(member) is member for member in members
        ):  # Classes, all of them.
            choices = {
                number: handler.generate_schema(member)
                for number, member in enumerate(members)
            }
            chosen = chooser(members)
            checks = [member.__check__ for member in members]
            return core_schema.tagged_union_schema(
                choices, chosen, metadata={OF_VALID: by_names(chosen, checks)}
            )
        checked = [member for member in members if subject_of(member) is not None]
        kinds = _Kinds([subject_of(member) for member in checked])
        several = [
            [*kinds.of(number), member]
            for number, member in enumerate(checked)
            if number not in kinds.numbers
        ]
        schemas = [_choice(members, handler) for members in several]
        # Of the others, which no check tells apart, pydantic takes the one that fits exactly.
        others = [member for member in members if subject_of(member) is None]
        if others:
            fitting = map(handler.generate_schema, others)
            schemas.append(core_schema.union_schema([*fitting]))
        checks = [subject_of(members[-1]).__check__ for members in several]
        return core_schema.union_schema(
            [*schemas], mode="left_to_right", metadata={OF_VALID: in_order(checks)}
        )

    def __repr__(self) -> str:
        return "first_valid"


def chooser(
    subjects: Sequence[Any], possible: Callable[[Any], Sequence[int]] | None = None
) -> Callable[[Any], int | None]:
    """The function that tells which of `subjects`, classes or aliases of types, a value is of: its
    number; None if of none, or if it is an instance and of no class. With `possible`, a document
    is of one of the numbers that this gives."""
    kinds = _Kinds(subjects)
    every = [n for n in range(len(subjects)) if n not in kinds.numbers]
    classes = [(n, it) for n, it in enumerate(subjects) if isinstance(it, type)]
    checks: list[Validator] = [subject.__check__ for subject in subjects]

    def chosen(value: Any) -> int | None:
        if isinstance(value, BaseModel):
            own = (n for n, kind in classes if isinstance(value, kind))
            return next(own, None)
        number = first_of(every if possible is None else possible(value), value)
        return None if number is None else kinds.kind_of(number, value)

    def first_of(numbers: Sequence[int], value: Any) -> int | None:
        for number in numbers:
            if checks[number].is_valid(value):
                return number
        for number in numbers:
            check, tuples = checks[number], has_tuples(subjects[number])
            if any(map(check.is_valid, documents_of(value, check, tuples=tuples))):
                return number
        # A float that is too large for pydantic may be an integer with other digits by now.
        for number in numbers:
            if valid_with_floats(checks[number], value) is not None:
                return number
        return None

    return chosen


def by_name(subjects: Sequence[Any]) -> dict[str, int]:
    """The numbers of `subjects` by what they call themselves; of those only that no other one is
    called like, as classes of several packages may be."""
    names = [subject.__name__ for subject in subjects]
    several = {name for name, count in Counter(names).items() if count > 1}
    return {name: n for n, name in enumerate(names) if name not in several}


class _Kinds:
    """Those of several `subjects`, by their `numbers`, that documents name by a member of another
    one of these, which accepts whatever they accept."""

    def __init__(self, subjects: Sequence[Any]) -> None:
        self._subjects = subjects
        self._places = by_name(subjects)
        self._of = {number: self._kinds(number) for number in range(len(subjects))}
        self.numbers = {kind for kinds in self._of.values() for kind in kinds}

    def kind_of(self, number: int, value: object) -> int:
        """The number of what `value` is of, which the one of `number` accepts: it, or the one of
        its kinds that a document names."""
        if not self._of[number]:
            return number
        told: Discriminator = self._subjects[number].__discriminator__
        kind = told.class_of(value, self._called)
        return number if kind is None else self._places[kind.__name__]

    def of(self, number: int) -> list[Any]:
        """Those that documents name by a member of the one of `number`."""
        return [self._subjects[kind] for kind in self._of[number]]

    def _called(self, name: str) -> Any:
        number = self._places.get(name)
        return None if number is None else self._subjects[number]

    def _kinds(self, number: int) -> list[int]:
        told = getattr(self._subjects[number], "__discriminator__", None)
        names: dict[str, None] = dict.fromkeys(told.names.values()) if told else {}
        numbers = [self._places[name] for name in names if name in self._places]
        return [kind for kind in numbers if kind != number]


def _choice(several: Sequence[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
    """What takes what the last one of `several` accepts, the kinds of which are the others."""
    subject = subject_of(several[-1])
    schema: CoreSchema
    if len(several) > 1:
        choices = dict(enumerate(map(handler.generate_schema, several)))
        among = chooser([*several[:-1], subject])
        schema = core_schema.tagged_union_schema({**choices}, among)
    else:
        schema = handler.generate_schema(several[-1])
    check: Validator = subject.__check__
    is_valid = check.is_valid
    own = tuple(it for it in several if isinstance(it, type))

    def chosen(value: Any, build: Build) -> Any:
        if isinstance(value, own) or is_valid(value):
            return build(value)
        if any(map(is_valid, documents_of(value, check, tuples=has_tuples(subject)))):
            return build(value)
        if valid_with_floats(check, value) is not None:
            return build(value)
        raise failed("first_valid", f"not a valid {subject.__name__}")

    return core_schema.no_info_wrap_validator_function(chosen, schema)


first_valid = _FirstValid()
