"""What `generate` warns of is told by a validator that is made in a process, too."""

from __future__ import annotations

from schemawright import compile_validator


def test_a_slow_pattern_is_told() -> None:
    validator = compile_validator({"properties": {"a": {"pattern": r"(\w+)\s\1$"}}})
    (warning,) = validator.warnings
    assert (warning.code, warning.severity) == ("SW0605", "warning")
    assert warning.message.startswith("this pattern ")


def test_nothing_is_told_without_reason() -> None:
    assert compile_validator({"pattern": "^a+$"}).warnings == ()
