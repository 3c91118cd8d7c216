"""The check language as text: one check a line, what is inside it indented below.

Whatever a check is made of is printed, so a new class needs nothing here; only sites, which
play no part in a verdict, are left out, and so are fields that have their default.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from schemawright.ir.checks import AnyCheck, Check, Program, Site


def printed(program: Program) -> str:
    """All functions of `program` in its own order."""
    lines: list[str] = []
    for function in program.functions.values():
        flags = [field.name for field in fields(function) if getattr(function, field.name) is True]
        if function.binds is not None:
            flags.append(f"binds {', '.join(function.binds.names)}")
        if function.after is not None:
            flags.append(f"after {' and '.join(function.after) or 'nothing'}")
        lines.append(f"{function.name}{_listed(flags)}:")
        lines += (f"  {line}" for line in _lines(function.check))
    return "\n".join(lines) + "\n"


def _listed(flags: list[str]) -> str:
    return f" ({', '.join(flags)})" if flags else ""


def _lines(check: AnyCheck, label: str = "") -> Iterator[str]:
    values = {field.name: getattr(check, field.name) for field in fields(check)}
    inner = {name: list(_inner(value)) for name, value in values.items()}
    several = sum(map(bool, inner.values())) > 1
    plain = [
        f" {field.name}={_value(values[field.name])}"
        for field in fields(check)
        if not inner[field.name] and not _is_left_out(field.default, values[field.name])
    ]
    yield label + type(check).__name__ + "".join(plain)
    for name, parts in inner.items():
        for key, part in parts:
            words = ([name] if several else []) + ([_value(key)] if key is not None else [])
            below = " ".join(words) + ": " if words else ""
            yield from (f"  {line}" for line in _lines(part, below))


def _inner(value: Any) -> Iterator[tuple[str | None, AnyCheck]]:
    """The checks in a field: one, several, or a table of them, with their keys in that."""
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Check):
            yield None, item  # type: ignore[misc]
        elif isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], Check):
            yield item


def _is_left_out(default: Any, value: Any) -> bool:
    return isinstance(value, Site) or value is None or (default is not MISSING and value == default)


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
