"""``model_validate`` of a class that is built, for what it is nearly always called with: nothing
stands between the call and what checks and builds.

It belongs to that one class. Those that are made of it find it, too, and go round it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .checking import Build, Door, is_to_be_parsed

__all__ = ["validating"]

#: To pyright, what is in a `dict` of which no more is known is unknown.
_type_of: Callable[[object], type[object]] = type


def validating(model: Any, way: Door) -> classmethod[Any, Any, Any]:
    """``model_validate`` of `model`, whose documents go this `way`."""
    if way.exact is None:
        return classmethod(_checked_first(model, way))
    is_closed = model.model_config.get("extra") == "forbid"
    at_once = _of_fields_alone if is_closed else _at_once
    return classmethod(at_once(model, way.exact))


def _at_once(model: Any, exact: Build) -> Callable[..., Any]:
    def model_validate(cls: Any, obj: Any, **options: Any) -> Any:
        """As in pydantic."""
        if cls is model and _type_of(obj) is dict and not options:
            try:
                return exact(obj)
            except BaseException as error:
                if not is_to_be_parsed(error):
                    raise
        return cls._parse(obj, **options)

    return model_validate


def _of_fields_alone(model: Any, exact: Build) -> Callable[..., Any]:
    """To count what has been set takes less than to look for what has not been read."""

    def model_validate(cls: Any, obj: Any, **options: Any) -> Any:
        """As in pydantic."""
        if cls is model and _type_of(obj) is dict and not options:
            try:
                built = exact(obj)
                if len(built.__pydantic_fields_set__) == len(obj):
                    return built
            except BaseException as error:
                if not is_to_be_parsed(error):
                    raise
        return cls._parse(obj, **options)

    return model_validate


def _checked_first(model: Any, way: Door) -> Callable[..., Any]:
    decide, build, refused = way.decide, way.build, way.refused

    def model_validate(cls: Any, obj: Any, **options: Any) -> Any:
        """As in pydantic."""
        if cls is model and _type_of(obj) is dict and not options:
            try:
                if decide(obj):
                    return build(obj)
            except BaseException as error:
                if not is_to_be_parsed(error):
                    raise
            else:
                return refused(obj)
        return cls._parse(obj, **options)

    return model_validate
