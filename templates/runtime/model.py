"""The base of all models: pydantic models that accept exactly what their schema accepts.

A model's fields have types only; whether a document is right is decided by the schema's
validator, once for each document, whichever way it comes in: constructor, `model_validate`,
`model_validate_json`, a `TypeAdapter`, or a field of a model of your own. Where the types say all
(``_exact_types.py``), what pydantic takes without converting anything needs no validator. A
document that is refused raises pydantic's `ValidationError` with one entry for each failure:
``loc`` is the path into the document, ``type`` is ``json_schema.`` and the keyword
(``json_schema.depth``: nested too deeply to be checked).

A field that is not set reads as its default, or as None or `MISSING` where it has none, and is
not dumped; ``model_fields_set`` has the names of those that are set:

    if event.session:
        print(event.session.id)

`del event.session` takes it away again, and so does None for a field that may not be null. What is
assigned is checked: a value that no valid document could have there is refused.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from inspect import getattr_static
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import CoreSchema

from .assignment import absent_if_none, assignable
from .checked_model import CheckedModel
from .constructor_signature import ConstructorSignature
from .missing import MISSING, UNSET, Missing
from .optional import (
    Nullable,
    OptionalField,
    RequiredField,
    leave_unset,
    name_in_documents,
    optional_field,
    optional_fields,
    read_as,
    required_again,
)
from .refusals import admitted
from .resolved_fields import resolved
from .subclasses import SubclassCheck
from .validator import Validator

__all__ = ["MISSING", "Missing", "Model", "Nullable", "read_as"]


class Model(CheckedModel, BaseModel):
    """A JSON object, checked against its schema."""

    if TYPE_CHECKING:
        # A class that knows the type of its further members says it.
        __pydantic_extra__: Any = Field(init=False)

        # Checkers make one for each class, and editors show this text with it.
        def __init__(self, /, **data: Any) -> None:
            """The arguments are the fields by their Python names, and further properties, where
            the schema allows them, by their names in documents.
            """

    model_config = ConfigDict(
        extra="allow",
        serialize_by_alias=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
        # What is in a field is dumped as the class that it is, not as the one that it is made of.
        polymorphic_serialization=True,
        # Nobody needs it built, and what building takes is not imported before that.
        defer_build=True,
    )

    @classmethod
    def __pydantic_init_subclass__(
        cls, check: Validator | None = None, **others: Any
    ) -> None:
        """`check` has been taken by `__init_subclass__`; fields are known only now."""
        if check is not None:
            if "__pydantic_extra__" in cls.__dict__:
                # What the annotation is given hides the slot of pydantic's, which would then
                # take further members for fields, and write True as 1 in unions.
                del cls.__pydantic_extra__
            for name in optional_fields(cls, cls):
                setattr(cls, name, optional_field(name, cls.__pydantic_fields__[name]))
            for name in required_again(cls):
                setattr(cls, name, RequiredField())
        cls._adopt()
        super().__pydantic_init_subclass__(check=check, **others)

    @classmethod
    def _subclass_check(cls, check: Validator) -> Validator:
        return SubclassCheck(check, cls, cls._base())

    @classmethod
    def _adopt(cls) -> None:
        # pydantic's signature has the names of documents; a constructor of your own keeps it.
        if "__signature__" in cls.__dict__ and cls.__init__ is Model.__init__:
            del cls.__signature__
        # Its attributes of deprecated fields do not know of absence.
        fields = cls.__pydantic_fields__
        if any(field.deprecated for field in fields.values()) and cls.__check__:
            for name in optional_fields(cls, cls._base()):
                if fields[name].deprecated:
                    setattr(cls, name, optional_field(name, fields[name]))

    @classmethod
    def _base(cls) -> type[BaseModel]:
        """The class of this package that it is, or that it adds to."""
        return next(base for base in cls.__mro__ if "__check__" in base.__dict__)

    @classmethod
    def _adapt(cls, schema: CoreSchema) -> None:
        if cls.__check__ is not None:
            leave_unset(schema, optional_fields(cls, cls._base()))

    if not TYPE_CHECKING:
        __signature__ = ConstructorSignature()

        def __init__(self, /, **data: Any) -> None:
            model = type(self)
            absent = model._absent_if_none()
            fields = model.__pydantic_fields__
            document = {}
            for name, value in data.items():
                if value is MISSING or (value is None and name in absent):
                    continue
                document[name_in_documents(name, fields.get(name))] = value
            model._fill(self, admitted(model, document))

        # pydantic's mark for a constructor that adds nothing: documents do not pass through it.
        __init__.__pydantic_base_init__ = True

        @classmethod
        def _absent_if_none(cls) -> frozenset[str]:
            return absent_if_none(cls, cls._base()) if cls.__check__ else frozenset()

        @classmethod
        def model_construct(cls, *args: Any, **values: Any) -> Any:
            """As in pydantic; what is not given stays absent."""
            resolved(cls)
            model = super().model_construct(*args, **values)
            model._forget(
                cls.__pydantic_fields__.keys() - model.__pydantic_fields_set__
            )
            return model

        def model_copy(self, *, update: Any = None, deep: bool = False) -> Any:
            """As in pydantic, which checks nothing of `update`; what is updated to None or
            `MISSING` is what it is when it is assigned."""
            copied = super().model_copy(update=update, deep=deep)
            absent = self._absent_if_none()
            copied._forget(
                name
                for name, value in (update or {}).items()
                if value is MISSING or (value is None and name in absent)
            )
            return copied

        def _forget(self, names: Iterable[str]) -> None:
            """Make the fields `names` absent, as far as they may be."""
            for name in names:
                field = getattr_static(type(self), name, None)
                if isinstance(field, OptionalField):
                    field.__delete__(self)

        def __getattr__(self, name: str) -> Any:
            """A required member that an answer does not have is None."""
            if name in type(self).__pydantic_fields__:
                return None
            return super().__getattr__(name)

        def __setattr__(self, name: str, value: Any) -> None:
            if value is MISSING or (value is None and name in self._absent_if_none()):
                delattr(self, name)
                return
            if self._is_checked(name):
                base = self._base()
                value = assignable(base, base.__check__, name, value)
            super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            super().__delattr__(name)
            self.__pydantic_fields_set__.discard(name)

        @classmethod
        def _is_checked(cls, name: str) -> bool:
            """Does the schema say what the attribute `name` may be?"""
            if cls.__check__ is None:
                return False
            field, base = cls.__pydantic_fields__.get(name), cls._base()
            if field is not None:
                own = base.__pydantic_fields__.get(name)
                return own is not None and own.annotation is field.annotation
            if name.startswith("_") or base.model_config["extra"] != "allow":
                return False
            return getattr_static(cls, name, None) is None

        def __iter__(self) -> Generator[tuple[str, Any], None, None]:
            fields = type(self).__pydantic_fields__
            for name, value in super().__iter__():
                if value is not UNSET and (
                    name in fields or name in (self.model_extra or ())
                ):
                    yield name, value

        def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
            return [(k, v) for k, v in super().__repr_args__() if v is not UNSET]


# Subclasses of your own are built at once, as pydantic's are.
Model.model_config["defer_build"] = False
