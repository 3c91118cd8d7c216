"""Whole calls over a real connection, written down in ``exchanges.yaml``."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.client.conftest import Caller, Server

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("exchanges.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_exchange(name: str, caller: Caller, server: Server) -> None:
    case = CASES[name]
    server.answers += case.get("answers", [])
    client = {"base_url": server.url, **case.get("client", {})}
    result, error = None, None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            result = caller(case["call"], *case.get("with", []), client=client, **case["named"])
        except caller.package("errors").ClientError as raised:
            error = raised
    _check_error(case.get("error"), error)
    if "result" in case:
        assert _plain(result) == case["result"]
    assert caller.time.waits == case.get("waits", [])
    assert [w.category.__name__ for w in warned] == case.get("warnings", [])
    assert not server.answers, "not all answers were asked for"
    _check_requests(case.get("requests", []), server.requests)


def _check_error(expected: dict[str, Any] | None, error: Any) -> None:
    if expected is None:
        assert error is None, repr(error)
        return
    assert type(error).__name__ == expected["class"], repr(error)
    for name in ("status", "retry_after", "request_id"):
        if name in expected:
            assert getattr(error, name) == expected[name]
    if "error" in expected:
        assert _plain(error.error) == expected["error"]
    if "body" in expected:
        assert error.body == expected["body"].encode()
    for text in expected.get("says", []):
        assert text in str(error)


def _check_requests(expected: list[dict[str, Any]], seen: list[dict[str, Any]]) -> None:
    """Only what a case names is compared; a header that is null must be absent."""
    if expected:
        assert len(seen) == len(expected)
    for wanted, request in zip(expected, seen, strict=False):
        for name in ("method", "path", "body"):
            if name in wanted:
                assert request[name].encode("latin-1").decode() == wanted[name]
        for name, value in wanted.get("headers", {}).items():
            assert request["headers"].get(name) == value
    keys = {request["headers"].get("Idempotency-Key") for request in seen}
    assert len(keys) <= 1, "an idempotency key changed between attempts"
    assert len({request["body"] for request in seen}) <= 1


def _plain(value: Any) -> Any:
    """Models as what they dump; a success that is wrapped as ``{class: value}``."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if hasattr(value, "value"):
        return {type(value).__name__: _plain(value.value)}
    return value
