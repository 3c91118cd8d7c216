"""What the codecs of the package are: the way from documents to typed values, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Generic, NoReturn, TypeVar, cast

from .numbers import is_decimal, read_number
from .replaced import ensure_not_replaced
from .respelling import closest
from .validator import Validator
from .whole_numbers import valid_with_floats

T = TypeVar("T")


class Codec(Generic[T]):
    """Reads the documents that one schema accepts as values of the type `T`, and writes them.

    Documents are what `json.loads` returns. Each method raises `ValidationError` for what the
    schema refuses, and `DepthExceeded` for what is nested too deeply.
    """

    __slots__ = ("_validator",)

    def __init__(self, check: Validator) -> None:
        """`check` is the validator of the schema."""
        ensure_not_replaced()
        self._validator = check

    @property
    def _check(self) -> Validator:
        return self._validator

    def load(self, document: object) -> T:
        """The document as a `T`."""
        self._check.validate(document)
        return self.read(document)

    def load_json(self, text: str | bytes) -> T:
        """The document that `text` holds. Raises ValueError if it is no JSON (RFC 8259)."""
        return self.load(json.loads(text, parse_constant=_refuse))

    def dump(self, value: T) -> Any:
        """`value` as a document."""
        document = self._written(value)
        check = self._check
        if check.is_valid(document):
            return document
        refused = [document]
        for other in self._otherwise(document):
            if check.is_valid(other):
                return other
            refused.append(other)
        document = closest(check, refused)
        check.validate(document)
        return document

    def dump_json(self, value: T) -> str:
        """The text of `value` as a document, on one line."""
        document = self.dump(value)
        return json.dumps(
            document,
            ensure_ascii=False,
            separators=(",", ":"),
            allow_nan=False,
            default=_number,
        )

    def read(self, document: object) -> T:
        """A document that the schema accepts, which is not asked again, as a `T`."""
        return cast(T, document)

    def _written(self, value: T) -> object:
        """`value` as the document that it stands for."""
        return value

    def _otherwise(self, document: object) -> Iterator[object]:
        """What else may be meant by `document`, which the schema refuses."""
        restored = valid_with_floats(self._check, document)
        if restored is not None:
            yield restored

    def __repr__(self) -> str:
        return f"<Codec {self._check.name}>"


def _number(value: object) -> int | float:
    if not is_decimal(value):
        raise TypeError(f"{value!r} is not JSON")
    return read_number(value)


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
