"""Unions in which the checks of the alternatives tell what a document is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .building import OF_VALID
from .checked_by import subject_of
from .checking import Build, has_tuples
from .documents import documents_of
from .refusals import failed
from .unions_of_valid import by_names, in_order
from .validator import Validator
from .whole_numbers import valid_with_floats

__all__ = ["chooser", "first_valid"]


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
        checked = [member for n, member in enumerate(checked) if n not in kinds.numbers]
        schemas = [_choice(member, kinds, handler) for member in checked]
        # Of the others, which no check tells apart, pydantic takes the one that fits exactly.
        others = [member for member in members if subject_of(member) is None]
        if others:
            fitting = map(handler.generate_schema, others)
            schemas.append(core_schema.union_schema([*fitting]))
        checks = [subject_of(member).__check__ for member in checked]
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
        kind = kinds.named(value)
        if kind is not None:
            return kind
        numbers = every if possible is None else possible(value)
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


class _Kinds:
    """Those of several `subjects`, by their `numbers`, that documents name by a member of another
    one of these, which accepts whatever they accept."""

    def __init__(self, subjects: Sequence[Any]) -> None:
        self._subjects = {subject.__name__: subject for subject in subjects}
        self._places = {name: n for n, name in enumerate(self._subjects)}
        self._of = {name: self._kinds(it) for name, it in self._subjects.items()}
        self.numbers = {self._places[name] for it in self._of.values() for name in it}

    def named(self, value: object) -> int | None:
        """The number of the one that a document names; None if there is none."""
        for name, kinds in self._of.items():
            if kinds:
                told = self._subjects[name].__discriminator__
                kind = told.class_of(value, self._subjects.get)
                if kind is not None:
                    return self._places[kind.__name__]
        return None

    def of(self, subject: Any) -> list[Any]:
        """Those that documents name by a member of `subject`."""
        return [self._subjects[name] for name in self._of[subject.__name__]]

    def _kinds(self, subject: Any) -> list[str]:
        told = getattr(subject, "__discriminator__", None)
        names: dict[str, None] = dict.fromkeys(told.names.values()) if told else {}
        return [
            name
            for name in names
            if name in self._subjects and name != subject.__name__
        ]


def _choice(member: Any, kinds: _Kinds, handler: GetCoreSchemaHandler) -> CoreSchema:
    subject = subject_of(member)
    several = [*kinds.of(subject), member]
    schema: CoreSchema
    if len(several) > 1:
        choices = dict(enumerate(map(handler.generate_schema, several)))
        schema = core_schema.tagged_union_schema({**choices}, chooser(several))
    else:
        schema = handler.generate_schema(member)
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
