"""Fields that may be absent: what they read as, and what it means to set them to None.

An instance keeps pydantic's mark in the place of what is not set, which no dump writes. The class
answers for it: with the field's default, or with None or `MISSING` where it has none.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from .missing import MISSING, UNSET
from .resolved_fields import resolved

__all__ = [
    "Nullable",
    "OptionalField",
    "RequiredField",
    "given",
    "leave_unset",
    "name_in_documents",
    "none_is_absent",
    "optional_field",
    "optional_fields",
    "read_as",
    "required_again",
]

T = TypeVar("T")


class _Null:
    def __repr__(self) -> str:
        return "null"


_NULL = _Null()
#: A field that may be absent or null: None sets it to null.
Nullable: TypeAlias = Annotated[T | None, _NULL]


class OptionalField:
    """An attribute of a class: the field `name`, which reads as its default while it is not set."""

    __slots__ = ("_field", "_kept", "_name")

    def __init__(self, name: str, field: FieldInfo) -> None:
        self._name, self._field = name, field
        #: The key of a default that could be changed: each instance has its own.
        self._kept = f"_{name} by default"

    def __get__(self, model: BaseModel | None, owner: type[BaseModel]) -> Any:
        if model is None:
            raise AttributeError(self._name)
        values = vars(model)
        value = values.get(self._name, UNSET)
        if value is not UNSET:
            return value
        if self._field.default_factory is None:
            return self._field.default
        if self._kept not in values:
            values[self._kept] = self._field.get_default(call_default_factory=True)
        return values[self._kept]

    def __set__(self, model: BaseModel, value: object) -> None:
        vars(model)[self._name] = value

    def __delete__(self, model: BaseModel) -> None:
        vars(model)[self._name] = UNSET
        model.__pydantic_fields_set__.discard(self._name)


class DeprecatedField(OptionalField):
    """One that its schema calls deprecated: whoever reads it is told, as pydantic does it."""

    __slots__ = ()

    def __get__(self, model: BaseModel | None, owner: type[BaseModel]) -> Any:
        if model is not None and (message := self._field.deprecation_message):
            warnings.warn(message, DeprecationWarning, stacklevel=2)
        return super().__get__(model, owner)


class RequiredField:
    """An attribute of a class that has none: of the field that may be absent in a base."""

    __slots__ = ()

    def __get__(self, model: BaseModel | None, owner: type[BaseModel]) -> Any:
        raise AttributeError


def optional_field(name: str, field: FieldInfo) -> OptionalField:
    """The attribute for the optional `field` that is called `name`."""
    kind = OptionalField if field.deprecation_message is None else DeprecatedField
    return kind(name, field)


def optional_fields(model: type[BaseModel], base: type[BaseModel]) -> Iterator[str]:
    """The names of those fields of `base` that may be absent, and still may in its subclass
    `model`: one that says more of a field there decides itself what it is."""
    for name, field in base.__pydantic_fields__.items():
        own = model.__pydantic_fields__.get(name)
        if own is None or field.is_required():
            continue
        if (
            own.default is field.default
            and own.default_factory is field.default_factory
        ):
            yield name


def required_again(model: type[BaseModel]) -> Iterator[str]:
    """The names of those fields of `model` that must be there, and need not in a base."""
    bases = [it for it in model.__mro__[1:] if it.__dict__.get("__check__") is not None]
    for name, field in model.__pydantic_fields__.items() if bases else ():
        if field.is_required() and any(name in it.__dict__ for it in bases):
            yield name


def leave_unset(schema: Any, names: Iterator[str]) -> None:
    """Have pydantic put its mark, and not the default, where one of the fields `names` of a
    model's core schema is absent."""
    while "fields" not in schema:
        schema = schema["schema"]
    for name in names:
        field = schema["fields"][name]
        inner: CoreSchema = field["schema"]
        if inner["type"] == "default":
            inner = inner["schema"]
        field["schema"] = core_schema.with_default_schema(inner, default=UNSET)


def none_is_absent(model: type[BaseModel], base: type[BaseModel]) -> frozenset[str]:
    """The fields of `model` for which None means that they are absent: those that may not be
    null."""
    names = set(optional_fields(model, base))
    fields = resolved(model).__pydantic_fields__
    return frozenset(name for name in names if not _may_be_none(fields[name]))


def given(model: Any, members: Mapping[str, object]) -> dict[str, object]:
    """Those of `members`, by their names in documents, that are not absent by being None; `model`
    is the class of their object, if it has one."""
    if not isinstance(model, type) or not issubclass(model, BaseModel):
        return dict(members)
    absent: frozenset[str] = getattr(model, "_absent_if_none", frozenset)()
    fields = model.__pydantic_fields__
    names = {name_in_documents(name, fields[name]) for name in absent}
    return {k: v for k, v in members.items() if v is not None or k not in names}


def name_in_documents(name: str, field: FieldInfo | None) -> str:
    """What documents call the member `name` of a class, which has a `field` or is another one."""
    alias = field.serialization_alias if field else None
    return name if alias is None else alias  # It may be empty.


def _may_be_none(field: FieldInfo) -> bool:
    annotation: object = field.annotation
    if field.default is MISSING or annotation is Any or annotation is object:
        return True
    return any(metadata is _NULL for metadata in field.metadata)


def read_as(annotation: Any, document: object) -> Any:
    """A valid `document` as a value of the type `annotation`: for defaults."""
    return _adapter(annotation).validate_python(document)


@lru_cache(maxsize=1024)
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)
