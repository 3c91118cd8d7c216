"""What a client is told about itself, and what it keeps of a server."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from tests.client.calling import KEY, Package, call
from tests.client.conftest import TLS, Caller, Server


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("timeout", "5"),
        ("timeout", None),
        ("timeout", True),
        ("timeout", 10**400),
        ("attempt_timeout", 1e300),
        ("attempt_timeout", 0),
        ("attempt_timeout", float("inf")),
        ("poll_interval", float("nan")),
        ("responses", "nonsense"),
        ("max_response_bytes", 0),
        ("max_pages", 1.5),
        ("user_agent", "a\nb"),
        ("user_agent", None),
    ],
)
def test_options_that_mean_nothing(package: Package, option: str, value: object) -> None:
    with pytest.raises(package("errors").RequestInvalid, match=option):
        package("client").Client(api_key=KEY, **{option: value})


def test_what_is_promised_where_nothing_is_said(package: Package) -> None:
    """The numbers that SECURITY.md names."""
    with package("client").Client(api_key=KEY) as client:
        settings = client._settings
    assert settings.max_response_bytes == 32 * 2**20
    assert settings.max_header_bytes == 64 * 2**10
    assert (settings.max_pages, settings.max_polls) == (10_000, 10_000)
    assert package("_runtime.exchange")._MOST_HEADERS == 256


@pytest.mark.parametrize("option", ["timout", "max_retries", "http_client", "headers"])
def test_options_that_there_are_not(package: Package, option: str) -> None:
    for name in ("Client", "AsyncClient"):
        with pytest.raises(TypeError, match=option):
            getattr(package("client"), name)(api_key=KEY, **{option: 1})


@pytest.mark.parametrize(("option", "value"), [("timeout", "5"), ("responses", "nonsense")])
def test_a_call_is_told_what_means_nothing(caller: Caller, option: str, value: object) -> None:
    with pytest.raises(caller.package("errors").RequestInvalid, match=option):
        caller("get_job", "j", client={}, **{option: value})


@pytest.mark.parametrize(("option", "asked"), [({}, True), ({"trust_env": False}, False)])
def test_proxies_of_the_environment(
    package: Package,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    option: dict[str, Any],
    asked: bool,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, server.url)
    monkeypatch.setenv("NO_PROXY", "")
    server.answers += [{"status": 404}]
    errors = package("errors")
    retry = package("client").Retry(attempts=1)
    with pytest.raises((errors.NotFound, errors.ConnectError)):
        call(package, False, base_url="http://api.invalid", retry=retry, **option)
    assert bool(server.requests) is asked


def test_no_cookie_is_kept(package: Package, server: Server) -> None:
    answer = {"status": 404, "headers": {"Set-Cookie": "a=b; Path=/"}}
    server.answers += [answer, answer]
    transport = httpx2.HTTPTransport(verify=TLS)
    with package("client").Client(api_key=KEY, base_url=server.url, transport=transport) as client:
        for _ in range(2):
            with pytest.raises(package("errors").NotFound):
                client.get_job("j")
        assert not list(client._http.cookies.jar)
    assert all("Cookie" not in request["headers"] for request in server.requests)
