"""Data classes with slots that cost little to define.

    @frozen
    class Place:
        source: str
        line: int = 0

is what ``@dataclass(frozen=True, slots=True)`` would make of it, and `mutable` is
``@dataclass(slots=True)``: `field`, `fields`, `replace` and `asdict` of `dataclasses` work as ever.
But `dataclasses` writes six methods of each class as text and compiles them when the module is
imported, which for three hundred classes was a quarter of a small run. Here `__init__` is compiled
when the first instance is made, and all classes share the text of the other methods. The `replace`
of this module is that of `dataclasses`, sooner, for instances of such classes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class", bound=type)
_Field = dataclasses.Field[Any]


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(
    cls: Any = None, /, *, eq: bool = True, kw_only: bool = False, keeps_hash: bool = False
) -> Any:
    """A class whose instances cannot be changed, and can be hashed. Without `eq` an instance
    equals itself only; with `kw_only` its fields are given by name; one that `keeps_hash` may hold
    very much and is asked often. (A checker of types takes the decorated class as it is: what is
    returned here is not looked at.)"""
    if cls is None:
        return lambda decorated: _slotted(decorated, eq, kw_only, keeps_hash, is_frozen=True)
    return _slotted(cls, eq, kw_only, keeps_hash, is_frozen=True)


@dataclass_transform(field_specifiers=(dataclasses.field,))
def mutable(cls: Any = None, /, *, eq: bool = True) -> Any:
    """A class whose instances can be changed; with `eq` they cannot be hashed."""
    if cls is None:
        return lambda decorated: _slotted(decorated, eq, kw_only=False, is_frozen=False)
    return _slotted(cls, eq, kw_only=False, is_frozen=False)


if TYPE_CHECKING:
    # What checkers of types know about it.
    from dataclasses import replace as replace
else:

    def replace(instance: Any, /, **changes: Any) -> Any:
        """A copy of `instance`, made by its class anew, with `changes`."""
        return instance.__replace__(**changes)


def _slotted(
    cls: _Class, eq: bool, kw_only: bool, keeps_hash: bool = False, *, is_frozen: bool
) -> _Class:
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
    if keeps_hash:
        members["__slots__"] += ("_hash",)
        methods["__hash__"] = _kept(methods["__hash__"])
    slotted: _Class = type(cls)(cls.__name__, cls.__bases__, {**methods, **members})
    slotted.__qualname__ = cls.__qualname__
    if "__init__" not in members:
        _compile_at_first_call(slotted, "__init__", lambda: _init(slotted, is_frozen))
    _compile_at_first_call(slotted, "__replace__", lambda: _replace(slotted))
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


def _getter(names: Iterable[str]) -> Callable[[object], tuple[object, ...]]:
    """What gives the values of the fields `names` of an instance."""
    named = tuple(names)
    if not named:
        return lambda instance: ()
    get = attrgetter(*named)
    return get if len(named) > 1 else lambda instance: (get(instance),)


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


def _kept(hashed: Callable[[object], int]) -> Callable[[object], int]:
    def __hash__(self: Any) -> int:  # noqa: N807
        try:
            kept: int = self._hash
        except AttributeError:
            kept = hashed(self)
            object.__setattr__(self, "_hash", kept)
        return kept

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


def _compile_at_first_call(cls: type, name: str, compiled: Callable[[], Any]) -> None:
    """Give `cls` a method that puts the compiled one in its own place when it is called."""

    def method(self: object, *values: object, **named: object) -> object:
        type.__setattr__(cls, name, compiled())
        return getattr(cls, name)(self, *values, **named)

    type.__setattr__(cls, name, method)


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
    return _compiled(cls, f"def __init__({listed}):{body}", names)


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


def _replace(cls: Any) -> Callable[..., Any]:
    """
    def __replace__(self, *, source=_KEPT, line=_KEPT):
        return self.__class__(
            self.source if source is _KEPT else source, self.line if line is _KEPT else line
        )
    """
    fields = sorted((f for f in dataclasses.fields(cls) if f.init), key=lambda f: f.kw_only is True)
    kept = "".join(f", {field.name}=_KEPT" for field in fields)
    arguments = ", ".join(
        f"{f'{f.name}=' if f.kw_only else ''}self.{f.name} if {f.name} is _KEPT else {f.name}"
        for f in fields
    )
    text = f"def __replace__(self{', *' * bool(fields)}{kept}): return self.__class__({arguments})"
    return _compiled(cls, text, {"_KEPT": dataclasses.MISSING})


def _compiled(cls: type, text: str, names: dict[str, Any]) -> Callable[..., Any]:
    exec(text, names)  # noqa: S102
    method: Callable[..., Any] = names[text[4 : text.index("(")]]
    method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
    return method
