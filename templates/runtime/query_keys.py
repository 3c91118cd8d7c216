"""Keys that travel in the query."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .credentials import Credential
from .messages import Request
from .parameters import percent
from .secret import Secret


@dataclass(frozen=True, slots=True)
class QueryKey(Credential):
    """A key in the query."""

    def added(self, request: Request, secret: Secret) -> Request:
        mark = "&" if "?" in request.url else "?"
        pair = f"{percent(self.parameter)}={percent(secret.reveal())}"
        return replace(request, url=f"{request.url}{mark}{pair}")
