"""What the constructor of a model takes, for those who ask: `help`, notebooks, test data."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import Parameter, Signature
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

__all__ = ["ConstructorSignature"]


class ConstructorSignature:
    """The ``__signature__`` of a class: its fields, by their Python names."""

    def __get__(self, model: BaseModel | None, owner: type[BaseModel]) -> Signature:
        owner.model_rebuild()
        return Signature([*_parameters(owner)], return_annotation=None)


def _parameters(model: type[BaseModel]) -> Iterator[Parameter]:
    fields = model.__pydantic_fields__
    for name, field in fields.items():
        default = Parameter.empty if field.is_required() else _default(field)
        annotation = field.rebuild_annotation()
        yield Parameter(
            name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
    if model.model_config.get("extra") != "forbid":
        others = "additional"
        while others in fields:
            others += "_"
        yield Parameter(others, Parameter.VAR_KEYWORD, annotation=Any)


def _default(field: FieldInfo) -> Any:
    """What the field reads as that is not set."""
    factory: Any = field.default_factory
    return factory() if factory else field.default
