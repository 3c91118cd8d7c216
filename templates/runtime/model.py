"""The base of all models: pydantic models that accept exactly what their schema accepts.

A model's fields have types only; whether a document is right is decided by the schema's
validator, once for each document, whichever way it comes in: constructor, `model_validate`,
`model_validate_json`, a `TypeAdapter`, or a field of a model of your own. A document that is
refused raises pydantic's `ValidationError` with one entry for each failure: ``loc`` is the path
into the document, ``type`` is ``json_schema.`` and the keyword (``json_schema.depth``: nested
too deeply to be checked).

A field that is not set reads as its default, or as None or `MISSING` where it has none, and is
not dumped; ``model_fields_set`` has the names of those that are set:

    if event.session:
        print(event.session.id)

`del event.session` takes it away again, and so does None for a field that may not be null.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from inspect import getattr_static
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast, get_args

import pydantic
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
)
from pydantic_core import CoreSchema, core_schema, from_json

from .building import (
    harvesting,
    mentions_tuples,
    schema_of,
    serializer_of,
    validator_of,
)
from .documents import document_of, documents_of, whole
from .errors import InstanceChanged
from .missing import MISSING, UNSET, Missing
from .optional import (
    Nullable,
    OptionalField,
    leave_unset,
    none_is_absent,
    optional_fields,
    read_as,
)
from .refusals import (
    Check,
    admitted,
    changed,
    failed,
    no_json,
    refusal,
    too_deep,
)
from .replaced import ensure_not_replaced

__all__ = [
    "MISSING",
    "Missing",
    "Model",
    "Nullable",
    "RootModel",
    "first_valid",
    "read_as",
]


#: What pydantic makes of a value that has been checked.
Build: TypeAlias = Callable[[Any], Any]
#: The check of a value, and then what `Build` makes of it.
Read: TypeAlias = Callable[[Any, Build], Any]


class _Checked:
    """What `Model` and `RootModel` have in common: the check around the pydantic schema."""

    if TYPE_CHECKING:
        model_config: ClassVar[ConfigDict]

    #: The validator of the schema, from the class keyword ``check``.
    __check__: ClassVar[Check | None] = None
    #: What `has_tuples` has found.
    __tuples__: ClassVar[bool | None] = None
    #: The class that it was made for, what its documents go through, and pydantic's part in that.
    __reader__: ClassVar[tuple[Any, Any, Any]] = (None, None, None)

    def __init_subclass__(cls, *, check: Check | None = None, **config: Any) -> None:
        ensure_not_replaced()
        super().__init_subclass__(**config)
        if check is not None:
            cls.__check__ = check
            # pydantic asks for it next: such a class is built when it is first used.
            cls.model_config["defer_build"] = True

    @classmethod
    def __pydantic_init_subclass__(cls, check: Check | None = None, **_: Any) -> None:
        """`check` has been taken by `__init_subclass__`; fields are known only now."""
        if check is not None:
            # It has been left unbuilt; what is made of it by others need not be.
            config = cls.model_config.copy()
            config["defer_build"] = False
            cls.model_config = config

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        harvest = harvesting.get()
        if "__check__" not in cls.__dict__:
            # A subclass of your own: what it adds, our check does not know.
            schema = handler(source)
            if cls.__check__ is None:
                return schema
            cls._adapt(handler.resolve_ref_schema(schema))
            read = _reader(cls, cls.__check__)
            return core_schema.no_info_wrap_validator_function(read, schema)
        if harvest is None:
            return _checked(cls)
        model = cast("type[BaseModel]", cls)
        if harvest.model is not model or harvest.begun:
            return harvest.refer(model)
        harvest.begun = True
        schema = handler(source)
        cls._adapt(handler.resolve_ref_schema(schema))
        return harvest.take(schema, handler)

    @classmethod
    def _adapt(cls, schema: CoreSchema) -> None:
        """Make of pydantic's `schema` of the class what we need of it."""

    if not TYPE_CHECKING:
        # pydantic would ask it of the check as well, and write out what is in a field instead
        # of referring to it: `_describe` adds the question where it belongs.
        __get_pydantic_json_schema__ = None

        @classmethod
        def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:
            """The schema as its document has it. What it refers to in other documents is
            in its ``$defs``; with options (a `ref_template`), all that it refers to."""
            if args or options.keys() - {"mode"} or "__check__" not in cls.__dict__:
                return super().model_json_schema(*args, **options)
            from .described import document

            return document(cls.__name__)

        @classmethod
        def model_rebuild(cls, *, force: bool = False, **options: Any) -> bool | None:
            """As in pydantic. It is called when the class is first used."""
            if "__check__" not in cls.__dict__:
                return super().model_rebuild(force=force, **options)
            if cls.__pydantic_complete__ and not force:
                return None
            serializer = serializer_of(cls)
            build = validator_of(cls).validate_python
            cls.__reader__ = (cls, _reader(cls, cls.__check__), build)
            super().model_rebuild(force=True)
            cls.__pydantic_serializer__ = serializer
            return True

        @classmethod
        def model_validate(cls, obj: Any, **options: Any) -> Any:
            """As in pydantic."""
            owner, read, build = cls.__reader__
            if options or owner is not cls:
                return super().model_validate(obj, **options)
            return read(obj, build)

        @classmethod
        def _fill(cls, instance: Any, document: Any) -> None:
            """Make `instance` what `document` says."""
            if "__check__" in cls.__dict__:
                build = partial(
                    validator_of(cls).validate_python, self_instance=instance
                )
                cls._read(document, build)
            else:
                validator = cls.__pydantic_validator__
                validator.validate_python(document, self_instance=instance)

        @classmethod
        def _read(cls, value: Any, build: Build) -> Any:
            if cls.__reader__[0] is not cls:
                cls.model_rebuild()
            return cls.__reader__[1](value, build)

        @classmethod
        def model_validate_json(cls, json_data: Any, **options: Any) -> Any:
            """As in pydantic, but the text becomes a document first, for the check needs one;
            ``NaN`` is no JSON."""
            if options or not isinstance(json_data, (str, bytes, bytearray)):
                return super().model_validate_json(json_data, **options)
            try:
                document = from_json(json_data, allow_inf_nan=False)
            except ValueError as error:
                raise no_json(cls, json_data, str(error)) from None
            return cls.model_validate(document)


def _checked(model: type[Any]) -> CoreSchema:
    """The core schema of `model` for whoever is not of this package: its check and then its
    own validator, described as its document describes it."""
    from .described import reference_schema

    def read(value: Any, _: Build) -> Any:
        return model._read(value, validator_of(model).validate_python)

    return core_schema.no_info_wrap_validator_function(
        read, reference_schema(model.__name__)
    )


def _reader(model: type[Any], check: Check) -> Read:
    """What makes a `model` of a document: the check, and then pydantic's `build`."""
    is_valid = check.is_valid
    fields = issubclass(model, Model)

    def read(value: Any, build: Build) -> Any:
        try:
            if not is_valid(value) and not isinstance(value, model):
                documents = documents_of(value, tuples=_has_tuples(model))
                if not any(map(is_valid, documents)):
                    document = document_of(value, tuples=_has_tuples(model))
                    raise refusal(model, check, document)
        except RecursionError as error:
            raise too_deep(model, value, str(error)) from None
        except InstanceChanged:
            raise changed(model, value) from None
        if fields and not isinstance(value, _OBJECTS):
            return value  # The schema allows it: null, or whatever is no object.
        try:
            return build(value)
        except ValidationError as error:
            return _built_otherwise(model, value, build, error)

    return read


def _has_tuples(model: type[Any]) -> bool:
    """Is a field typed as a tuple, in `model` or in what is nested in it?"""
    known: bool | None = model.__dict__.get("__tuples__")
    if known is None:
        own = "__check__" in model.__dict__
        known = mentions_tuples(
            schema_of(model) if own else model.__pydantic_core_schema__
        )
        model.__tuples__ = known
    return known


def _built_otherwise(
    model: type[Any], value: Any, build: Build, error: ValidationError
) -> Any:
    """What pydantic refuses although the schema allows it: documents nested more deeply than
    it goes, and whole numbers too large for it that are written like ``1e300``."""
    if any(
        each["type"].startswith("recursion")
        for each in error.errors(include_input=False)
    ):
        raise too_deep(model, value, "the document is nested too deeply") from None
    return build(whole(value))


#: What a class with fields is made of.
_OBJECTS = (dict, BaseModel)


class Model(_Checked, BaseModel):
    """An object of a schema. The arguments of the constructor are the fields by their Python
    names, and further properties, where the schema allows them, by their names in documents.
    """

    if TYPE_CHECKING:
        # A class that knows the type of its further members says it.
        __pydantic_extra__: Any = Field(init=False)

    model_config = ConfigDict(
        extra="allow",
        serialize_by_alias=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
        # What is in a field is dumped as the class that it is, not as the one that it is made of.
        polymorphic_serialization=True,
    )

    @classmethod
    def __pydantic_init_subclass__(cls, check: Check | None = None, **_: Any) -> None:
        """`check` has been taken by `__init_subclass__`; fields are known only now."""
        super().__pydantic_init_subclass__(check=check)
        if check is not None:
            for name in optional_fields(cls, cls):
                setattr(cls, name, OptionalField(name, cls.__pydantic_fields__[name]))

    @classmethod
    def _base(cls) -> type[BaseModel]:
        """The class of this package that it is, or that it adds to."""
        return next(each for each in cls.__mro__ if "__check__" in each.__dict__)

    @classmethod
    def _adapt(cls, schema: CoreSchema) -> None:
        if cls.__check__ is not None:
            leave_unset(schema, optional_fields(cls, cls._base()))

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            model = type(self)
            fields, absent = model.__pydantic_fields__, model._absent_if_none()
            document = {}
            for name, value in data.items():
                if value is MISSING or (value is None and name in absent):
                    continue
                field = fields.get(name)
                document[(field and field.serialization_alias) or name] = value
            model._fill(self, admitted(model, document))

        # pydantic's mark for a constructor that adds nothing: documents do not pass through it.
        __init__.__pydantic_base_init__ = True

        @classmethod
        def _absent_if_none(cls) -> frozenset[str]:
            return none_is_absent(cls, cls._base()) if cls.__check__ else frozenset()

        @classmethod
        def model_construct(cls, *args: Any, **values: Any) -> Any:
            """As in pydantic; what is not given stays absent."""
            made = super().model_construct(*args, **values)
            made._forget(cls.__pydantic_fields__.keys() - made.__pydantic_fields_set__)
            return made

        def model_copy(self, *, update: Any = None, deep: bool = False) -> Any:
            """As in pydantic; what is updated to None or `MISSING` is what it is when it is
            assigned."""
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

        def __setattr__(self, name: str, value: Any) -> None:
            if value is MISSING or (value is None and name in self._absent_if_none()):
                delattr(self, name)
            else:
                super().__setattr__(name, value)

        def __iter__(self) -> Generator[tuple[str, Any], None, None]:
            fields = type(self).__pydantic_fields__
            for name, value in super().__iter__():
                if value is not UNSET and (
                    name in fields or name in (self.model_extra or ())
                ):
                    yield name, value

        def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
            return [(k, v) for k, v in super().__repr_args__() if v is not UNSET]


class RootModel(_Checked, pydantic.RootModel[Any]):
    """A value of a schema that is not just an object: it is in `root`."""

    model_config = ConfigDict(
        serialize_by_alias=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
    )

    if not TYPE_CHECKING:

        def __init__(self, /, *root: Any, **members: Any) -> None:
            given = admitted(type(self), members or [*root])
            if len(root) + bool(members) == 1:
                type(self)._fill(self, given[0] if root else given)
            else:
                super().__init__(*root, **members)

        __init__.__pydantic_base_init__ = True


class _FirstValid:
    """Marks a union of models: a document becomes the first one whose own check it passes."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        choices = [_choice(member, handler) for member in get_args(source)]
        return core_schema.union_schema([*choices], mode="left_to_right")


def _choice(member: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    schema = handler.generate_schema(member)
    check: Check | None = getattr(member, "__check__", None)
    if check is None:
        return schema
    is_valid = check.is_valid

    def chosen(value: Any, build: Build) -> Any:
        if isinstance(value, member) or is_valid(value):
            return build(value)
        if any(map(is_valid, documents_of(value, tuples=_has_tuples(member)))):
            return build(value)
        raise failed("first_valid", f"not a valid {member.__name__}")

    return core_schema.no_info_wrap_validator_function(chosen, schema)


first_valid = _FirstValid()
