"""Is a value valid? One function a schema, which builds nothing and stops at the first failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.pattern import Pattern
from .._runtime.strings import all_strings

if TYPE_CHECKING:
    from .._runtime.values import Json

BOOK_PATTERN = Pattern("^[0-9]{13}\\Z")


def valid_book(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    isbn = value.get("isbn")
    if not isinstance(isbn, str):
        return False
    if BOOK_PATTERN.search(isbn) is None:
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
    return isinstance(value, str) and value != ""


def valid_list_books_limit_parameter(value: Json) -> bool:
    return (
        (
            type(value) is int
            or (
                isinstance(value, (int, float))
                and not isinstance(value, bool)
                and value % 1 == 0
            )
        )
        and value >= 1
        and value <= 100
    )


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
    return isinstance(value, str) and BOOK_PATTERN.search(value) is not None
