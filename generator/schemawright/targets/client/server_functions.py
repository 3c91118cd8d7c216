"""The module ``servers.py``: a function for each server whose address has variables.

def server(*, region: Literal["eu", "us"] = "eu") -> str:
    return "https://" + region + ".shop.test/v2"
"""

from __future__ import annotations

import re
from functools import reduce

from schemawright.code import (
    Binary,
    Def,
    Expression,
    FormalParameter,
    Imported,
    Literal,
    Name,
    Return,
    Signature,
    Subscript,
    Tuple,
)
from schemawright.contract import Api, ServerTemplate, ServerVariable
from schemawright.data_classes import frozen
from schemawright.names import Names, variable_name
from schemawright.render import render
from schemawright.targets.client.docs import laid_out
from schemawright.targets.imports import import_lines, imported


@frozen
class ServerView:
    """A function: its first lines, its docstring, its body."""

    head: Def
    text: str
    body: tuple[Return, ...]


def servers_module(api: Api) -> str:
    """The text of ``servers.py``."""
    names = Names()
    views = [_view(template, names.claim("server")) for template in api.templates]
    heads = [view.head for view in views]
    return str(
        render(
            "client/servers.py.jinja",
            views=views,
            imports=import_lines(imported(heads), []),
            names=[view.head.name for view in views],
        )
    )


def _view(template: ServerTemplate, function: str) -> ServerView:
    names = Names()
    variables = {v.name: names.claim(variable_name(v.name)) for v in template.variables}
    parts: list[Expression] = []
    for number, part in enumerate(re.split(r"\{([^{}]*)\}", template.url)):
        if number % 2:
            parts.append(Name(variables[part]))
        elif part:
            parts.append(Literal(part))
    body = reduce(lambda text, part: Binary(text, "+", part), parts)
    signature = Signature(
        (),
        keyword_only=tuple(
            FormalParameter(variables[v.name], _type(v), Literal(v.default))
            for v in template.variables
        ),
        returns=Name("str"),
    )
    head = Def(function, signature)
    return ServerView(head, _text(template, variables), (Return(body),))


def _type(variable: ServerVariable) -> Expression:
    if not variable.values:
        return Name("str")
    values = tuple(map(Literal, variable.values))
    return Subscript(
        Imported("Literal", "typing"), values[0] if len(values) == 1 else Tuple(values)
    )


def _text(template: ServerTemplate, variables: dict[str, str]) -> str:
    told = [
        laid_out(f"`{variables[v.name]}`: {' '.join(v.description.split())}")
        for v in template.variables
        if v.description.strip()
    ]
    title = " ".join(template.description.split()) or "Where the API is."
    return "\n\n".join((laid_out(title), f"`{template.url}`", *told))
