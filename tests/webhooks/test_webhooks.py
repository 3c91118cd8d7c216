"""What a package makes of calls that come to its users, and which it believes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import pickle
import string
import traceback
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.packages import Loaded, package

HERE = Path(__file__).resolve().parent
SCHEMES = yaml.safe_load((HERE / "schemes.yaml").read_text(encoding="utf-8"))
CALLS = [
    pytest.param(scheme["signature"], call, id=f"{scheme['scheme']}: {call['says']}")
    for scheme in SCHEMES
    for call in scheme["calls"]
]
ORDER = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}, "placed": {"type": "string", "format": "date-time"}},
}
EVENTS: dict[str, Any] = {
    "order.placed": {"$ref": "#/components/schemas/Order"},
    "orders.placed": {"type": "array", "items": {"$ref": "#/components/schemas/Order"}},
}


def document(signature: object = None, events: dict[str, Any] = EVENTS) -> dict[str, Any]:
    """An OpenAPI document whose API calls back, and signs that."""
    said = {} if signature is None else {"x-webhook-signature": signature}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "webhooks": {
            name: {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}
            for name, schema in events.items()
        },
        "components": {"schemas": {"Order": deepcopy(ORDER)}},
        **said,
    }


class Receiver:
    """The module ``webhooks`` of a package, for as long as it is wanted."""

    def __init__(self, contract: dict[str, Any], **options: Any) -> None:
        self.package = package({"api.yaml": contract}, **options)
        self.loaded = Loaded(self.package.files)

    def __enter__(self) -> ModuleType:
        return self.loaded.module("webhooks")

    def __exit__(self, *error: object) -> None:
        self.loaded.forget()


@pytest.fixture(scope="module")
def shop() -> Iterator[ModuleType]:
    with Receiver(document({"header": "X-Signature"})) as module:
        yield module


@pytest.mark.parametrize(("signature", "call"), CALLS)
def test_calls(signature: dict[str, Any], call: dict[str, Any]) -> None:
    with Receiver(document(signature)) as webhooks:
        body = call["body"].encode()
        headers = dict(call["headers"])
        if "sign" in call:
            own = signed(signature, call["secret"], call["sign"])
            headers = {name: value.replace("<signature>", own) for name, value in headers.items()}
        options = {name: call[name] for name in ("now", "tolerance") if name in call}
        if "reason" not in call:
            webhooks.verify(body, headers, call["secret"], **options)
            return
        with pytest.raises(webhooks.WebhookRefused) as refused:
            webhooks.verify(body, headers, call["secret"], **options)
        assert refused.value.reason == call["reason"]


def signed(signature: dict[str, Any], secret: str, content: str) -> str:
    """The same sum by other means."""
    kind = signature.get("algorithm", "hmac-sha256").removeprefix("hmac-")
    digest = hmac.digest(secret.encode(), content.encode(), getattr(hashlib, kind))
    if signature.get("encoding") == "base64":
        return base64.b64encode(digest).decode()
    if signature.get("encoding") == "base64url":
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return digest.hex()


@pytest.fixture(scope="module")
def stripe() -> Iterator[ModuleType]:
    value, content = "t={timestamp},v1={signature}", "{timestamp}.{body}"
    said = {"header": "Stripe-Signature", "value": value, "content": content}
    with Receiver(document(said)) as module:
        yield module


@given(
    st.dictionaries(
        st.sampled_from(["Stripe-Signature", "stripe-signature", "Host", ""]),
        st.one_of(st.text("tv1=,: 0a\t\n\0é\ud800"), st.none(), st.binary(max_size=5)),
    ),
    st.one_of(st.binary(max_size=20), st.text('[]{}":,1e-', max_size=20).map(str.encode)),
)
def test_whatever_comes_is_refused(
    stripe: ModuleType, headers: dict[str, Any], body: bytes
) -> None:
    """And nothing else is raised."""
    with pytest.raises(stripe.WebhookRefused):
        stripe.verify(body, headers, "secret", now=1700000000)
    with pytest.raises(stripe.WebhookRefused) as refused:
        stripe.order_placed.parse(body)
    assert refused.value.reason == "invalid"


def test_events_are_typed(shop: ModuleType) -> None:
    order = shop.order_placed.parse(b'{"id": 7, "placed": "2026-01-01T00:00:00Z", "more": null}')
    assert type(order).__name__ == "Order"
    assert (order.id, order.placed.year) == (7, 2026)
    assert [each.id for each in shop.orders_placed.parse(b'[{"id": 1}]')] == [1]
    assert [*shop.EVENTS] == ["order.placed", "orders.placed"]
    assert shop.parse(b'{"type": "order.placed"}') == {"type": "order.placed"}


@pytest.mark.parametrize("models", ["dataclass", "typeddict", "msgspec", "plain"])
def test_events_in_other_styles(models: str) -> None:
    with Receiver(document({"header": "X-Signature"}), models=models) as webhooks:
        order = webhooks.order_placed.parse(b'{"id": 7}')
        assert (order["id"] if isinstance(order, dict) else order.id) == 7
        with pytest.raises(webhooks.WebhookRefused, match=r"order.placed: \$: 'id' is required"):
            webhooks.order_placed.parse(b"{}")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the body is no JSON document"),
        (b"\xff", "the body is no JSON document"),
        (b'{"id": NaN}', "the body is no JSON document"),
        (b"[" * 100_000, "the body is no JSON document"),
        (b"null", "order.placed: $: null is not an object"),
        (b'{"id": "7"}', "order.placed: $.id: '7' is not an integer"),
        (b'{"placed": "now"}', "order.placed: $: 'id' is required"),
    ],
)
def test_bodies_that_are_refused(shop: ModuleType, body: bytes, message: str) -> None:
    with pytest.raises(shop.WebhookRefused) as refused:
        shop.order_placed.parse(body)
    assert refused.value.reason == "invalid"
    assert str(refused.value) == message
    again = pickle.loads(pickle.dumps(refused.value))
    assert (again.reason, str(again)) == ("invalid", message)
    assert [str(error) for error in again.errors] == [str(e) for e in refused.value.errors]


@pytest.mark.parametrize("secret", ["", b"", [], ["hush", ""], "whsec_", "whsec_no base64!"])
def test_secrets_that_check_nothing(secret: Any) -> None:
    said = {"header": "X", "secretPrefix": "whsec_", "secretEncoding": "base64"}
    with Receiver(document(said)) as webhooks:
        signature = hmac.digest(b"", b"", "sha256").hex()
        with pytest.raises(ValueError, match="a secret is empty, or not of the form"):
            webhooks.verify(b"", {"X": signature}, secret)


@pytest.mark.parametrize("name", ["X-Signature", "Other"])
@pytest.mark.parametrize("form", [str, str.encode, lambda secret: [secret, secret.encode()]])
def test_no_error_has_the_secret(shop: ModuleType, name: str, form: Any) -> None:
    secret = "hush-0123456789"
    with pytest.raises(shop.WebhookRefused) as refused:
        shop.verify(b"{}", {name: "00"}, form(secret))
    assert frames(refused.value, secret) == []


def test_nor_has_that_about_a_secret() -> None:
    secret = "hush-0123456789"
    with Receiver(document({"header": "X", "secretEncoding": "base64"})) as webhooks:
        with pytest.raises(ValueError, match="a secret is empty") as refused:
            webhooks.verify(b"{}", {}, secret)
        assert frames(refused.value, secret) == []
        assert secret not in str(refused.value)


def frames(error: BaseException | None, secret: str) -> list[str]:
    """Where the package's own frames, which `error` keeps, show `secret`."""
    if error is None:
        return []
    places = [
        f"{frame.f_code.co_name}: {name}"
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename != __file__
        for name, value in frame.f_locals.items()
        if secret in repr(value)
    ]
    return places + frames(error.__cause__, secret) + frames(error.__context__, secret)


def test_two_ways_to_sign() -> None:
    """Then each has its name, and none is the package's."""
    one = document({"header": "X-One"})
    two = {**document({"header": "X-Two"}, {}), "info": {"title": "Two", "version": "1"}}
    made = package({"one.yaml": one, "two.yaml": two})
    loaded = Loaded(made.files)
    webhooks = loaded.module("webhooks")
    for name in ("One", "Two"):
        header = {f"X-{name}": hmac.digest(b"hush", b"{}", "sha256").hex()}
        getattr(webhooks, f"X_{name.upper()}").verify(b"{}", header, "hush")
    assert not hasattr(webhooks, "verify")
    loaded.forget()


@pytest.mark.parametrize(
    ("signature", "message"),
    [
        (True, "an object was expected here"),
        ({}, "the header that has the signature is not named"),
        ({"header": "X Y"}, "the header that has the signature is not named"),
        ({"header": "X", "algorithm": "md5"}, "'md5' is no algorithm"),
        ({"header": "X", "encodin": "hex"}, "there is no 'encodin'"),
        ({"header": "X", "value": "t={timestamp}"}, "one of them has {signature}"),
        ({"header": "X", "value": "{signature} {signature}"}, "a value has parts like"),
        ({"header": "X", "value": "{signature},{key}"}, "does not tell them apart"),
        ({"header": "X", "value": "v={signature},v={key}"}, "does not tell them apart"),
        ({"header": "X", "value": "v1={signature},v2={signature}"}, "a variable has two places"),
        ({"header": "X", "headers": {"body": "Y"}}, "a variable has two places"),
        ({"header": "X", "headers": {"id": "Y Z"}}, "'Y Z' is no name of a header"),
        ({"header": "X", "headers": {"i d": "Y"}}, "'i d' is no name of a variable"),
        ({"header": "X", "content": "{id}{body}"}, "id of the content is no variable"),
        ({"header": "X", "content": "{body}}"}, "a brace of the content is no variable"),
        ({"header": "X", "content": "fixed"}, "what is signed has {body} once"),
        ({"header": "X", "content": "{body}{body}"}, "what is signed has {body} once"),
        ({"header": "X", "content": "{body}{signature}"}, "what is signed has {body} once"),
        ({"header": "X", "headers": {"timestamp": "T"}}, "a timestamp that is not signed"),
        ({"header": "X", "tolerance": 0}, "the tolerance is a number of seconds"),
        ({"header": "X", "tolerance": True}, "the tolerance is a number of seconds"),
    ],
)
def test_signatures_that_are_none(signature: object, message: str) -> None:
    made = package({"api.yaml": document(signature)})
    warnings = [str(warning) for warning in made.problems.warnings]
    assert any("SW0517" in each and message in each for each in warnings), warnings
    module = next(file.text for file in made.files if file.path == "webhooks.py")
    assert "verify" not in module
    assert "Signature" not in module


def test_without_webhooks_there_is_no_module() -> None:
    with pytest.raises(ModuleNotFoundError), Receiver(document(events={})):
        pass


def test_text_of_documents_stays_text() -> None:
    """No name, no header and no description becomes code."""
    odd = 'a"""\n\\b\'; import os #\u202e'
    said = {
        "header": "X",
        "description": odd,
        "value": f"{string.punctuation[:10]}\\={{signature}}",
    }
    with Receiver(document(said, {odd: {"type": "object"}})) as webhooks:
        assert [*webhooks.EVENTS] == [odd]
        assert not hasattr(webhooks, "os")


def test_the_examples_of_the_page_are_understood(repository: Path) -> None:
    page = (repository / "docs" / "webhooks.md").read_text(encoding="utf-8")
    fence = page.split("```yaml\n")[1].split("```")[0]
    examples = [yaml.safe_load(text)["x-webhook-signature"] for text in fence.split("\n\n")]
    assert len(examples) == 4
    told = {scheme["signature"]["header"]: scheme["signature"] for scheme in SCHEMES}
    for example in examples:
        assert not package({"api.yaml": document(example)}).problems.reported
        # What is on the page is what the cases above try.
        assert example == told[example["header"]]
