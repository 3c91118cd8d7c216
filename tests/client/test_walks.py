"""Methods that call again and again come to an end."""

from __future__ import annotations

import itertools

import httpx2
import pytest

from tests.client.conftest import Caller


def test_pages_end(caller: Caller) -> None:
    pages = itertools.count(1)

    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"results": [], "next_page_token": str(next(pages))})

    client = {"transport": httpx2.MockTransport(answer), "max_pages": 5}
    with pytest.raises(caller.package("errors").LimitExceeded) as raised:
        caller("iter_get_imports", "j", client=client)
    assert "get_imports" in str(raised.value)
    assert "max_pages (5)" in str(raised.value)
    assert next(pages) == 6


def test_polls_end(caller: Caller) -> None:
    running = {"job": {"id": "j", "status": "PROCESSING"}}
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=running))
    client = {"transport": transport, "max_polls": 3, "poll_interval": 1.0}
    with pytest.raises(caller.package("errors").LimitExceeded) as raised:
        caller("poll_get_job", "j", client=client)
    assert "max_polls (3)" in str(raised.value)
    assert caller.time.waits == [1.0, 1.0]
