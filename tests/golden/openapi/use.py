"""What a program does with a client: here the server is a function."""

from __future__ import annotations

import hmac
import io
import json

import httpx2
from openapi import Book, Client, servers, webhooks
from openapi.errors import Conflict, NotFound, RequestInvalid

BOOK = {"isbn": "9780000000000", "title": "Gödel"}
PROBLEM = {"code": "missing", "detail": "no such book"}


def server(request: httpx2.Request) -> httpx2.Response:
    path, query = request.url.path, dict(request.url.params)
    if "/covers/" in path and request.method == "PUT":
        return httpx2.Response(204 if request.content == b"png" else 400)
    if "/covers/" in path:
        return httpx2.Response(200, content=request.url.host.encode())
    if path == "/v1/books" and request.method == "GET":
        return httpx2.Response(200, json=[BOOK] if query.get("author") == "DH" else [])
    if path == "/v1/books":
        sent = json.loads(request.content)
        return httpx2.Response(201 if sent == BOOK else 409, json=sent if sent == BOOK else PROBLEM)
    return (
        httpx2.Response(200, json=BOOK)
        if path.endswith("0")
        else httpx2.Response(404, json=PROBLEM)
    )


with Client(transport=httpx2.MockTransport(server)) as client:
    assert client.get_book("9780000000000") == Book.model_validate(BOOK)
    assert [book.title for book in client.list_books(author="DH")] == ["Gödel"]
    assert client.list_books(limit=5) == []
    assert (
        client.add_book(BOOK).title
        == client.add_book(Book(isbn="9780000000000", title="Gödel")).title
    )
    try:
        client.get_book("9780000000001")
    except NotFound as error:
        assert error.status == 404
        assert error.error is not None
        assert error.error.code == "missing"
    else:
        raise AssertionError("found")
    try:
        client.add_book(isbn="9780000000001", title="Gödel")
    except Conflict as error:
        assert error.status == 409
    else:
        raise AssertionError("added")
    cover = client.get_cover("9780000000000")  # pyright: ignore[reportDeprecated]
    assert cover == b"covers.example"
    client.put_cover("9780000000000", io.BytesIO(b"png"))
    client.put_cover("9780000000000", (part for part in (b"p", b"ng")))
    # Its links say how to go on with a book that was added.
    added = client.add_book(BOOK)
    assert client.get_book_after_add_book(added) == added
    assert client.get_cover_after_add_book(added, timeout=9) == b"covers.example"
    # What the answer lacks is left out.
    assert client.list_books_after_add_book(added, limit=5) == []
    added.sponsor = "DH"
    assert [book.title for book in client.list_books_after_add_book(added)] == ["Gödel"]
    try:
        client.get_book("../secrets")
    except RequestInvalid:
        pass
    else:
        raise AssertionError("asked for")

# Who says where the API is says it of all its operations.
assert servers.server() == "https://eu.library.example:443/v1"
with Client(base_url=servers.server(region="us"), transport=httpx2.MockTransport(server)) as client:
    cover = client.get_cover("9780000000000")  # pyright: ignore[reportDeprecated]
    assert cover == b"us.library.example"

# What the library sends is believed if it is signed, and read as what it is.
SECRET = "hush"


def received(body: bytes, signature: str, now: float) -> Book:
    header = {"library-signature": f"t=1700000000,v1={signature}"}
    webhooks.verify(body, header, ["the old one", SECRET], now=now)
    return webhooks.book_lent.parse(body)


sent = json.dumps(BOOK).encode()
signed = hmac.digest(SECRET.encode(), b"1700000000." + sent, "sha256").hex()
assert received(sent, signed, 1700000060) == Book.model_validate(BOOK)
for body, signature, now, reason in (
    (sent, signed, 1700009999, "stale"),
    (sent + b" ", signed, 1700000060, "wrong"),
    (sent, "", 1700000060, "wrong"),
):
    try:
        received(body, signature, now)
    except webhooks.WebhookRefused as refused:
        assert refused.reason == reason
    else:
        raise AssertionError("believed")
missing: list[Book] = webhooks.books_missing.parse(b"[" + sent + b"]")
assert missing[0].title == "Gödel"
event: object = webhooks.EVENTS["book.lent"].parse(sent)
assert isinstance(event, Book)
