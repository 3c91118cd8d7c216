"""Types with a name that are no classes: what they hold is what their schema accepts.

    Pets: TypeAlias = Annotated[list[Pet], CheckedBy(validators.pets)]

A value of such a type is what it is, a list here. Where it comes in by itself (a `TypeAdapter`, a
body of FastAPI, a field of a model of your own) it is checked, once; inside a model of this
package, the model's own check has seen it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import GetCoreSchemaHandler, SerializationInfo
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)
from typing_extensions import TypeAliasType

from .building import harvesting, serializer_of
from .checking import Build, Door, door, is_to_be_parsed
from .validator import Validator

__all__ = ["CheckedBy", "subject_of"]

_MODELS = __name__.rpartition("._runtime")[0] + ".models"
#: A union of more alternatives is built once, and referred to from wherever it stands.
_MANY = 16


class CheckedBy:
    """Marks a type whose values `check` decides about. One that is `deferred` is built once,
    and referred to from wherever it stands. What is read becomes one of `members`, which are
    checked likewise when they stand alone."""

    def __init__(
        self,
        check: Validator,
        *,
        deferred: bool = False,
        members: type[Enum] | None = None,
    ) -> None:
        self.__check__ = check
        self.__name__ = check.name
        self._deferred, self._members = deferred, members
        self._values = {member.value for member in members or ()}
        if members is not None:
            # pydantic asks a class before it looks at what kind of class it is.
            schema_method: Any = self.__get_pydantic_core_schema__
            marked: Any = members
            marked.__get_pydantic_core_schema__ = schema_method
            marked.__checked_by__ = self
        self._read: Callable[..., Any] | None = None

    @property
    def annotation(self) -> Any:
        """The whole type, which is called like its validator's schema."""
        return getattr(import_module(_MODELS), self.__name__)

    def read(self, value: Any) -> Any:
        """What the type says of a document, or of Python values that stand for one. Raises
        pydantic's `ValidationError`."""
        return self._reader()(value)

    def _reader(self) -> Callable[..., Any]:
        """`read`, with nothing around it, by the name of the type, which pydantic gives the
        errors of a function."""
        if self._read is not None:
            return self._read
        way: Door | None = None
        exact: Build | None = None

        def reads(value: Any, _: Build | None = None) -> Any:
            nonlocal way, exact
            if way is None:
                way = door(self, self.__check__)
                exact = way.exact
            try:
                if exact is not None:
                    return exact(value)
                if way.decide(value):
                    return way.build(value)
            except BaseException as error:
                if not is_to_be_parsed(error):
                    raise
            else:
                return way.refused(value)
            return way.parse(value)

        reads.__name__ = self.__name__
        self._read = reads
        return reads

    def document(self, value: Any) -> Any:
        """The document that `value` stands for."""
        return serializer_of(self).to_python(value, mode="json", warnings=False)

    def written(self, value: Any, info: SerializationInfo) -> Any:
        """`value` as its models, dates and the like are dumped."""
        return serializer_of(self).to_python(
            value,
            mode=info.mode,
            include=cast(Any, info.include),
            exclude=cast(Any, info.exclude),
            by_alias=info.by_alias,
            exclude_unset=info.exclude_unset,
            exclude_defaults=info.exclude_defaults,
            exclude_none=info.exclude_none,
            round_trip=info.round_trip,
            serialize_as_any=info.serialize_as_any,
            context=info.context,
        )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        harvest = harvesting.get()
        if harvest is None:
            from .described import checked_schema

            return checked_schema(self.__name__, self._reader(), self.written)
        if harvest.subject is self and not harvest.begun:
            harvest.begun = True
            return harvest.take(self._schema(source, handler), handler)
        if self._deferred or len(get_args(source)) > _MANY:
            return harvest.refer(self)
        return self._schema(source, handler)

    def _schema(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if self._members is None:
            return handler(source)
        return core_schema.enum_schema(
            self._members,
            list(self._members),
            sub_type="int" if issubclass(self._members, int) else "str",
            serialization=core_schema.plain_serializer_function_ser_schema(self._value),
        )

    def _value(self, member: object) -> object:
        """What a member of the enumeration stands for; values themselves may stand in its
        place. Other members of a union are for their own types to write."""
        if isinstance(member, Enum):
            return member.value
        if isinstance(member, (str, int)) and member in self._values:
            return member
        raise PydanticSerializationUnexpectedValue(f"not one of {self.__name__}")

    def __repr__(self) -> str:
        return f"CheckedBy({self.__check__!r})"


def subject_of(annotation: Any) -> Any:
    """The class that `annotation` is, or the mark of the alias, of this package or of another
    one; None if it is neither."""
    if isinstance(annotation, TypeAliasType):
        annotation = annotation.__value__
    if get_origin(annotation) is Annotated:
        # The last one is the narrowest: it was put around the others.
        marks = [it for it in get_args(annotation)[1:] if hasattr(it, "__check__")]
        return marks[-1] if marks else None
    kind = cast(object, annotation)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return getattr(kind, "__checked_by__", None)
    return annotation if hasattr(annotation, "__check__") else None
