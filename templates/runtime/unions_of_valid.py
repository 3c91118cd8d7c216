"""Unions of classes and of other types with checks, of documents that a check has accepted as they
are.

The check of the whole has seen that one of the alternatives accepts what stands there. So the last
one that nothing rules out is the one, and need not be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, cast

from pydantic_core import core_schema

from .core_schemas import Schema
from .validator import Validator

__all__ = ["by_names", "in_order"]

#: What has the piece that a schema refers to; others are themselves.
Resolve: TypeAlias = Callable[[Schema], Schema]
#: The number of the class that a value is of.
Chooser: TypeAlias = Callable[[Any], int | None]


def by_names(
    chooser: Chooser, checks: Sequence[Validator]
) -> Callable[[Schema, Resolve], Schema]:
    """What changes a union of classes with `checks` of their own, among which `chooser` chooses:
    the last of those that the names in a document, and the words of its members, do not rule out is
    not asked."""

    def changed(union: Schema, resolve: Resolve) -> Schema:
        choices: Sequence[Schema] = [*union["choices"].values()]
        kinds = [(n, *_names(resolve(choice))) for n, choice in enumerate(choices)]

        def chosen(value: Any) -> int | None:
            if type(value) is not dict:
                return chooser(value)
            document = cast("dict[str, Any]", value)
            names = frozenset(document)
            candidate: int | None = None
            for number, required, allowed, words in kinds:
                if (
                    required <= names
                    and (allowed is None or names <= allowed)
                    and not (words and _has_other_words(document, words))
                ):
                    if candidate is not None and checks[candidate].is_valid(document):
                        return candidate
                    candidate = number
            return chooser(document) if candidate is None else candidate

        return {**union, "discriminator": chosen}

    return changed


def _has_other_words(
    document: dict[str, Any], words: Sequence[tuple[str, Sequence[str]]]
) -> bool:
    """Does a member of `document` have none of the texts that it may have?"""
    for name, listed in words:
        if document[name] not in listed:
            return True
    return False


def in_order(checks: Sequence[Validator]) -> Callable[[Schema, Resolve], Schema]:
    """What changes a union of which the first alternatives have `checks` of their own, and the one
    after them, if there is one, takes what these refuse."""

    def changed(union: Schema, resolve: Resolve) -> Schema:
        choices: list[Any] = [*union["choices"]]
        for number in range(len(checks)):  # What asks the check is around them.
            choices[number] = choices[number]["schema"]
        last = len(choices) - 1
        asked = [
            (number, _python_type(resolve(choices[number])), check.decide)
            for number, check in enumerate(checks)
            if number < last
        ]

        def chosen(value: object) -> int | None:
            kind = type(value)
            if kind not in _PLAIN:
                return None
            for number, own, decide in asked:
                if (own is None or own is kind) and decide(value):
                    return number
            return last

        # A type that is a union is referred to by its name.
        tagged = core_schema.tagged_union_schema(
            dict(enumerate(choices)), chosen, ref=union.get("ref")
        )
        return dict[str, Any](tagged)

    return changed


def _python_type(schema: Schema) -> type[Any] | None:
    """The type of all plain values that `schema` takes; None if there may be several."""
    return None if schema.get("root_model") else _TYPES.get(schema["type"])


#: The types that `json` reads.
_PLAIN: frozenset[type[Any]] = frozenset(
    {dict, list, str, int, float, bool, type(None)}
)
_TYPES: dict[str, type[Any]] = {
    "model": dict,
    "dict": dict,
    "list": list,
    "str": str,
    "bool": bool,
}


def _names(
    schema: Any,
) -> tuple[frozenset[str], frozenset[str] | None, Sequence[tuple[str, Sequence[str]]]]:
    """The names in documents of the members that a class must have, and of all that it may have;
    None if it may have others. And, by name, the texts that those which it must have are among.
    """
    is_open = True
    while schema and "fields" not in schema:
        if schema["type"] == "model":
            is_open = schema["cls"].model_config.get("extra") != "forbid"
        schema = None if schema.get("root_model") else schema.get("schema")
    if not schema:
        return frozenset(), None, []
    fields: dict[str, Schema] = {
        field.get("validation_alias", name): field["schema"]
        for name, field in schema["fields"].items()
    }
    required = frozenset(n for n, field in fields.items() if field["type"] != "default")
    words = [
        (name, tuple(fields[name]["expected"]))
        for name in required
        if fields[name]["type"] == "literal"
        and all(type(it) is str for it in fields[name]["expected"])
    ]
    return required, None if is_open else frozenset(fields), words
