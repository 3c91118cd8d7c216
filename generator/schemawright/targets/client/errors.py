"""The module ``errors.py``: one class for each status that the API declares as an error."""

from __future__ import annotations

from dataclasses import dataclass

from schemawright.render import Code, render
from schemawright.targets.client import docs
from schemawright.targets.client.responses import error_types
from schemawright.targets.client.statuses import error_name, error_text
from schemawright.targets.client.types import Known


@dataclass(frozen=True, slots=True)
class StatusView:
    """The class of a status: its `key` in the table, the type of its content or None."""

    key: int | str
    name: str
    text: str
    type: Code | None


def errors_module(known: Known) -> str:
    """The text of ``errors.py``."""
    classes = [
        StatusView(
            int(status) if status.isdecimal() else status,
            error_name(status),
            error_text(status),
            kind if kind != "object" else None,
        )
        for status, kind in error_types(known).items()
    ]
    return str(
        render(
            "client/errors.py.jinja",
            classes=classes,
            text=docs.errors_text([(each.name, each.text) for each in classes]),
            typed=any(each.type and "models." in each.type for each in classes),
            properties=any(each.type for each in classes),
        )
    )
