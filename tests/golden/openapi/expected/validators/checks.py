"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.numbers import is_integer
from .._runtime.pattern import Pattern
from .._runtime.strings import all_strings

if TYPE_CHECKING:
    from .._runtime.values import Json

BOOK_STRAY = Pattern("[^0-9]")


def valid_book(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    isbn = value.get("isbn")
    if not isinstance(isbn, str):
        return False
    if len(isbn) != 13 or BOOK_STRAY.search(isbn) is not None:
        return False
    title = value.get("title")
    if not isinstance(title, str):
        return False
    if "authors" in value:
        authors = value["authors"]
        if not isinstance(authors, list):
            return False
        if not all_strings(authors):
            return False
    return True


def valid_problem(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    code = value.get("code")
    if not isinstance(code, str):
        return False
    if "detail" in value:
        detail = value["detail"]
        if not isinstance(detail, str):
            return False
    return True


def valid_list_books_author_parameter(value: Json) -> bool:
    return isinstance(value, str) and len(value) > 0


def valid_list_books_limit_parameter(value: Json) -> bool:
    return (type(value) is int or is_integer(value)) and value >= 1 and value <= 100


def valid_list_books_tag_parameter(value: Json) -> bool:
    return isinstance(value, list) and all_strings(value)


def valid_list_books_response(value: Json) -> bool:
    if not isinstance(value, list):
        return False
    for item in value:
        if not valid_book(item):
            return False
    return True


def valid_get_book_isbn_parameter(value: Json) -> bool:
    return isinstance(value, str) and (
        len(value) == 13 and BOOK_STRAY.search(value) is None
    )
