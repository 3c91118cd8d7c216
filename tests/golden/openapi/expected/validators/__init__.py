"""Validators: each accepts exactly what its schema accepts.

They need the standard library only."""

from __future__ import annotations

from .._runtime.errors import DepthExceeded, ValidationError
from .._runtime.validator import Validator
from . import checks

__all__ = [
    "DepthExceeded",
    "ValidationError",
    "Validator",
    "book",
    "problem",
    "list_books_author_parameter",
    "list_books_limit_parameter",
    "list_books_tag_parameter",
    "list_books_response",
    "get_book_isbn_parameter",
]

book = Validator("Book", checks.valid_book)
problem = Validator("Problem", checks.valid_problem)
list_books_author_parameter = Validator(
    "ListBooksAuthorParameter", checks.valid_list_books_author_parameter
)
list_books_limit_parameter = Validator(
    "ListBooksLimitParameter", checks.valid_list_books_limit_parameter
)
list_books_tag_parameter = Validator(
    "ListBooksTagParameter", checks.valid_list_books_tag_parameter
)
list_books_response = Validator("ListBooksResponse", checks.valid_list_books_response)
get_book_isbn_parameter = Validator(
    "GetBookIsbnParameter", checks.valid_get_book_isbn_parameter
)
