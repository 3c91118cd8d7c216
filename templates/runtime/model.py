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
from contextvars import ContextVar
from inspect import getattr_static
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast, get_args

import pydantic
from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
)
from pydantic_core import CoreSchema, SchemaValidator, core_schema, from_json

from .documents import document_of, whole
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
    changed,
    failed,
    no_json,
    refusal,
    refuse_foreign,
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
#: pydantic's validator of a class, and a faster way than by it, if there is one.
Ready: TypeAlias = tuple[object, Callable[[Any], Any] | None]

#: Is one of our models being built? Those nested in it are left bare: its check covers them.
_building: ContextVar[bool] = ContextVar("building", default=False)
_REFERENCES = ("ref", "schema_ref")


class _Checked:
    """What `Model` and `RootModel` have in common: the check around the pydantic schema."""

    #: The validator of the schema, from the class keyword ``check``.
    __check__: ClassVar[Check | None] = None
    #: What `_has_tuples` has found.
    __tuples__: ClassVar[bool | None] = None
    #: What `_ready` has made last.
    __ready__: ClassVar[Ready] = (None, None)

    def __init_subclass__(cls, *, check: Check | None = None, **config: Any) -> None:
        ensure_not_replaced()
        super().__init_subclass__(**config)
        if check is not None:
            cls.__check__ = check

    @classmethod
    def __pydantic_init_subclass__(cls, check: Check | None = None, **_: Any) -> None:
        """`check` has been taken by `__init_subclass__`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        built = cls.__dict__.get("__pydantic_core_schema__")
        nested = _building.get()
        if isinstance(built, dict):
            ready = cast(CoreSchema, built)
            return _copy(_bare(ready), "") if nested else _copy(ready, "-checked")
        # A subclass of your own may have fields that our check does not know: only a class that
        # names its own check vouches for all that is nested in it.
        token = _building.set(nested or "__check__" in cls.__dict__)
        try:
            schema = handler(source)
        finally:
            _building.reset(token)
        cls._adapt(handler.resolve_ref_schema(schema))
        if "__check__" in cls.__dict__:
            _describe(cls, handler.resolve_ref_schema(schema))
        if nested or cls.__check__ is None:
            return schema
        return _around(cls, cls.__check__, schema)

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
        def model_validate(cls, obj: Any, **options: Any) -> Any:
            """As in pydantic."""
            ready = cls.__ready__
            if ready[0] is not cls.__pydantic_validator__:
                ready = _ready(cls)
            if options or ready[1] is None:
                return super().model_validate(obj, **options)
            return ready[1](obj)

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


def _describe(model: type[Any], schema: CoreSchema) -> None:
    """Make the document's schema the JSON Schema of `model`, whose core schema is `schema`."""

    def described(schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        from .described import described

        return described(model.__name__, schema, handler)

    metadata = cast("dict[str, Any]", schema).setdefault("metadata", {})
    metadata["pydantic_js_functions"] = [described]


def _copy(schema: CoreSchema, suffix: str) -> CoreSchema:
    """A copy of a finished schema, for pydantic changes what it is given in place. `suffix`
    gives its definitions names of their own: by the usual ones pydantic would take a model
    that needs its check for the bare one of the same class that is nested here."""

    pending: list[Any] = []

    def copied(part: Any) -> Any:
        if isinstance(part, (dict, list)):
            pending.append(cast("dict[str, Any] | list[Any]", part).copy())
            return pending[-1]
        return part

    whole = copied(schema)
    while pending:
        part = pending.pop()
        keys: list[Any] = [*part] if isinstance(part, dict) else [*range(len(part))]
        for key in keys:
            # A field may be called "ref", too: then the value is no name.
            is_name = key in _REFERENCES and isinstance(part[key], str)
            part[key] = part[key] + suffix if is_name else copied(part[key])
    return cast(CoreSchema, whole)


def _bare(schema: CoreSchema) -> CoreSchema:
    """`schema` without the check that `_around` put there."""
    if schema["type"] == "definitions":
        inner = _bare(schema["schema"])
        return core_schema.definitions_schema(inner, schema["definitions"])
    if schema["type"] == "function-wrap" and "check" in schema.get("metadata", {}):
        return cast(CoreSchema, schema["schema"])
    return schema


def _around(model: type[Any], check: Check, schema: CoreSchema) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(
        _reader(model, check), schema, metadata={"check": model.__name__}
    )


def _reader(
    model: type[Any], check: Check, usual: Build | None = None
) -> Callable[..., Any]:
    """What makes a `model` of a document: the check, and then pydantic's `build`."""
    is_valid = check.is_valid
    fields = issubclass(model, Model)

    def read(value: Any, build: Any = usual) -> Any:
        try:
            if not is_valid(value) and not isinstance(value, model):
                document = document_of(value, tuples=_has_tuples(model))
                if not is_valid(document):
                    raise refusal(model, check, document)
        except RecursionError as error:
            raise too_deep(model, value, str(error)) from None
        except RuntimeError:
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
        known = _mentions_tuples(model.__pydantic_core_schema__)
        model.__tuples__ = known
    return known


def _mentions_tuples(schema: CoreSchema) -> bool:
    pending: list[Any] = [schema]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            members = cast("dict[str, Any]", part)
            if members.get("type") == "tuple":
                return True
            pending += members.values()
        elif isinstance(part, list):
            pending += cast("list[object]", part)
    return False


def _ready(model: type[Any]) -> Ready:
    """What `model_validate` does for a class that is complete: the same as pydantic with our
    check around its schema, without the way from pydantic to Python and back. With it, the
    validator of the class that it belongs to."""
    schema = model.__dict__.get("__pydantic_core_schema__")
    ready: Ready = (model.__pydantic_validator__, None)
    if isinstance(schema, dict) and model.__check__ is not None:
        bare = SchemaValidator(_bare(_copy(cast(CoreSchema, schema), "-bare")))
        read = _reader(model, model.__check__, bare.validate_python)
        ready = model.__ready__ = (ready[0], read)
    return ready


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
                if value is MISSING or value is None and name in absent:
                    continue
                field = fields.get(name)
                document[(field and field.serialization_alias) or name] = value
            refuse_foreign(model, document)
            self.__pydantic_validator__.validate_python(document, self_instance=self)

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
                if value is MISSING or value is None and name in absent
            )
            return copied

        def _forget(self, names: Iterable[str]) -> None:
            """Make the fields `names` absent, as far as they may be."""
            for name in names:
                field = getattr_static(type(self), name, None)
                if isinstance(field, OptionalField):
                    field.__delete__(self)

        def __setattr__(self, name: str, value: Any) -> None:
            if value is MISSING or value is None and name in self._absent_if_none():
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
        serialize_by_alias=True, protected_namespaces=(), ser_json_inf_nan="constants"
    )

    if not TYPE_CHECKING:

        def __init__(self, /, *root: Any, **members: Any) -> None:
            refuse_foreign(type(self), members or [*root])
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
        if is_valid(document_of(value, tuples=_has_tuples(member))):
            return build(value)
        raise failed("first_valid", f"not a valid {member.__name__}")

    return core_schema.no_info_wrap_validator_function(chosen, _bare(schema))


first_valid = _FirstValid()
