"""Keys that travel in a cookie."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .credentials import Credential
from .messages import Request
from .parameters import percent
from .secret import Secret


@dataclass(frozen=True, slots=True)
class CookieKey(Credential):
    """A key in a cookie."""

    def added(self, request: Request, secret: Secret) -> Request:
        cookies = [value for name, value in request.headers if name == "Cookie"]
        rest = tuple(header for header in request.headers if header[0] != "Cookie")
        cookies.append(f"{self.parameter}={percent(secret.reveal())}")
        return replace(request, headers=(*rest, ("Cookie", "; ".join(cookies))))
