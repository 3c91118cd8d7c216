"""The check language as text: one check a line, what is inside it indented below.

Whatever a check is made of is printed, so a new class needs nothing here; only sites, which
play no part in a verdict, are left out, and so are fields that have their default.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from generator.checks import AnyCheck, Check, Program, Site


def printed(program: Program) -> str:
    """All functions of `program` in its own order."""
    lines: list[str] = []
    for function in program.functions.values():
        lines.append(f"{function.name}{' (notes)' if function.marks else ''}:")
        lines += (f"  {line}" for line in _lines(function.check))
    return "\n".join(lines) + "\n"


def _lines(check: AnyCheck, label: str = "") -> Iterator[str]:
    values = {field.name: getattr(check, field.name) for field in fields(check)}
    inner = {name: value for name, value in values.items() if _is_inner(value)}
    plain = [
        f" {field.name}={_value(values[field.name])}"
        for field in fields(check)
        if field.name not in inner and not _is_left_out(field.default, values[field.name])
    ]
    yield label + type(check).__name__ + "".join(plain)
    for name, value in inner.items():
        for each in value if isinstance(value, tuple) else (value,):
            below = f"{name}: " if len(inner) > 1 else ""
            yield from (f"  {line}" for line in _lines(each, below))


def _is_inner(value: Any) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(each, Check) for each in value)
    return isinstance(value, Check)


def _is_left_out(default: Any, value: Any) -> bool:
    return isinstance(value, Site) or value is None or (default is not MISSING and value == default)


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
