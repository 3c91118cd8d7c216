"""Data classes with slots that cost little to define.

    @frozen
    class Place:
        source: str
        line: int = 0

is what ``@dataclass(frozen=True, slots=True)`` would make of it, and `mutable` is
``@dataclass(slots=True)``: `field`, `fields`, `replace` and `asdict` of `dataclasses` work as ever.
But `dataclasses` writes six methods of each class as text and compiles them when the module is
imported, which for three hundred classes was a quarter of a small run. Here `__init__` is compiled
when the first instance is made, and all classes share the text of the other methods.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)
_Field = dataclasses.Field[Any]


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: Any = None, /, *, eq: bool = True, kw_only: bool = False) -> Any:
    """A class whose instances cannot be changed, and can be hashed. Without `eq` an instance
    equals itself only; with `kw_only` its fields are given by name. (A checker of types takes the
    decorated class as it is: what is returned here is not looked at.)"""
    if cls is None:
        return lambda decorated: _slotted(decorated, eq, kw_only, is_frozen=True)
    return _slotted(cls, eq, kw_only, is_frozen=True)


@dataclass_transform(field_specifiers=(dataclasses.field,))
def mutable(cls: Any = None, /, *, eq: bool = True) -> Any:
    """A class whose instances can be changed; with `eq` they cannot be hashed."""
    if cls is None:
        return lambda decorated: _slotted(decorated, eq, kw_only=False, is_frozen=False)
    return _slotted(cls, eq, kw_only=False, is_frozen=False)


def _slotted(cls: _Class, eq: bool, kw_only: bool, *, is_frozen: bool) -> _Class:
    # `dataclasses` is asked only to read the annotations. For a class without a docstring it would
    # compose one from the signature, which takes as long as all the rest.
    text = cls.__doc__
    cls.__doc__ = text or cls.__name__
    dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    fields = dataclasses.fields(cls)
    members = {**cls.__dict__, "__doc__": text}
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    members["__slots__"] = tuple(field.name for field in fields if field.name not in inherited)
    for name in (*(field.name for field in fields), "__dict__", "__weakref__"):
        members.pop(name, None)
    methods = _methods(fields, eq, is_frozen)
    slotted: _Class = type(cls)(cls.__name__, cls.__bases__, {**methods, **members})
    slotted.__qualname__ = cls.__qualname__
    if "__init__" not in members:
        type.__setattr__(slotted, "__init__", _compiling_init(slotted, is_frozen))
    return slotted


def _methods(fields: tuple[_Field, ...], eq: bool, is_frozen: bool) -> dict[str, Any]:
    """What a class has unless it says otherwise."""
    methods: dict[str, Any] = {"__repr__": _representation}
    if eq:
        compared = _getter(field.name for field in fields if field.compare)
        methods["__eq__"] = _equality(compared)
        methods["__hash__"] = _hash(compared) if is_frozen else None
    if is_frozen:
        methods |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    return methods


def _getter(names: Iterable[str]) -> Callable[[object], object]:
    named = tuple(names)
    return attrgetter(*named) if named else lambda _: ()


def _equality(compared: Callable[[object], object]) -> Callable[[object, object], bool]:
    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or compared(self) == compared(other)

    return __eq__


def _hash(compared: Callable[[object], object]) -> Callable[[object], int]:
    def __hash__(self: object) -> int:  # noqa: N807
        return hash(compared(self))

    return __hash__


def _representation(self: Any) -> str:
    shown = (field.name for field in dataclasses.fields(self) if field.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _refuse_set(_: object, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


def _compiling_init(cls: type, is_frozen: bool) -> Callable[..., None]:
    """An `__init__` for `cls` that puts the compiled one in its own place."""

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        init = _init(cls, is_frozen)
        type.__setattr__(cls, "__init__", init)
        init(self, *values, **named)

    return __init__


def _init(cls: Any, is_frozen: bool) -> Callable[..., None]:
    """
    def __init__(self, source, line=_default_line):
        _set_source(self, source)          # where instances can be changed: self.source = source
        _set_line(self, line)
    """
    names: dict[str, object] = {"_MISSING": dataclasses.MISSING}
    parameters, by_name, lines = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(cls):
        parameter, value = _parameter_and_value(field, names)
        if field.init:
            (by_name if field.kw_only else parameters).append(parameter)
        elif parameter == field.name:
            continue  # `__post_init__` sets it
        # The setter of the slot is quicker than `object.__setattr__`, which looks for it by name.
        names[f"_set_{field.name}"] = getattr(cls, field.name).__set__
        lines.append(
            f"_set_{field.name}(self, {value})" if is_frozen else f"self.{field.name} = {value}"
        )
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    listed = ", ".join([*parameters, "*", *by_name] if by_name else parameters)
    body = "".join(f"\n    {line}" for line in lines or ["pass"])
    exec(f"def __init__({listed}):{body}", names)  # noqa: S102
    init: Callable[..., None] = names["__init__"]  # type: ignore[assignment]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _parameter_and_value(field: _Field, names: dict[str, object]) -> tuple[str, str]:
    """The parameter for a field, with its default, and what becomes of the argument."""
    if field.default_factory is not dataclasses.MISSING:
        names[f"_new_{field.name}"] = field.default_factory
        new = f"_new_{field.name}()"
        given = f"{new} if {field.name} is _MISSING else {field.name}"
        return f"{field.name}=_MISSING", given if field.init else new
    if field.default is not dataclasses.MISSING:
        default = f"_default_{field.name}"
        names[default] = field.default
        return f"{field.name}={default}", field.name if field.init else default
    return field.name, field.name
