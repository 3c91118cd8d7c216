"""Credentials: where they come from, and how a request gets those that it needs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import cast

from .failures import RequestInvalid
from .messages import Request
from .parameters import is_header
from .secret import Secret, Secrets


class Given:
    """What a client is given for its credentials, by argument; no `repr` shows it."""

    __slots__ = ("_values",)

    def __init__(self, **values: object) -> None:
        self._values = values

    def text(self, argument: str, environment: str) -> str | None:
        """The text for `argument`, user and password with a colon between them; else the one
        of the variable `environment`. None if there is neither."""
        value = self._values.get(argument) or os.environ.get(environment)
        if isinstance(value, tuple):
            return ":".join(map(str, cast("tuple[object, ...]", value)))
        return value if isinstance(value, str) else None

    def __repr__(self) -> str:
        return f"Given({', '.join(self._values)})"


@dataclass(frozen=True, slots=True)
class Credential:
    """A security scheme: `argument` of the client, else the variable `environment`, is sent in
    the header `parameter` after `prefix`."""

    name: str
    argument: str
    environment: str
    parameter: str = "Authorization"
    prefix: str = ""

    def secret(self, given: Given) -> Secret | None:
        """What is sent, if the credential is given. Never raises: the error would keep this
        frame, in which it can be read."""
        text = given.text(self.argument, self.environment)
        return None if text is None else Secret(self.prefix + text, text)

    def added(self, request: Request, secret: Secret) -> Request:
        """`request` with the credential."""
        return request.with_header(self.parameter, secret.reveal())


def secrets(credentials: tuple[Credential, ...], given: Given) -> Secrets:
    """The credentials that are given as arguments or by the environment. Raises
    `RequestInvalid` for one that cannot be sent."""
    by_name: dict[str, Secret] = {}
    for credential in credentials:
        secret = credential.secret(given)
        if secret is None:
            continue
        if not is_header(secret.reveal()):
            argument = credential.argument
            raise RequestInvalid(f"{argument} has characters that cannot be sent")
        by_name[credential.name] = secret
    return Secrets(by_name)


def needed(
    security: tuple[tuple[str, ...], ...],
    credentials: tuple[Credential, ...],
    available: Secrets,
) -> tuple[str, ...]:
    """The first alternative of `security` for which everything is there, preferably one that
    is not empty. Raises `RequestInvalid` if a credential is needed and missing."""
    usable = [names for names in security if all(name in available for name in names)]
    if security and not usable:
        wanted = {name for names in security for name in names}
        ways = [
            f"{c.argument}= or {c.environment}" for c in credentials if c.name in wanted
        ]
        raise RequestInvalid(f"a credential is missing: give {', or '.join(ways)}")
    return max(usable, key=bool, default=())


def authorised(
    request: Request, credentials: tuple[Credential, ...], available: Secrets
) -> Request:
    """`request` with the credentials that it asks for."""
    for credential in credentials:
        if credential.name in request.credentials:
            request = credential.added(request, available[credential.name])
    return request
