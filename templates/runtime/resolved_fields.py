"""The fields of a class as its annotations say them, which are read when it is first used, and
nothing here is built before. Until then a field has no alias and none of its marks.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from pydantic import BaseModel
from pydantic.errors import PydanticUndefinedAnnotation

from .shared_annotations import complete_fields

__all__ = ["ResolvedFields", "resolved", "stop_if_resolving", "unread"]

ModelT = TypeVar("ModelT", bound=type[BaseModel])

#: The class whose annotations are being read.
_resolving: ContextVar[type | None] = ContextVar("resolving", default=None)
#: The class that is being made: not all that its annotations name need be there.
_made: ContextVar[type | None] = ContextVar("made", default=None)


@contextmanager
def unread(model: type) -> Generator[None, None, None]:
    """The annotations of `model` are not read while a base of your own is told of it."""
    token = _made.set(model)
    try:
        yield
    finally:
        _made.reset(token)


def resolved(model: ModelT) -> ModelT:
    """`model`, whose annotations have been read, as far as it is a class of the package. Of what
    they name nothing is built, and neither is it.
    """
    if model.__pydantic_complete__ or "__check__" not in model.__dict__:
        return model
    if _made.get() is model:
        return model
    if not model.__pydantic_fields_complete__:
        complete_fields(model)
        if not model.__pydantic_fields_complete__:
            _rebuild(model)
        cast(Any, model)._adopt()
    return model


def _rebuild(model: type[BaseModel]) -> None:
    """Have pydantic read what is left: the type of additional members, or what a base of your own
    asks it for."""
    token = _resolving.set(model)
    try:
        # Not the class's own, which builds it.
        rebuild = cast(Any, BaseModel.model_rebuild).__func__
        rebuild(model, raise_errors=False, _parent_namespace_depth=0)
    finally:
        _resolving.reset(token)


def stop_if_resolving(model: type) -> None:
    """To be called by `model` when pydantic, having read its annotations, asks what it is."""
    if _resolving.get() is model:
        raise PydanticUndefinedAnnotation(
            name=model.__name__, message="its annotations have been read"
        )


class ResolvedFields:
    """The attribute `model_fields` of classes."""

    def __get__(self, model: BaseModel | None, owner: type[BaseModel]) -> Any:
        return BaseModel.__dict__["model_fields"].__get__(model, resolved(owner))
