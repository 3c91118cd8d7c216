"""What a call can raise; nothing else escapes.

ClientError
├── RequestInvalid      the arguments break a rule of the API; nothing was sent
├── ConnectError        no connection, or a broken one
├── TimeoutError        no complete answer in time
├── ResponseInvalid     a success whose content is not as declared
└── StatusError         an answer that is no success
    ├── NotFound        404 Not Found
    └── Conflict        409 Conflict"""

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
    "NotFound",
    "Conflict",
]


class NotFound(StatusError):
    """404 Not Found"""

    @property
    def error(self) -> models.Problem | None:
        return cast("models.Problem | None", super().error)


class Conflict(StatusError):
    """409 Conflict"""

    @property
    def error(self) -> models.Problem | None:
        return cast("models.Problem | None", super().error)


#: The class for each status that the API declares.
STATUSES: Mapping[int | str, type[StatusError]] = {
    404: NotFound,
    409: Conflict,
}
