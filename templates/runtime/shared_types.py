"""What pydantic makes of types that many fields have is made once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

__all__ = ["described_once"]


@dataclass(frozen=True, slots=True)
class _Described:
    """What pydantic made of a type and the marks that it has, `types`, and the other classes and
    aliases that this refers to."""

    types: tuple[object, ...]
    schema: CoreSchema
    uses: Mapping[Any, None]


#: By the identities of `types`.
_described: dict[tuple[int, ...], _Described] = {}


@contextmanager
def described_once(
    fields: Iterable[FieldInfo],
    uses: dict[Any, None],
    used: Callable[[CoreSchema], Mapping[Any, None] | None],
) -> Generator[None, None, None]:
    """While this is entered, pydantic is asked only for those types of `fields` that it has not
    been asked for. `used` says what a schema refers to, if it may be used in another class; all
    of that is in `uses`."""
    changed = [(one, one.metadata) for one in fields]
    for one, marks in changed:
        one.metadata = [*marks, _Known((one.annotation, *marks), uses, used)]
    try:
        yield
    finally:
        for one, marks in changed:
            one.metadata = marks


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A mark of a type that may be known already."""

    types: tuple[object, ...]
    uses: dict[Any, None]
    used: Callable[[CoreSchema], Mapping[Any, None] | None]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        key = tuple(map(id, self.types))
        former = _described.get(key)
        if former is not None:
            self.uses.update(former.uses)
            return cast("CoreSchema", _again(former.schema))
        schema = handler(source)
        uses = self.used(schema)
        if uses is not None:
            kept = cast("CoreSchema", _again(schema))
            _described[key] = _Described(self.types, kept, uses)
        return schema


def _again(part: Any) -> Any:
    """A `part` of a core schema once more, for whoever has it changes it."""
    if isinstance(part, dict):
        members = cast("dict[str, Any]", part)
        return {key: _again(below) for key, below in members.items()}
    if isinstance(part, (list, tuple)):
        items = [_again(below) for below in cast("list[Any]", part)]
        return items if isinstance(part, list) else tuple(items)
    return part
