"""What the functions of the validators are called."""

from __future__ import annotations

_DECIDES, _EXPLAINS = "valid_", "errors_in_"


def decider(function: str) -> str:
    """``valid_order`` decides whether a value is valid."""
    return f"{_DECIDES}{function}"


def explainer(function: str) -> str:
    """``errors_in_order`` yields what is wrong with a value."""
    return f"{_EXPLAINS}{function}"


def names_function(name: str) -> bool:
    """Could `name` be the one of such a function?"""
    return name.startswith((_DECIDES, _EXPLAINS))
