"""Codecs of pydantic models and of the types beside them."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from .codec import Codec as DocumentCodec
from .concurrent_change import is_panic
from .conversion import built, written
from .errors import DepthExceeded, InstanceChanged
from .replaced import ensure_not_replaced
from .validator import Validator

__all__ = ["Codec"]

T = TypeVar("T")

_PACKAGE = __name__.rpartition("._runtime")[0]


class Codec(DocumentCodec[T]):
    __slots__ = ("_name", "_variable")
    __doc__ = DocumentCodec.__doc__

    def __init__(self, variable: str, name: str) -> None:
        """The validator called `variable`, and the class or type called `name`; both are
        imported when they are first needed."""
        ensure_not_replaced()
        self._variable, self._name = variable, name

    @property
    def _check(self) -> Validator:
        validators = import_module(f"{_PACKAGE}.validators")
        return cast(Validator, getattr(validators, self._variable))

    @property
    def _kind(self) -> Any:
        return getattr(import_module(f"{_PACKAGE}.models"), self._name)

    def read(self, document: object) -> T:
        try:
            return cast(T, built(self._kind, document))
        except ValidationError as error:
            first = error.errors()[0]
            if first["type"] == "recursion_loop":
                raise DepthExceeded(first["msg"]) from None
            self._check.validate(document)  # It may never have been valid.
            raise self._changed() from error

    def _written(self, value: T) -> object:
        try:
            return written(self._kind, value)
        except ValueError as error:
            if type(error) is not ValueError:
                raise  # What is nested deeper than pydantic writes has no class of its own.
            raise DepthExceeded(str(error)) from None
        except BaseException as error:
            if is_panic(error):
                raise self._changed() from None
            raise

    def _changed(self) -> InstanceChanged:
        return InstanceChanged(
            f"{self._check.name}: the instance was changed meanwhile"
        )
