"""What reading documents takes besides plain Python. All of them have been checked before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def first(
    value: Any, *options: tuple[Callable[[Any], bool], Callable[[Any], Any]]
) -> Any:
    """`value` as the first of `options` whose test it passes reads it; else as it is."""
    for accepts, read in options:
        if accepts(value):
            return read(value)
    return value


def first_of(
    *options: tuple[Callable[[Any], bool], Callable[[Any], Any]],
) -> Callable[[Any], Any]:
    """Reads a value as the first of `options` whose test it passes does."""

    def read(value: Any) -> Any:
        return first(value, *options)

    return read


def is_array(value: object) -> bool:
    """Is it an array?"""
    return isinstance(value, list)


def is_float(value: object) -> bool:
    """Is it a number, written with a fraction or not?"""
    return isinstance(value, float)


def is_object(value: object) -> bool:
    """Is it an object?"""
    return isinstance(value, dict)


def is_text(value: object) -> bool:
    """Is it a string?"""
    return isinstance(value, str)


def one_of_integers(value: Any) -> Any:
    """One of some integers, which a document may write ``1.0``; which, types know."""
    return int(value)


def text_as(*readers: Callable[[str], Any]) -> Callable[[str], Any]:
    """Reads a text as the first of `readers` can; else it stays a text."""

    def read(text: str) -> Any:
        for reader in readers:
            try:
                return reader(text)
            except ValueError:
                pass
        return text

    return read


def same(value: Any) -> Any:
    """What needs no reading."""
    return value
