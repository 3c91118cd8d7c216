"""What is wrong with a value? One function a schema, which tells every failure.

Imported when a value has been found invalid, not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._runtime.numbers import is_number
from .._runtime.pattern import Pattern

if TYPE_CHECKING:
    from .._runtime.errors import Location, ValidationError
    from .._runtime.values import Json

BOOK_STRAY = Pattern("[^0-9]")


def errors_in_book(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["isbn", "title"])
        if "isbn" in value:
            isbn, at_isbn = at.member(value, "isbn")
            yield from at_isbn.type(isbn, "string")
            if isinstance(isbn, str):
                if len(isbn) != 13 or BOOK_STRAY.search(isbn) is not None:
                    yield at_isbn.error(
                        isbn,
                        "pattern",
                        "^[0-9]{13}$",
                        "does not match the pattern '^[0-9]{13}$'",
                    )
        if "title" in value:
            title, at_title = at.member(value, "title")
            yield from at_title.type(title, "string")
        if "authors" in value:
            authors, at_authors = at.member(value, "authors")
            yield from at_authors.type(authors, "array")
            if isinstance(authors, list):
                for item, at_item in at_authors.items(authors, 0, "items"):
                    yield from at_item.type(item, "string")


def errors_in_problem(value: Json, at: Location) -> Iterator[ValidationError]:
    yield from at.type(value, "object")
    if isinstance(value, dict):
        yield from at.required(value, ["code"])
        if "code" in value:
            code, at_code = at.member(value, "code")
            yield from at_code.type(code, "string")
        if "detail" in value:
            detail, at_detail = at.member(value, "detail")
            yield from at_detail.type(detail, "string")


def errors_in_list_books_author_parameter(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")
    if isinstance(value, str):
        if not value:
            yield at.error(value, "minLength", 1, "is empty")


def errors_in_list_books_limit_parameter(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "integer")
    if type(value) is float or type(value) is int or is_number(value):
        if value < 1:
            yield at.error(value, "minimum", 1, "is less than the minimum of 1")
        if value > 100:
            yield at.error(value, "maximum", 100, "is greater than the maximum of 100")


def errors_in_list_books_tag_parameter(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "array")
    if isinstance(value, list):
        for item, at_item in at.items(value, 0, "items"):
            yield from at_item.type(item, "string")


def errors_in_list_books_response(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "array")
    if isinstance(value, list):
        for item, at_item in at.items(value, 0, "items"):
            if at_item.is_new("book"):
                yield from errors_in_book(item, at_item.through("$ref"))


def errors_in_get_book_isbn_parameter(
    value: Json, at: Location
) -> Iterator[ValidationError]:
    yield from at.type(value, "string")
    if isinstance(value, str):
        if len(value) != 13 or BOOK_STRAY.search(value) is not None:
            yield at.error(
                value,
                "pattern",
                "^[0-9]{13}$",
                "does not match the pattern '^[0-9]{13}$'",
            )
