"""The client of Library 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

import httpx2

from . import models, validators
from ._runtime.answers import Answer, Policy
from ._runtime.bodies import Json
from ._runtime.calls import Call, Options, settings
from ._runtime.http import AsyncBaseClient, BaseClient
from ._runtime.operations import Operation, Slot
from ._runtime.parameters import Parameter
from ._runtime.retries import Retry
from .errors import STATUSES

__all__ = ["AsyncClient", "Client", "Options", "Retry"]

CREDENTIALS = ()


LIST_BOOKS: Operation[models.ListBooksResponse] = Operation(
    name="list_books",
    method="GET",
    path=("/books",),
    parameters=(
        Parameter("query", "author", validators.list_books_author_parameter),
        Parameter("query", "limit", validators.list_books_limit_parameter),
        Parameter("query", "tag", validators.list_books_tag_parameter),
    ),
    answers=(
        Answer(
            ("200",), (Json(models.ListBooksResponse, validators.list_books_response),)
        ),
    ),
    statuses=STATUSES,
)

ADD_BOOK: Operation[models.Book] = Operation(
    name="add_book",
    method="POST",
    path=("/books",),
    body=(Json(models.Book, validators.book),),
    needs_body=True,
    answers=(
        Answer(("201",), (Json(models.Book, validators.book),)),
        Answer(("409",), (Json(models.Problem, validators.problem),)),
    ),
    statuses=STATUSES,
)

GET_BOOK: Operation[models.Book] = Operation(
    name="get_book",
    method="GET",
    path=("/books/", Slot("isbn")),
    parameters=(Parameter("path", "isbn", validators.get_book_isbn_parameter),),
    answers=(
        Answer(("200",), (Json(models.Book, validators.book),)),
        Answer(("404",), (Json(models.Problem, validators.problem),)),
    ),
    statuses=STATUSES,
)

AddBookFields = TypedDict(
    "AddBookFields",
    {
        "isbn": "str",
        "title": "str",
        "authors": "Sequence[str]",
    },
    total=False,
)


class Client(BaseClient):
    """Library 1.

    `base_url`: where the API is (https://library.example/v1).

    `options`: `timeout`, `attempt_timeout`, `responses`, `retry`, `poll_interval`
        and `user_agent`, as `Options` tells. `transport`: one of httpx2's, instead
        of its own choice."""

    def __init__(
        self,
        *,
        base_url: str = "https://library.example/v1",
        transport: httpx2.BaseTransport | None = None,
        **options: Unpack[Options],
    ) -> None:
        given: dict[str, str | tuple[str, str] | None] = {}
        chosen = settings(base_url, CREDENTIALS, given, options, "openapi")
        super().__init__(chosen, transport)

    def list_books(
        self,
        *,
        author: str | None = None,
        limit: int | None = None,
        tag: Sequence[str] | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.ListBooksResponse:
        """The books, a page at a time."""
        return self._call(
            Call(
                LIST_BOOKS,
                {"author": author, "limit": limit, "tag": tag},
                timeout,
                responses,
            )
        )

    def add_book(
        self,
        body: models.Book | Mapping[str, object] | None = None,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[AddBookFields],
    ) -> models.Book:
        """POST /books

        `body`: a model, a mapping, or its members as keywords.

        Raises `Conflict`."""
        return self._call(Call(ADD_BOOK, {}, timeout, responses, body, fields))

    def get_book(
        self,
        isbn: str,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.Book:
        """GET /books/{isbn}

        Raises `NotFound`."""
        return self._call(Call(GET_BOOK, {"isbn": isbn}, timeout, responses))


class AsyncClient(AsyncBaseClient):
    """As `Client`, for use with ``async``."""

    def __init__(
        self,
        *,
        base_url: str = "https://library.example/v1",
        transport: httpx2.AsyncBaseTransport | None = None,
        **options: Unpack[Options],
    ) -> None:
        given: dict[str, str | tuple[str, str] | None] = {}
        chosen = settings(base_url, CREDENTIALS, given, options, "openapi")
        super().__init__(chosen, transport)

    async def list_books(
        self,
        *,
        author: str | None = None,
        limit: int | None = None,
        tag: Sequence[str] | None = None,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.ListBooksResponse:
        """As `Client.list_books`."""
        return await self._call(
            Call(
                LIST_BOOKS,
                {"author": author, "limit": limit, "tag": tag},
                timeout,
                responses,
            )
        )

    async def add_book(
        self,
        body: models.Book | Mapping[str, object] | None = None,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
        **fields: Unpack[AddBookFields],
    ) -> models.Book:
        """As `Client.add_book`."""
        return await self._call(Call(ADD_BOOK, {}, timeout, responses, body, fields))

    async def get_book(
        self,
        isbn: str,
        *,
        timeout: float | None = None,
        responses: Policy | None = None,
    ) -> models.Book:
        """As `Client.get_book`."""
        return await self._call(Call(GET_BOOK, {"isbn": isbn}, timeout, responses))
