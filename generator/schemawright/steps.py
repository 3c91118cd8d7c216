"""How much work each stage takes on: documents that are small and stand for very much end in a
diagnostic, not in a machine that is busy for an hour.

| stage | a step is | code |
|---|---|---|
| direction | a part of a schema that is searched for what is read or written only | SW0321 |
| describe | a part of an API that is read, a schema that is named or compared | SW0518 |
| compile | a keyword that becomes a check, a position or path of a pattern | SW0609 |
| pass | a check that a pass looks at, a name that is held against a pattern | SW0610 |
| type | a type that is put together with others | SW0710 |
| emit | a character of code that is written, of which a file is worth 400 | SW0711 |

Steps are counted, never timed, so that a run ends in the same way on every machine. A stage may
take those of its limit (`schemawright.limits`); where the documents are large, in proportion more.
The limits are at least half as much again as the densest real document takes. Who does the work
says `at` where it has come to, which costs nothing until it is told, and `take`s steps. As the
limits are, the steps are a setting of the run that nothing between has to hand on; where no stage
counts, `take` does nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Literal, TypeAlias, TypeVar

from schemawright.data_classes import mutable
from schemawright.diagnostics import Diagnostic, Place, Rejected, Where
from schemawright.limits import limits, setting

Stage: TypeAlias = Literal["direction", "describe", "compile", "pass", "type", "emit"]
_Item = TypeVar("_Item")
#: What is said of a stage that takes more than its steps, and the code of that.
_CODES: dict[Stage, tuple[str, str]] = {
    "direction": ("SW0321", "to find what is required in requests and in answers takes"),
    "describe": ("SW0518", "to name what is described takes"),
    "compile": ("SW0609", "to compile the schemas takes"),
    "pass": ("SW0610", "to optimise the checks takes"),
    "type": ("SW0710", "to find the types takes"),
    "emit": ("SW0711", "to write the code takes"),
}
#: For documents of more characters than this the limits grow in proportion.
_CHARACTERS = 500_000


class TooManySteps(Rejected):
    """A stage takes more steps than it may."""


@mutable
class Steps:
    """The steps that a `stage` may take, and those that it has `taken`."""

    stage: Stage
    most: int
    taken: int = 0
    where: Where | None = None

    def exceeded(self) -> TooManySteps:
        """What is said of it."""
        code, what = _CODES[self.stage]
        hint = f"if so much is meant, raise {setting(f'{self.stage}_steps')}"
        place = self.where() if self.where else None
        message = f"{what} more than {self.most:,} steps"
        return TooManySteps((Diagnostic("error", code, message, hint, place),))


_current: ContextVar[Steps | None] = ContextVar("steps", default=None)


@contextmanager
def counting(stage: Stage, characters: int) -> Iterator[Steps]:
    """Within it, the steps are those of `stage`, for documents that have so many `characters`."""
    limit = getattr(limits(), f"{stage}_steps")
    steps = Steps(stage, limit * max(characters, _CHARACTERS) // _CHARACTERS)
    token = _current.set(steps)
    try:
        yield steps
    finally:
        _current.reset(token)


@contextmanager
def measuring() -> Iterator[Steps]:
    """Within it, steps are counted for themselves, however many."""
    steps = Steps("compile", sys.maxsize)
    token = _current.set(steps)
    try:
        yield steps
    finally:
        _current.reset(token)


def take(count: int) -> None:
    """Count `count` steps. Raises `TooManySteps` where that is too many."""
    steps = _current.get()
    if steps is not None:
        steps.taken += count
        if steps.taken > steps.most:
            raise steps.exceeded()


def are_left(count: int) -> bool:
    """Whether `count` more steps may be taken."""
    steps = _current.get()
    return steps is None or steps.taken + count <= steps.most


def at(where: Where | None) -> None:
    """From here on the work is at the place that `where` finds."""
    steps = _current.get()
    if steps is not None:
        steps.where = where


def one_by_one(items: Iterable[_Item], where: Callable[[_Item], Place | None]) -> Iterator[_Item]:
    """`items`; while each is worked at, the work is at the place that `where` finds for it."""
    for item in items:
        at(partial(where, item))
        yield item
