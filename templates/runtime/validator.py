"""What the package's validators are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from .errors import DepthExceeded, Location, ValidationError, best, explained
from .replaced import ensure_not_replaced

if TYPE_CHECKING:
    from .errors import Explain
    from .values import Json


class Validator:
    """Holds values against one schema.

    Values are what `json.loads` returns. They are never changed. Subclasses of `dict`, `list`,
    `str`, `int` and `float` are read as their base; anything else matches no type.
    """

    __slots__ = ("__weakref__", "_decide", "is_valid", "name")

    is_valid: Callable[[object], bool]
    """Does the instance match the schema? Raises `DepthExceeded`."""

    def __init__(
        self, name: str, decide: Callable[[Any], bool], *, nests: bool = False
    ) -> None:
        """`decide` is a function of ``validators/checks.py``; with `nests` it goes as deep as
        the instance does. One that does not needs nothing around it."""
        ensure_not_replaced()
        self.name = name
        self._decide = decide
        self.is_valid = _guarded(name, decide) if nests else decide

    def validate(self, instance: object) -> None:
        """Return if `instance` matches the schema. Raises `ValidationError` with all errors in
        its `errors`, best first, and `DepthExceeded`."""
        if self.is_valid(instance):
            return
        errors = best(list(self.iter_errors(instance)))
        first = errors[0]
        first.errors = tuple(errors)
        raise first

    def iter_errors(self, instance: object) -> Iterator[ValidationError]:
        """Every failure, found as the iterator is advanced. Raises `DepthExceeded`."""
        explain = self._explanation()
        try:
            yield from explained(explain, cast("Json", instance), Location())
        except RecursionError:
            raise DepthExceeded(
                f"{self.name}: the instance is nested too deeply"
            ) from None

    def _explanation(self) -> Explain:
        """The function of ``validators/errors.py``, or of a module in ``validators/errors/``,
        beside the one that decides."""
        path = self._decide.__module__.split(".")
        path[-2 if path[-2] == "checks" else -1] = "errors"
        name = self._decide.__name__.removeprefix("valid_")
        module = import_module(".".join(path))
        ensure_not_replaced()
        return cast("Explain", getattr(module, f"errors_in_{name}"))

    def __repr__(self) -> str:
        return f"<Validator {self.name}>"


def _guarded(name: str, decide: Callable[[Any], bool]) -> Callable[[object], bool]:
    def is_valid(instance: object) -> bool:
        try:
            return decide(instance)
        except RecursionError:
            raise DepthExceeded(f"{name}: the instance is nested too deeply") from None

    return is_valid
