"""What other packages explain of schemas that this one has from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .location import Told

if TYPE_CHECKING:
    from .errors import ValidationError
    from .location import Explain, Location
    from .values import Json, Path


def of_another_package(explain: Callable[[Any, Any], Iterator[Any]]) -> Explain:
    """`explain`, a function of ``validators/errors`` in another package, for this one: whatever
    it finds is told by errors of this package."""
    package = explain.__module__.partition(".validators.")[0]
    name = explain.__name__.removeprefix("errors_in_")

    def explained(value: Json, at: Location) -> Iterator[ValidationError]:
        there = at.through()
        there.told = _ToldElsewhere(at.told, package)
        if there.is_new(name):
            yield from explain(value, there)

    return explained


class _ToldElsewhere(Told):
    """What has been asked, by functions of `package`, whose names are not those of this one."""

    def __init__(self, told: Told, package: str) -> None:
        super().__init__()
        self.root: Told = getattr(told, "root", told)
        self.later = told.later
        self.package = package

    def _key(self, key: Any) -> tuple[str, Path]:
        schema, path = key
        return f"{self.package}:{schema}", path

    def __contains__(self, key: object) -> bool:
        return self._key(key) in self.root

    def __len__(self) -> int:
        return len(self.root)

    def add(self, key: tuple[str, Path], /) -> None:
        self.root.add(self._key(key))

    def clear(self) -> None:
        self.root.clear()
