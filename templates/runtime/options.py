"""How a client behaves: what can be said of it, and what all its calls share."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import TIMEOUT_MAX
from typing import TypedDict, cast, get_args
from urllib.parse import urlsplit

from .credentials import Credential, Given, secrets
from .failures import RequestInvalid
from .parameters import is_header
from .responses import Policy
from .retries import Retry
from .secret import Secrets


class Options(TypedDict, total=False):
    """How a client behaves; times are in seconds.

    `timeout` is what a call may take, all attempts and waits together (60); `attempt_timeout`
    what one attempt may take (20); `responses` what happens when a success is not what the
    API declares (``"warn"``); `poll_interval` the pause between two looks at a job (2);
    `user_agent` the name that the client gives itself.

    What a server may send: `max_response_bytes` of content, decompressed (32 MiB), and
    `max_header_bytes` of headers (64 KiB). What a walk may take: `max_pages` of a list and
    `max_polls` of a job (10,000 each). `trust_env` is whether proxies and certificates that
    the environment names are used (yes).
    """

    timeout: float
    attempt_timeout: float
    responses: Policy
    retry: Retry
    poll_interval: float
    user_agent: str
    max_response_bytes: int
    max_header_bytes: int
    max_pages: int
    max_polls: int
    trust_env: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What all calls of a client share."""

    base_url: str
    credentials: tuple[Credential, ...]
    secrets: Secrets
    user_agent: str = ""
    timeout: float = 60.0
    attempt_timeout: float = 20.0
    responses: Policy = "warn"
    retry: Retry = field(default_factory=Retry)
    poll_interval: float = 2.0
    max_response_bytes: int = 32 * 2**20
    max_header_bytes: int = 64 * 2**10
    max_pages: int = 10_000
    max_polls: int = 10_000
    trust_env: bool = True


def settings(
    base_url: str,
    credentials: tuple[Credential, ...],
    given: Given,
    options: Options,
    user_agent: str,
) -> Settings:
    """The settings of a client. Raises `RequestInvalid` for values that cannot be used, and
    TypeError for options that there are not."""
    for name in options.keys() - Options.__annotations__.keys():
        there_are = ", ".join(Options.__annotations__)
        raise TypeError(
            f"there is no option {name!r} of a client; there are {there_are}"
        )
    options.setdefault("user_agent", user_agent)
    result = Settings(
        base_url=_base(base_url),
        credentials=credentials,
        secrets=secrets(credentials, given),
        **options,
    )
    for name in ("timeout", "attempt_timeout", "poll_interval"):
        require_seconds(name, getattr(result, name))
    for name in ("max_response_bytes", "max_header_bytes", "max_pages", "max_polls"):
        number = getattr(result, name)
        if type(number) is not int or number < 1:
            raise RequestInvalid(f"{name} is {number!r}, not a number from 1 on")
    require_policy(result.responses)
    _require_header("user_agent", result.user_agent)
    return result


def require_seconds(name: str, value: object) -> None:
    """Raises `RequestInvalid` if `value` is no time that something may take."""
    fits = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not (fits and 0 < cast(float, value) <= TIMEOUT_MAX):
        raise RequestInvalid(f"{name} is {value!r}, not a number of seconds")


def require_policy(value: object) -> None:
    """Raises `RequestInvalid` if `value` is no `Policy`."""
    if value not in get_args(Policy):
        names = ", ".join(map(repr, get_args(Policy)))
        raise RequestInvalid(f"responses is {value!r}, not one of {names}")


def _require_header(name: str, value: object) -> None:
    if not isinstance(value, str) or not is_header(value):
        raise RequestInvalid(f"{name} has characters that no header can have")


def _base(url: str) -> str:
    """`url` as what paths are appended to."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is no number
    except ValueError as error:
        raise RequestInvalid(f"base_url: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RequestInvalid("base_url is not an http or https URL with a host")
    if any(c in "?#@\\ " or not c.isprintable() for c in url):
        raise RequestInvalid("base_url has more than scheme, host, port and path")
    return url.rstrip("/")
