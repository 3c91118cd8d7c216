"""What the package's validators are."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from .errors import DepthExceeded, InstanceChanged, InvalidKey, ValidationError, best
from .location import Location, explained
from .replaced import ensure_not_replaced

if TYPE_CHECKING:
    from .location import Explain


#: How many errors `Validator.validate` looks for, if nobody says otherwise.
MAX_ERRORS = 1000

_DEEP = "{}: the instance is nested too deeply"
_CHANGED = "{}: the instance was changed meanwhile"


class Validator:
    """Holds values against one schema.

    Values are what `json.loads` returns. They are never changed. Subclasses of `dict`, `list`,
    `str`, `int` and `float` are read as their base; anything else (a tuple, another mapping)
    matches no type. A value that another thread changes meanwhile gets the verdict of some
    moment, or raises `InstanceChanged`. An object with keys that are no strings, as YAML has
    them, is no JSON: where names are looked at, it raises `InvalidKey`.
    """

    __slots__ = (
        "__weakref__",
        "_explain",
        "decide",
        "is_valid",
        "max_errors",
        "name",
    )

    is_valid: Callable[[object], bool]
    """Does the instance match the schema? Raises `DepthExceeded`, `InstanceChanged` and
    `InvalidKey`."""

    decide: Callable[[Any], bool]
    """The same, but raises whatever Python does where an instance is nested too deeply or is
    changed meanwhile: for callers that ask `is_valid` then."""

    def __init__(
        self,
        name: str,
        decide: Callable[[Any], bool],
        *,
        max_errors: int = MAX_ERRORS,
    ) -> None:
        """`decide` is a function of ``validators/checks.py``; `max_errors` is how many errors
        `validate` looks for, where a call does not say."""
        ensure_not_replaced()
        self.name = name
        self.max_errors = max_errors
        self.decide = decide
        self._explain: Explain | None = None
        self.is_valid = _guarded(name, decide)

    def validate(self, instance: object, *, max_errors: int | None = None) -> None:
        """Return if `instance` matches the schema. Raises `ValidationError` with the errors in
        its `errors`, best first, but no more than the first `max_errors` that there are; and
        what `is_valid` raises."""
        if self.is_valid(instance):
            return
        most = self.max_errors if max_errors is None else max_errors
        errors = list(islice(self.iter_errors(instance), max(most, 1) + 1))
        told = best(errors[: max(most, 1)])
        if told:  # There are none if another thread has put the instance right since.
            told[0].errors = tuple(told)
            told[0].more = len(errors) > len(told)
            raise told[0]

    def iter_errors(self, instance: object) -> Iterator[ValidationError]:
        """Every failure, found as the iterator is advanced. Raises what `is_valid` raises."""
        if self._explain is None:
            self._explain = self._explanation()
        explain = self._explain

        def errors(value: Any) -> Iterator[ValidationError]:
            return explained(explain, value, Location())

        error: ValidationError | None = None
        try:
            for error in errors(instance):
                yield error
            if error is None and not self.decide(instance):
                yield from self._errors_of_a_copy(instance, errors)
        except RecursionError:
            raise DepthExceeded(_DEEP.format(self.name)) from None
        except (RuntimeError, LookupError) as fault:
            if not _is_change(fault, instance, lambda v: deque(errors(v), maxlen=0)):
                raise
            raise InstanceChanged(_CHANGED.format(self.name)) from fault
        except (TypeError, AttributeError) as fault:
            raise _of_keys(fault, self.name, instance) from None

    def _errors_of_a_copy(
        self, instance: object, errors: Callable[[Any], Iterator[ValidationError]]
    ) -> Iterator[ValidationError]:
        """The failures of an instance that had none when it was explained, and is refused: it
        was changed between the two."""
        from .concurrent_change import still

        held = still(instance)
        if self.decide(held):
            return
        error: ValidationError | None = None
        for error in errors(held):
            yield error
        if error is None:
            raise AssertionError(f"{self.name} refuses an instance without a reason")

    def _explanation(self) -> Explain:
        """The function of ``validators/errors.py``, or of a module in ``validators/errors/``,
        beside the one that decides."""
        path = self.decide.__module__.split(".")
        path[-2 if path[-2] == "checks" else -1] = "errors"
        name = self.decide.__name__.removeprefix("valid_")
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
            raise DepthExceeded(_DEEP.format(name)) from None
        except (RuntimeError, LookupError) as fault:
            if not _is_change(fault, instance, decide):
                raise
            raise InstanceChanged(_CHANGED.format(name)) from fault
        except (TypeError, AttributeError) as fault:
            raise _of_keys(fault, name, instance) from None

    return is_valid


def _is_change(
    fault: Exception, instance: object, look: Callable[[Any], object]
) -> bool:
    from .concurrent_change import is_change  # Hardly ever needed.

    return is_change(fault, instance, look)


def _of_keys(fault: Exception, name: str, instance: object) -> Exception:
    """What `fault` is raised as: `InvalidKey` if there is a key in `instance` that is no string,
    else itself."""
    from .object_keys import odd_key  # Hardly ever needed.

    words = odd_key(instance)
    return fault if words is None else InvalidKey(f"{name}: {words}")
