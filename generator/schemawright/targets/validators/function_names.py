"""What the functions of the validators are called."""

from __future__ import annotations


def decider(function: str) -> str:
    """``valid_order`` decides whether a value is valid."""
    return f"valid_{function}"


def explainer(function: str) -> str:
    """``errors_in_order`` yields what is wrong with a value."""
    return f"errors_in_{function}"
