"""The module ``errors.py``: one class for each status that the API declares as an error."""

from __future__ import annotations

from schemawright.code import (
    Attribute,
    Def,
    Expression,
    FormalParameter,
    Literal,
    Name,
    Return,
    Signature,
    call,
    inline,
)
from schemawright.data_classes import frozen
from schemawright.names import all_order
from schemawright.render import render
from schemawright.targets.client import docs
from schemawright.targets.client.argument_types import ClientContract
from schemawright.targets.client.responses import error_types
from schemawright.targets.client.statuses import error_name, error_text
from schemawright.targets.imports import imported

_BASES = (
    *("ClientError", "ConnectError", "LimitExceeded", "RequestInvalid", "ResponseInvalid"),
    *("ResponseWarning", "StatusError", "TimeoutError"),
)


@frozen
class StatusView:
    """The class of a status: its `key` in the table, and the property with its content or None."""

    key: int | str
    name: str
    text: str
    error: Def | None


def errors_module(contract: ClientContract) -> str:
    """The text of ``errors.py``."""
    classes = [
        StatusView(
            int(status) if status.isdecimal() else status,
            error_name(status),
            error_text(status),
            _error(kind) if kind else None,
        )
        for status, kind in error_types(contract).items()
    ]
    properties = [class_.error for class_ in classes if class_.error]
    names = ("STATUSES", *_BASES, *(class_.name for class_ in classes))
    return str(
        render(
            "client/errors.py.jinja",
            classes=classes,
            text=docs.errors_text([(class_.name, class_.text) for class_ in classes]),
            names=sorted(names, key=all_order),
            typed="." in imported(properties),
            properties=bool(properties),
        )
    )


def _error(kind: Expression) -> Def:
    """``error``, the content as the contract declares it: only its type is new."""
    content = Attribute(call("super"), "error")
    body = (Return(call("cast", Literal(inline(kind)), content)),)
    signature = Signature((FormalParameter("self"),), returns=kind)
    return Def("error", signature, body, decorators=(Name("property"),))
