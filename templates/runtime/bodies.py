"""Bodies: how the content of each kind of media type is written and read."""

from __future__ import annotations

import json
from collections.abc import AsyncIterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import ValidationError

from .conversion import read as read_as
from .conversion import written as written_as
from .failures import RequestInvalid
from .messages import Stream
from .optional import given
from .validator import Validator
from .whole_numbers import valid_with_floats
from .wire import is_file, told, violations, wire

#: What holds bytes.
BYTES = (bytes, bytearray, memoryview)


@dataclass(frozen=True, slots=True)
class Media:
    """A media type that holds bytes, and what all others have in common."""

    #: The class, or the alias of a type, of what is in it.
    model: Any = None
    check: Validator | None = None
    media_type: str = "application/octet-stream"

    def takes(self, body: object) -> bool:
        """Is `body` of the Python type that this media type is for?"""
        return isinstance(body, bytes)

    def document(self, body: object) -> object:
        """What is sent for `body`, checked. Raises `RequestInvalid`."""
        if not self.takes(body):
            kind = type(body).__name__
            raise RequestInvalid(f"body: {kind} cannot be sent as {self.media_type}")
        return body

    def write(self, document: object) -> tuple[str, bytes | Stream]:
        """The ``Content-Type`` and the bytes of a document."""
        assert isinstance(document, bytes)
        return self.media_type, document

    def read(self, content: bytes) -> object:
        """The document in `content`. Raises ValueError if it is none."""
        return content


@dataclass(frozen=True, slots=True)
class Text(Media):
    """Plain text, in UTF-8."""

    media_type: str = "text/plain"

    def takes(self, body: object) -> bool:
        return isinstance(body, str)

    def write(self, document: object) -> tuple[str, bytes]:
        return f"{self.media_type}; charset=utf-8", str(document).encode()

    def read(self, content: bytes) -> object:
        return content.decode()


@dataclass(frozen=True, slots=True)
class Json(Media):
    """JSON (RFC 8259): written compactly, in UTF-8, members in the order of the model."""

    media_type: str = "application/json"

    def takes(self, body: object) -> bool:
        return not isinstance(body, BYTES) and not is_stream(body)

    def document(self, body: object) -> object:
        document = wire(body)
        if self.check is not None:
            document = _valid(self.check, document)
        own = isinstance(self.model, type) and isinstance(body, self.model)
        if self.model is None or own:
            return document
        ordered = _in_order(self.model, document)
        # A large number may have been written with other digits than it was given with.
        kept = self.check is None or self.check.is_valid(ordered)
        return ordered if kept else document

    def write(self, document: object) -> tuple[str, bytes]:
        text = json.dumps(
            document, ensure_ascii=False, separators=(",", ":"), allow_nan=False
        )
        return self.media_type, text.encode()

    def read(self, content: bytes) -> object:
        return json.loads(content, parse_constant=_no_constant)


def written(
    media: tuple[Media, ...], body: object, fields: Mapping[str, object], needed: bool
) -> tuple[str, bytes | Stream] | None:
    """The ``Content-Type`` and the bytes of a body that is given as one argument or as
    `fields`, in the first of `media` for which it is valid; None if there is nothing to send.
    """
    if body is not None and fields:
        raise RequestInvalid("body: either one argument or keywords, not both")
    if body is None:
        if not media or not (fields or needed):
            return None
        body = given(media[0].model if media else None, fields)
    refusals: list[RequestInvalid] = []
    for medium in [m for m in media if m.takes(body)] or media[:1]:
        try:
            return medium.write(medium.document(body))
        except RequestInvalid as refusal:
            refusals.append(refusal)
    raise refusals[0]


def is_stream(value: object) -> bool:
    """Does `value` give what is in it one part after the other?"""
    return is_file(value) or isinstance(value, (Iterator, AsyncIterable))


def unreadable(fault: Exception) -> RequestInvalid:
    """The error for what a file or an iterator raises, whatever that is."""
    if isinstance(fault, RequestInvalid):
        return fault
    return RequestInvalid(f"body: it cannot be read ({type(fault).__name__}: {fault})")


def _valid(check: Validator, document: object) -> object:
    """`document` as `check` accepts it. Raises `RequestInvalid`."""
    errors = violations(check, document)
    if not errors:
        return document
    restored = valid_with_floats(check, document)
    if restored is None:
        lines = [told("body", violation) for violation in errors[:5]]
        raise RequestInvalid("; ".join(lines), errors)
    return restored


def _in_order(model: Any, document: object) -> object:
    """The valid `document` as `model` would dump it: one document has one text, whichever
    way it was given, so that an idempotency key always stands for the same bytes."""
    try:
        return written_as(model, read_as(model, document))
    except ValidationError:
        return document


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
