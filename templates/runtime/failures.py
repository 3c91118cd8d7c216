"""What a call can raise, without the classes of the API's own statuses.

The tree is drawn in the package's ``errors`` module.
"""

from __future__ import annotations

import builtins
import datetime
import email.utils
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from .errors import ValidationError

#: Headers in which servers name a request, in order of preference.
_REQUEST_IDS = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid")


class ClientError(Exception):
    """A call that did not succeed; whatever a call raises is one of these."""

    #: Seconds after which the server asks to be called again, if it said so.
    retry_after: float | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class RequestInvalid(ClientError):
    """The arguments break a rule of the API, or cannot be sent; nothing was sent.

    `errors` are the rules that the validators found broken.
    """

    def __init__(self, message: str, errors: Sequence[ValidationError] = ()) -> None:
        super().__init__(message, tuple(errors))
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return str(self.args[0])


class ConnectError(ClientError, ConnectionError):
    """No connection, or one that broke before the answer was complete.

    Where asyncio awaits, that is also what comes of an answer to half a body, if the server
    closes at once: what came is lost with the connection.
    """


class TimeoutError(ClientError, builtins.TimeoutError):
    """No complete answer in the time that the call had."""


class LimitExceeded(ClientError):
    """More pages of a list, or looks at a job, than the client's options allow."""


class ResponseInvalid(ClientError):
    """A success whose content is not what the API declares, or is larger than the client's
    options allow. The call had its effect.

    `status`, `headers` (names in lower case) and `body` are the answer, `errors` the
    rules that it breaks.
    """

    def __init__(
        self,
        message: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        errors: Sequence[ValidationError] = (),
    ) -> None:
        super().__init__(message, status, headers, body, tuple(errors))
        self.status = status
        self.headers = headers
        self.body = body
        self.errors = tuple(errors)

    def __str__(self) -> str:
        return str(self.args[0])


class StatusError(ClientError):
    """An answer with a status other than success.

    `operation` is the method that was called, `status` a plain int, `headers` have their
    names in lower case, `body` holds the bytes as they came; credentials that the server
    echoes are blotted out in both.
    """

    def __init__(
        self,
        operation: str,
        status: int,
        headers: Mapping[str, str],
        body: bytes,
        error: object = None,
    ) -> None:
        super().__init__(operation, status, headers, body, error)
        self.operation = operation
        self.status = status
        self.headers = headers
        self.body = body
        self.retry_after = retry_after(headers)
        self._error = error

    @property
    def error(self) -> object:
        """The body as the model that the operation declares for this status, or None if
        it declares none or the body is something else."""
        return self._error

    @property
    def request_id(self) -> str | None:
        """What the server calls this request, if it says so."""
        names = (name for name in _REQUEST_IDS if name in self.headers)
        return next((self.headers[name] for name in names), None)

    def __str__(self) -> str:
        phrase = _PHRASES.get(self.status, "")
        text = self.body[:600].decode("utf-8", "replace")
        shown = "".join(c if c.isprintable() else " " for c in text)[:300].strip()
        said = f"{self.operation}: {self.status} {phrase}".rstrip()
        return f"{said}: {shown}" if shown else said


class ResponseWarning(UserWarning):
    """A success is not what the API declares, and was read as far as possible."""


_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def retry_after(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """The seconds of ``Retry-After`` (RFC 9110, section 10.2.3), given as seconds or as a
    date; None if it is absent or neither. `now` is seconds since 1970, for tests."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text) if len(text) < 10 else 1e9
    try:
        date = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.UTC)
    if now is None:
        now = datetime.datetime.now(datetime.UTC).timestamp()
    return max(0.0, date.timestamp() - now)
