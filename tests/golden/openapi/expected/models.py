"""The models of this package: one class for each schema.

A model accepts exactly what its schema accepts, through every door: it is checked by the
validator that its class line names. A field that is not set is `MISSING`.
"""

from __future__ import annotations

from . import validators
from ._runtime.model import MISSING, Missing, Model, RootModel


class Book(Model, check=validators.book):
    """The schema Book."""

    isbn: str
    """Matches ^[0-9]{13}$."""

    title: str

    authors: list[str] | Missing = MISSING


class Problem(Model, check=validators.problem):
    """The schema Problem."""

    code: str

    detail: str | Missing = MISSING


class ListBooksResponse(RootModel, check=validators.list_books_response):
    """The schema ListBooksResponse."""

    root: list[Book]
