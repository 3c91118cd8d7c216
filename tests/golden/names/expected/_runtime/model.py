"""The base of all models: pydantic models that accept exactly what their schema accepts.

A model's fields have types only; whether a document is right is decided by the schema's
validator, once for each document, whichever way it comes in: constructor, `model_validate`,
`model_validate_json`, a `TypeAdapter`, or a field of a model of your own. A document that is
refused raises pydantic's `ValidationError` with one entry for each failure: ``loc`` is the path
into the document, ``type`` is ``json_schema.`` and the keyword (``json_schema.depth``: nested
too deeply to be checked).

A field that is not set has the value `MISSING`, which is not `None`, and is not dumped:

    if event.session is not MISSING:
        print(event.session.id)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import date, time
from enum import Enum
from math import isfinite
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    Protocol,
    TypeAlias,
    cast,
    get_args,
)
from uuid import UUID

import pydantic
from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
)
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    SchemaValidator,
    core_schema,
    from_json,
)

from .moment import spelled

if TYPE_CHECKING:

    class _Unset(Enum):
        MISSING = "MISSING"

    #: The value of a field that is not set. For type checkers it is a member of an enumeration,
    #: so that ``is not MISSING`` narrows in each of them.
    MISSING: Literal[_Unset.MISSING] = _Unset.MISSING
    Missing = Literal[_Unset.MISSING]
else:
    try:
        from pydantic import MISSING
    except ImportError:  # pydantic 2.12 and 2.13
        from pydantic.experimental.missing_sentinel import MISSING
    Missing = MISSING

__all__ = ["MISSING", "Missing", "Model", "RootModel", "first_valid"]


class Failure(Protocol):
    """One way in which a document is wrong."""

    @property
    def message(self) -> str: ...
    @property
    def path(self) -> Sequence[str | int]: ...
    @property
    def validator(self) -> str: ...
    @property
    def instance(self) -> Any: ...


class Check(Protocol):
    """A validator of this package."""

    def is_valid(self, instance: object, /) -> bool: ...
    def iter_errors(self, instance: object, /) -> Iterator[Failure]: ...


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
    #: What `_ready` has made last.
    __ready__: ClassVar[Ready] = (None, None)

    def __init_subclass__(cls, *, check: Check | None = None, **config: Any) -> None:
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
        if "__check__" in cls.__dict__:
            _describe(cls, handler.resolve_ref_schema(schema))
        if nested or cls.__check__ is None:
            return schema
        return _around(cls, cls.__check__, schema)

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
                raise _no_json(cls, json_data, str(error)) from None
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
                document = _document(value)
                if not is_valid(document):
                    raise _refusal(model, check, document)
        except RecursionError as error:
            raise _too_deep(model, value, str(error)) from None
        if fields and not isinstance(value, _OBJECTS):
            return value  # The schema allows it: null, or whatever is no object.
        try:
            return build(value)
        except ValidationError as error:
            return _built_otherwise(model, value, build, error)

    return read


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
        raise _too_deep(model, value, "the document is nested too deeply") from None
    return build(_whole(value))


def _whole(value: object) -> object:
    """`value` with all its whole numbers as `int`."""
    if isinstance(value, dict):
        return {
            key: _whole(v) for key, v in cast("dict[object, object]", value).items()
        }
    if isinstance(value, list):
        return [_whole(item) for item in cast("list[object]", value)]
    return int(value) if isinstance(value, float) and value.is_integer() else value


#: What documents can have, or Python values that are dumped as such.
_OF_JSON = (str, int, type(None), BaseModel, date, time, Enum, UUID, Mapping)
#: What a class with fields is made of.
_OBJECTS = (dict, BaseModel, Mapping)
#: Levels that a Python value may have: one that holds itself has no end.
_DEEPEST = 10_000


def _document(value: object) -> object:
    """`value` as a document, if Python values stand in it: models, dates, enumerations."""
    if isinstance(value, Mapping):
        members = cast("Mapping[object, object]", value)
        return {key: _document(v) for key, v in members.items() if v is not MISSING}
    if isinstance(value, (list, tuple)):
        return [_document(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, date):
        return spelled(value)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, UUID) else value


def _refuse_foreign(model: type[Any], value: object) -> None:
    """Refuse Python values that no document can have, wherever in `value` they are: a model
    that holds one could not be dumped."""
    failures: list[InitErrorDetails] = []
    pending: list[tuple[tuple[str | int, ...], object]] = [((), value)]
    while pending:
        path, each = pending.pop()
        if len(path) > _DEEPEST:
            raise _too_deep(model, value, "the document is nested too deeply")
        if isinstance(each, dict):
            members = cast("dict[Any, object]", each)
            pending += [((*path, key), below) for key, below in members.items()]
            fits = all(isinstance(key, str) for key in members)
        elif isinstance(each, (list, tuple)):
            items = cast("Sequence[object]", each)
            pending += [((*path, i), below) for i, below in enumerate(items)]
            fits = True
        else:
            fits = (
                isfinite(each)
                if isinstance(each, float)
                else isinstance(each, _OF_JSON)
            )
        if not fits:
            error = _error("type", f"{each!r} is no value of JSON")
            failures.append(InitErrorDetails(type=error, loc=path, input=each))
    if failures:
        raise ValidationError.from_exception_data(model.__name__, failures)


def _refusal(model: type[Any], check: Check, document: object) -> ValidationError:
    failures = [
        InitErrorDetails(
            type=_error(failure.validator, failure.message),
            loc=tuple(failure.path),
            input=failure.instance,
        )
        for failure in check.iter_errors(document)
    ]
    return ValidationError.from_exception_data(model.__name__, failures)


def _too_deep(model: type[Any], value: object, message: str) -> ValidationError:
    shown = type(value).__name__  # The value itself could not be shown.
    failure = InitErrorDetails(type=_error("depth", message), loc=(), input=shown)
    return ValidationError.from_exception_data(model.__name__, [failure])


def _no_json(model: type[Any], text: object, said: str) -> ValidationError:
    error = PydanticCustomError(
        "json_invalid", "Invalid JSON: {error}", {"error": said}
    )
    failure = InitErrorDetails(type=error, loc=(), input=text)
    return ValidationError.from_exception_data(model.__name__, [failure], "json")


def _error(keyword: str, message: str) -> PydanticCustomError:
    # Passed as a value: braces in a message are no placeholders.
    return PydanticCustomError(
        cast(Any, f"json_schema.{keyword}"), "{message}", {"message": message}
    )


class Model(_Checked, BaseModel):
    """An object of a schema. The arguments of the constructor are the fields by their Python
    names, and further properties, where the schema allows them, by their names in documents.
    """

    model_config = ConfigDict(
        extra="allow",
        serialize_by_alias=True,
        protected_namespaces=(),
        ser_json_inf_nan="constants",
    )

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            fields = type(self).__pydantic_fields__
            document = {}
            for name, value in data.items():
                if value is not MISSING:
                    field = fields.get(name)
                    document[(field and field.serialization_alias) or name] = value
            _refuse_foreign(type(self), document)
            self.__pydantic_validator__.validate_python(document, self_instance=self)

        # pydantic's mark for a constructor that adds nothing: documents do not pass through it.
        __init__.__pydantic_base_init__ = True


class RootModel(_Checked, pydantic.RootModel[Any]):
    """A value of a schema that is not just an object: it is in `root`."""

    model_config = ConfigDict(
        serialize_by_alias=True, protected_namespaces=(), ser_json_inf_nan="constants"
    )

    if not TYPE_CHECKING:

        def __init__(self, /, *root: Any, **members: Any) -> None:
            _refuse_foreign(type(self), members or [*root])
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
        if isinstance(value, member) or is_valid(value) or is_valid(_document(value)):
            return build(value)
        raise _error("first_valid", f"not a valid {member.__name__}")

    return core_schema.no_info_wrap_validator_function(chosen, _bare(schema))


first_valid = _FirstValid()
