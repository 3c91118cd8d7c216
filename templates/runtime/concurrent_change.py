"""Tells an instance that another thread changes from a fault of the code that looks at it.

Both show as a LookupError or a RuntimeError in the middle of a look. A fault shows again on a
copy that nobody else has; a change does not.
"""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

#: What may be changed.
_OBJECT: tuple[type[Any], ...] = (dict,)
_CONTAINERS: tuple[type[Any], ...] = (dict, list)
_PACKAGE = __name__.removesuffix("_runtime.concurrent_change")


def is_change(
    error: Exception, instance: object, look: Callable[[Any], object]
) -> bool:
    """Does `error`, which `look` raised for `instance`, come of a change meanwhile?"""
    if not _raised_in(error.__traceback__).startswith(_PACKAGE):
        return False  # in a method of a class of somebody's own
    try:
        look(still(instance))
    except (RuntimeError, LookupError) as again:
        return type(again) is not type(error)
    return True


def is_panic(error: BaseException) -> bool:
    """Is `error` what pydantic's core raises for a dict that is changed while it walks through it?
    That is no `Exception`, and its class has no public name."""
    return type(error).__name__ == "PanicException" and "dictionary" in str(error)


def still(instance: object) -> object:
    """A copy of `instance` that nobody changes, of plain objects and arrays; what is in several
    places of it is so in the copy."""
    holder = [instance]
    #: By identity of the original, which must not be freed meanwhile.
    copies: dict[int, tuple[object, Any]] = {}
    pending: list[Any] = [holder]
    while pending:
        around = pending.pop()
        for place in _places(around):
            part = around[place]
            if not isinstance(part, _CONTAINERS):
                continue
            if id(part) not in copies:
                copies[id(part)] = part, _at_once(part)
                pending.append(copies[id(part)][1])
            around[place] = copies[id(part)][1]
    return holder[0]


def members_of(value: Any) -> dict[Any, Any] | None:
    """The members that an object has at one moment, whoever is at it: the copy is made in one
    step, which no other thread comes between. None if `value` is no object."""
    return dict[Any, Any].copy(value) if isinstance(value, _OBJECT) else None


def _at_once(value: Any) -> Any:
    members = members_of(value)
    return list[Any].copy(value) if members is None else members


def _places(value: Any) -> list[Any]:
    return [*value] if isinstance(value, _OBJECT) else [*range(len(value))]


def _raised_in(traceback: TracebackType | None) -> str:
    """The name of the module that raised, as far as it is Python."""
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    return str(traceback.tb_frame.f_globals.get("__name__")) if traceback else ""
