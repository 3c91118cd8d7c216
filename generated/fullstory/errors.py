"""What a call can raise; nothing else escapes.

ClientError
├── RequestInvalid           the arguments break a rule of the API; nothing was sent
├── ConnectError             no connection, or a broken one
├── TimeoutError             no complete answer in time
├── ResponseInvalid          a success whose content is not as declared
└── StatusError              an answer that is no success
    ├── BadRequest           400 Bad Request
    ├── Unauthorized         401 Unauthorized
    ├── Forbidden            403 Forbidden
    ├── NotFound             404 Not Found
    ├── TooManyRequests      429 Too Many Requests
    └── InternalServerError  500 Internal Server Error"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from ._runtime.failures import (
    ClientError,
    ConnectError,
    RequestInvalid,
    ResponseInvalid,
    ResponseWarning,
    StatusError,
    TimeoutError,
)

if TYPE_CHECKING:
    from . import models

__all__ = [
    "ClientError",
    "ConnectError",
    "RequestInvalid",
    "ResponseInvalid",
    "ResponseWarning",
    "StatusError",
    "TimeoutError",
    "STATUSES",
    "BadRequest",
    "Unauthorized",
    "Forbidden",
    "NotFound",
    "TooManyRequests",
    "InternalServerError",
]


class BadRequest(StatusError):
    """400 Bad Request"""

    @property
    def error(self) -> models.Error | None:
        return cast("models.Error | None", super().error)


class Unauthorized(StatusError):
    """401 Unauthorized"""

    @property
    def error(self) -> models.Error | None:
        return cast("models.Error | None", super().error)


class Forbidden(StatusError):
    """403 Forbidden"""

    @property
    def error(self) -> models.Error | None:
        return cast("models.Error | None", super().error)


class NotFound(StatusError):
    """404 Not Found"""

    @property
    def error(self) -> models.Error | None:
        return cast("models.Error | None", super().error)


class TooManyRequests(StatusError):
    """429 Too Many Requests"""

    @property
    def error(self) -> models.Error | None:
        return cast("models.Error | None", super().error)


class InternalServerError(StatusError):
    """500 Internal Server Error"""

    @property
    def error(self) -> models.Error | None:
        return cast("models.Error | None", super().error)


#: The class for each status that the API declares.
STATUSES: Mapping[int | str, type[StatusError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    429: TooManyRequests,
    500: InternalServerError,
}
