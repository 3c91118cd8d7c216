"""Unions of classes, of documents that a check has accepted as they are.

The check of the whole has seen that one of the classes accepts what stands there. So the last one
that nothing rules out is the one, and need not be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, cast

from .building import Schema
from .validator import Validator

__all__ = ["by_names"]

#: What has the piece that a schema refers to; others are themselves.
Resolve: TypeAlias = Callable[[Schema], Schema]
#: The number of the class that a value is of.
Chooser: TypeAlias = Callable[[Any], int | None]


def by_names(
    chooser: Chooser, checks: Sequence[Validator]
) -> Callable[[Schema, Resolve], Schema]:
    """What changes a union of classes with `checks` of their own, among which `chooser` chooses:
    the last of those that the names in a document do not rule out is not asked."""

    def changed(union: Schema, resolve: Resolve) -> Schema:
        choices: Sequence[Schema] = [*union["choices"].values()]
        kinds = [(n, *_names(resolve(choice))) for n, choice in enumerate(choices)]

        def chosen(value: Any) -> int | None:
            if type(value) is not dict:
                return chooser(value)
            document = cast("dict[str, Any]", value)
            names = frozenset(document)
            candidate: int | None = None
            for number, required, allowed in kinds:
                if required <= names and (allowed is None or names <= allowed):
                    if candidate is not None and checks[candidate].is_valid(document):
                        return candidate
                    candidate = number
            return chooser(document) if candidate is None else candidate

        return {**union, "discriminator": chosen}

    return changed


def _names(schema: Any) -> tuple[frozenset[str], frozenset[str] | None]:
    """The names in documents of the members that a class must have, and of all that it may have;
    None if it may have others."""
    is_open = True
    while schema and "fields" not in schema:
        if schema["type"] == "model":
            is_open = schema["cls"].model_config.get("extra") != "forbid"
        schema = None if schema.get("root_model") else schema.get("schema")
    if not schema:
        return frozenset(), None
    fields = {
        field.get("validation_alias", name): field["schema"]["type"]
        for name, field in schema["fields"].items()
    }
    required = frozenset(name for name, kind in fields.items() if kind != "default")
    return required, None if is_open else frozenset(fields)
