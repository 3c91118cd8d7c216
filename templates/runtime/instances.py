"""Codecs of classes: documents become instances, and instances documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from .codec import Codec
from .concurrent_change import is_change, members_of
from .errors import DepthExceeded, InstanceChanged
from .instants import spelled
from .respelling import with_decimal_texts
from .text_writers import WRITERS, text_of
from .validator import Validator

T = TypeVar("T")

#: What reading raises for a document that is not valid, or not any more.
_FAULTS = (RuntimeError, LookupError, ValueError, TypeError, AttributeError)
_PLAIN = frozenset((str, int, float, bool, type(None)))


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a class, by their names in Python and in documents, with whether None is
    what they have that are absent. `is_open`: members without a field are in its attribute
    `additional`."""

    fields: tuple[tuple[str, str, bool], ...]
    names: frozenset[str]
    is_open: bool


class _Open(Protocol):
    """An instance whose class is open: `Layout.is_open`."""

    additional: dict[str, object]


#: The layout of a class that stands for objects; None for any other.
LayoutOf = Callable[[type[Any]], "Layout | None"]


class InstanceCodec(Codec[T]):
    """A codec of instances, which are made by a function of ``codecs.py``."""

    __slots__ = ("_make",)

    def __init__(
        self, check: Validator, make: Callable[[Any], T] | None = None
    ) -> None:
        """Without `make`, documents are what they stand for."""
        super().__init__(check)
        self._make = make

    def read(self, document: object) -> T:
        if self._make is None:
            return cast(T, document)
        try:
            return self._make(document)
        except RecursionError:
            raise self._too_deep() from None
        except _FAULTS as fault:
            self._check.validate(document)  # It may never have been valid.
            if not is_change(fault, document, self._read_if_valid):
                raise
            said = f"{self._check.name}: the instance was changed meanwhile"
            raise InstanceChanged(said) from fault

    def _otherwise(self, document: object) -> Iterator[object]:
        yield from super()._otherwise(document)
        if Decimal in WRITERS:  # They were taken for numbers.
            for other in with_decimal_texts(document, self._check):
                yield other
                yield from super()._otherwise(other)

    def _read_if_valid(self, document: object) -> object:
        assert self._make is not None
        return self._make(document) if self._check.is_valid(document) else None

    def _too_deep(self) -> DepthExceeded:
        return DepthExceeded(f"{self._check.name}: the value is nested too deeply")


def others(document: Mapping[str, Any], layout: Layout | None) -> dict[str, Any]:
    """The members of `document` that have no field."""
    names = layout.names if layout else frozenset[str]()
    if document.keys() <= names:
        return {}
    return {key: member for key, member in document.items() if key not in names}


def written(value: object, layout_of: LayoutOf, absent: object) -> object:
    """`value` as a document; what is `absent` is left out."""
    if type(value) in _PLAIN:
        return value
    members = members_of(value)
    if members is not None:
        return {k: written(v, layout_of, absent) for k, v in members.items()}
    if isinstance(value, (list, tuple)):
        items = cast("list[object]", value)
        return [written(item, layout_of, absent) for item in items]
    if isinstance(value, date):
        return spelled(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    layout = layout_of(type(value))
    if layout is None:
        text = None if type(value) is Decimal else text_of(value)
        return value if text is None else text
    document: dict[str, object] = {}
    for attribute, name, none_is_absent in layout.fields:
        member: object = getattr(value, attribute, absent)  # It may be deleted.
        if type(member) in _PLAIN:
            if member is not None or not none_is_absent:
                document[name] = member
        elif member is not absent:
            document[name] = written(member, layout_of, absent)
    if layout.is_open:
        for name, member in dict(cast(_Open, value).additional).items():
            if name in document:
                raise ValueError(
                    f"{name!r} has a field, and is among the others as well"
                )
            document[name] = written(member, layout_of, absent)
    return document
