"""Successes that an operation declares beside its first one: told apart by their class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from .failures import retry_after

T = TypeVar("T")


@dataclass(frozen=True)
class Success(Generic[T]):
    """A success; `value` is its content, None where the API declares it empty; `headers`
    have their names in lower case."""

    status: int
    headers: Mapping[str, str]
    value: T

    @property
    def retry_after(self) -> float | None:
        """Seconds after which the server asks to be called again, if it said so."""
        return retry_after(self.headers)


class Created(Success[T]):
    """201 Created."""


class Accepted(Success[T]):
    """202 Accepted: the work has been taken on and is not done."""


class NoContent(Success[T]):
    """204 No Content."""


class PartialContent(Success[T]):
    """206 Partial Content."""


class MultiStatus(Success[T]):
    """207 Multi-Status: each part of the request has a status of its own."""
