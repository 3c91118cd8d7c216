"""Rust's `regex`, as pydantic has it."""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import SchemaValidator, core_schema


def rust_search(source: str) -> Callable[[str], bool]:
    """Whether `source` is found in a text, which has no surrogates."""
    schema = core_schema.str_schema(pattern=source, regex_engine="rust-regex", strict=True)
    return SchemaValidator(schema).isinstance_python


def has_surrogates(text: str) -> bool:
    """Does it have code points that are no characters? pydantic takes no such text."""
    return any(0xD800 <= ord(character) < 0xE000 for character in text)
