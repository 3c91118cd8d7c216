"""Credentials: where they come from, and how a request gets those that it needs."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .failures import RequestInvalid
from .messages import Request
from .parameters import is_header, percent


class Secret:
    """A text that no `repr` and no traceback shows; `hidden` are the texts that give it
    away, in an answer that echoes it or in a log."""

    __slots__ = ("hidden", "text")

    def __init__(self, text: str, *hidden: str) -> None:
        self.text = text
        self.hidden = sorted({each for each in hidden if len(each) > 5}, key=len)[::-1]

    def __repr__(self) -> str:
        return "Secret(***)"


#: What is given for the credentials of a client, by argument.
Given: TypeAlias = Mapping[str, "str | tuple[str, str] | None"]
#: The secrets that a client has, by the name of their scheme.
Secrets: TypeAlias = Mapping[str, Secret]


@dataclass(frozen=True, slots=True)
class Credential:
    """A security scheme: `argument` of the client, else the variable `environment`.

    A ``key`` is sent in `parameter` after `prefix`, ``basic`` is user and password (RFC
    7617), ``bearer`` a token (RFC 6750).
    """

    name: str
    argument: str
    environment: str
    kind: Literal["key", "basic", "bearer"]
    location: Literal["header", "query", "cookie"] = "header"
    parameter: str = "Authorization"
    prefix: str = ""

    def secret(self, given: Given) -> Secret | None:
        """What is sent, if the credential is given. Raises `RequestInvalid`."""
        value = given.get(self.argument) or os.environ.get(self.environment)
        if not value:
            return None
        bare = value if isinstance(value, str) else ":".join(value)
        parts = bare.split(":", 1)[1:] if self.kind == "basic" else []
        sent, prefix = bare, self.prefix
        if self.kind == "basic":
            sent, prefix = base64.b64encode(bare.encode()).decode(), "Basic "
        elif self.kind == "bearer":
            prefix = "Bearer "
        if not is_header(prefix + sent):
            raise RequestInvalid(f"{self.argument} has characters that cannot be sent")
        return Secret(prefix + sent, sent, bare, percent(sent), *parts)

    def added(self, request: Request, secret: Secret) -> Request:
        """`request` with the credential."""
        if self.location == "header":
            return request.with_header(self.parameter, secret.text)
        return request.with_cookie(f"{self.parameter}={percent(secret.text)}")


def secrets(credentials: tuple[Credential, ...], given: Given) -> Secrets:
    """The credentials that are given as arguments or by the environment."""
    found = ((each.name, each.secret(given)) for each in credentials)
    return {name: secret for name, secret in found if secret is not None}


def authorise(
    request: Request,
    security: tuple[tuple[str, ...], ...],
    credentials: tuple[Credential, ...],
    available: Secrets,
) -> Request:
    """`request` with the first alternative of `security` for which everything is there.
    Raises `RequestInvalid` if a credential is needed and missing."""
    usable = [names for names in security if all(name in available for name in names)]
    if security and not usable:
        wanted = {name for names in security for name in names}
        ways = [
            f"{c.argument}= or {c.environment}" for c in credentials if c.name in wanted
        ]
        raise RequestInvalid(f"a credential is missing: give {', or '.join(ways)}")
    chosen = max(usable, key=bool, default=())
    for credential in credentials:
        if credential.name in chosen:
            request = credential.added(request, available[credential.name])
    return request
