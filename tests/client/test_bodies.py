"""Bodies as they travel: keywords under the names of models, forms, files, the fitting medium."""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import pytest
import schemawright

#: ``send("buy_ticket", ...)``: the request that the call makes.
Send = Callable[..., httpx2.Request]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("bodies")
    document = Path(__file__).with_name("bodies.yaml")
    schemawright.generate(document, folder / "bodies_client")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield importlib.import_module("bodies_client.client")


@pytest.fixture
def send(client: Any) -> Send:
    def sent(method: str, *arguments: Any, **named: Any) -> httpx2.Request:
        requests = []

        def answer(request: httpx2.Request) -> httpx2.Response:
            requests.append(request)
            return httpx2.Response(200)

        with client.Client(transport=httpx2.MockTransport(answer)) as made:
            getattr(made, method)(*arguments, **named)
        return requests[0]

    return sent


def test_keywords_are_called_as_fields_are(send: Send) -> None:
    request = send(
        "buy_ticket",
        "e",
        ticket_type="event",
        ticket_date="2024-01-02",
        body_event_id="other",
        body_timeout=3,
        class_="first",
        a_b="x",
        timeout=5,
    )
    assert request.url.path == "/tickets/e"
    assert request.content == (
        b'{"ticketType":"event","ticketDate":"2024-01-02","eventId":"other",'
        b'"timeout":3,"class":"first","a-b":"x"}'
    )


def test_keywords_are_the_fields_of_the_model(client: Any) -> None:
    models = importlib.import_module("bodies_client.models")
    fields = set(models.BuyTicketRequest.model_fields)
    keywords = set(client.BuyTicketFields.__annotations__)
    assert {"ticket_type", "ticket_date", "class_", "a_b"} <= fields & keywords
    assert keywords - fields == {"body_event_id", "body_timeout"}


def test_names_of_documents_are_understood_too(send: Send) -> None:
    assert send("buy_ticket", "e", ticketType="event").content == b'{"ticketType":"event"}'
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match="two names"):
        send("buy_ticket", "e", ticketType="event", ticket_type="event")


@pytest.mark.parametrize(("method", "body", "content_type", "content"), [
    ("put_rows", "a,b", "text/csv; charset=utf-8", b"a,b"),
    ("put_rows", {"rows": []}, "application/json", b'{"rows":[]}'),
    ("put_word", "a", "application/json", b'"a"'),
    ("put_numbers", [1, 2], "application/json", b"[1,2]"),
    ("put_numbers", [b"1", b"2"], "application/octet-stream", b"12"),
    ("put_numbers", io.BytesIO(b"12"), "application/octet-stream", b"12"),
    ("put_either", {"old": "a"}, "application/json", b'{"old":"a"}'),
    ("put_either", {"new": "a"}, "application/vnd.new+json", b'{"new":"a"}'),
])  # fmt: skip
def test_the_medium_that_a_body_is_valid_for(
    send: Send, method: str, body: object, content_type: str, content: bytes
) -> None:
    request = send(method, body)
    assert (request.headers["content-type"], request.content) == (content_type, content)


def test_a_body_that_is_valid_for_no_medium(send: Send) -> None:
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match="body: 'old' is required"):
        send("put_either", {"neither": "a"})


def test_a_model_of_the_second_medium(send: Send) -> None:
    models = importlib.import_module("bodies_client.models")
    request = send("put_either", models.PutEitherRequestVndNewJson(new="a"))
    assert request.headers["content-type"] == "application/vnd.new+json"
    assert request.content == b'{"new":"a"}'


@pytest.mark.parametrize("value", [io.BytesIO(b"x"), {"deep": [io.BytesIO(b"x")]}])
def test_a_file_is_no_json(send: Send, value: object) -> None:
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match=r"a file .* has no JSON value"):
        send("put_either", {"old": "a", "rest": value})


class _Broken(Mapping[str, object]):
    """Somebody's own mapping, in which names are lost, or which another thread changes."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def __iter__(self) -> Iterator[str]:
        yield "old"

    def __len__(self) -> int:
        return 1

    def __getitem__(self, name: str) -> object:
        raise self.fault


@pytest.mark.parametrize("fault", [
    KeyError("old"),
    RuntimeError("dictionary changed size during iteration"),
    AttributeError("gone"),
    OSError("the disk is gone"),
    RecursionError(),
    MemoryError(),
])  # fmt: skip
def test_what_a_value_of_the_callers_own_raises(send: Send, fault: Exception) -> None:
    errors = importlib.import_module("bodies_client.errors")
    for call in ({"body": _Broken(fault)}, {"old": "a", "rest": _Broken(fault)}):
        with pytest.raises(errors.RequestInvalid) as raised:
            send("put_either", **call)
        assert raised.value.__cause__ is fault


def test_forms_as_their_encoding_says(send: Send) -> None:
    request = send(
        "charge",
        amount=5,
        metadata={"a": "b", "c": {"d": [1, 2]}},
        expand=["x", "y"],
        tags=["t", "u"],
        words=["v", "w"],
        rest=["r", "s"],
    )
    assert parse_qsl(request.content.decode()) == [
        ("amount", "5"),
        ("metadata[a]", "b"),
        ("metadata[c][d][0]", "1"),
        ("metadata[c][d][1]", "2"),
        ("expand[0]", "x"),
        ("expand[1]", "y"),
        ("tags", "t,u"),
        ("words", "v|w"),
        ("rest", "r"),
        ("rest", "s"),
    ]


def _parts(request: httpx2.Request) -> list[tuple[str, bytes]]:
    """The lines above each part, in one, and its content."""
    boundary = request.headers["content-type"].partition("boundary=")[2].encode()
    texts = request.content.split(b"--" + boundary)[1:-1]
    halves = (text.strip(b"\r\n").partition(b"\r\n\r\n") for text in texts)
    return [(re.sub("\r\n", "; ", head.decode()), content) for head, _, content in halves]


def test_files_and_what_goes_with_them(send: Send, tmp_path: Path) -> None:
    (tmp_path / "third.bin").write_bytes(b"3")
    with (tmp_path / "third.bin").open("rb") as stream:
        request = send(
            "put_photos",
            cover=b"\x89PNG\xff",
            more=[("first.gif", b"1", "image/gif"), io.BytesIO(b"2"), stream],
            note="*yes*",
            about={"year": 2024},
            tags=("a", "b"),
        )
    data = "content-disposition: form-data; name="
    octets = "content-type: application/octet-stream"
    assert _parts(request) == [
        (f'{data}"cover"; filename="cover"; content-type: image/png', b"\x89PNG\xff"),
        (f'{data}"more"; filename="first.gif"; content-type: image/gif', b"1"),
        (f'{data}"more"; filename="more"; {octets}', b"2"),
        (f'{data}"more"; filename="third.bin"; {octets}', b"3"),
        (f'{data}"note"; content-type: text/markdown', b"*yes*"),
        (f'{data}"about"; content-type: application/json', b'{"year": 2024}'),
        (f'{data}"tags"', b"a"),
        (f'{data}"tags"', b"b"),
    ]


class _BrokenFile(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def _closed() -> io.BytesIO:
    file = io.BytesIO(b"x")
    file.close()
    return file


@pytest.mark.parametrize(("cover", "why"), [
    (io.StringIO("text"), "opened as binary"),
    (("name", b"x", "image/png\r\nX-Evil: 1"), "a media type that cannot be sent"),
    (object(), "has no JSON value"),
    (5, "is not a string"),
    (Path("photo.png"), "a path is no file"),
    (("photo.png", Path("photo.png")), "a path is no file"),
    (_BrokenFile(), r"cannot be read .*Input/output error"),
    (_closed(), r"cannot be read .*closed file"),
])  # fmt: skip
def test_what_is_no_file(send: Send, cover: object, why: str) -> None:
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match=why):
        send("put_photos", cover=cover)


def test_a_path_among_files(send: Send) -> None:
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match="a path is no file"):
        send("put_photos", cover=b"x", more=[b"1", Path("photo.png")])


def test_a_name_that_is_no_text(send: Send) -> None:
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match="5 is not the name of a member"):
        send("put_photos", {"cover": b"x", 5: "y"})


def test_files_are_checked_too(send: Send) -> None:
    errors = importlib.import_module("bodies_client.errors")
    with pytest.raises(errors.RequestInvalid, match="more"):
        send("put_photos", cover=b"x", more=[b"1", b"2", b"3", b"4"])


def test_names_of_files_stay_in_their_line(send: Send) -> None:
    request = send("put_photos", cover=('a"\r\nX-Evil: 1', b"x"))
    assert _parts(request)[0][0].startswith(
        'content-disposition: form-data; name="cover"; filename="a%22%0D%0AX-Evil: 1"'
    )
