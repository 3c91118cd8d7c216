"""Templates: the only door to Jinja, and the only way that text becomes Python.

Only a `Code` prints bare in a template; a plain string raises. Text of a schema reaches Python
through `literal` or `docstring`, a README through `code_span` (all three: `schemawright.escape`),
and through nothing else: never in a ``#`` comment, never as a name (those come from
`schemawright.names`). Pages of HTML have their own environment and type: `html_pages`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    Undefined,
)
from markupsafe import Markup

from schemawright import escape
from schemawright.code import Statement, printed
from schemawright.diagnostics import Problems
from schemawright.render import overrides
from schemawright.render.overrides import overridden
from schemawright.steps import take
from schemawright.values import Json

__all__ = [
    "Code",
    "code",
    "code_span",
    "docstring",
    "environment",
    "identifier",
    "json_block",
    "literal",
    "markdown",
    "markdown_cell",
    "module",
    "overridden",
    "overriding",
    "render",
    "templates_folder",
    "verbatim",
]

#: ``{% extends "schemawright/client/class.py.jinja" %}`` in a project's template means ours.
OURS = "schemawright"
#: What templates may print: Python source text.
Code = Markup


def identifier(name: str) -> Code:
    """`name` as code, once it is certain that it is one plain Python identifier."""
    if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
        raise ValueError(f"not an identifier: {name!r}")
    return Code(name)


def module(path: str) -> Code:
    """The dotted path of a module as code, each part of it an identifier."""
    for part in path.lstrip(".").split("."):
        identifier(part)
    return Code(path)


def literal(value: object) -> Code:
    """A JSON value, or a tuple or set of them, as a Python literal on one line."""
    return Code(_literal(value))


def _literal(value: object) -> str:
    if isinstance(value, str):
        return escape.string(value)
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, (int, float)):
        return escape.number(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_literal(k)}: {_literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, tuple):
        inner = ", ".join(map(_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, frozenset):
        return "frozenset({" + ", ".join(sorted(map(_literal, value))) + "})"
    raise TypeError(f"no literal for {type(value).__name__}")


def docstring(text: str, indent: int = 0) -> Code:
    """`escape.docstring` for a template that writes it `indent` columns from the left."""
    written = escape.docstring(text, indent)
    take(len(written))
    return Code(written)


def code_span(text: str) -> Code:
    """`escape.code_span` for a template."""
    return Code(escape.code_span(text))


def markdown(text: str) -> Code:
    """`escape.markdown` for a template."""
    return Code(escape.markdown(text))


def markdown_cell(text: str) -> Code:
    """`escape.markdown_cell` for a template."""
    return Code(escape.markdown_cell(text))


def json_block(value: Json) -> Code:
    """A JSON value as text for a fenced block of Markdown, which no line of JSON can end."""
    return Code(escape.json_text(value, 2).rstrip())


def code(trees: Statement | Iterable[Statement], indent: int = 0) -> Code:
    """Statements as the printer has them, for a template that writes them `indent` columns from
    the left: neither the indentation of the first line nor the end of the last are part of it."""
    block = (trees,) if isinstance(trees, Statement) else trees
    return Code(printed(block, indent=indent // 4).strip())


def only_code(value: Any) -> Any:
    """Jinja's finalize: lets `Code` and undefined names through (the latter to complain)."""
    if isinstance(value, (Markup, Undefined)):
        return value
    raise TypeError(f"a template printed {type(value).__name__} {value!r} that is not Code")


def templates_folder() -> Path:
    """Beside the package in a checkout, inside it when installed."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "templates"


def overriding(folder: Path | None, problems: Problems) -> AbstractContextManager[None]:
    """Within it, templates are found in `folder` before they are in ours. Raises `Rejected`, with
    SW0704 or SW0705, for what is wrong with one of them."""
    return overrides.overriding(folder, templates_folder(), problems)


def environment() -> Environment:
    """The one Jinja environment, strict in every respect."""
    return _environment(overrides.overriding_folder())


@lru_cache(maxsize=2)
def _environment(first: Path | None) -> Environment:
    ours = FileSystemLoader(templates_folder())
    # Ours stay within reach of the project's, which can extend them.
    project = [] if first is None else [FileSystemLoader(first), PrefixLoader({OURS: ours})]
    environment = Environment(
        loader=ChoiceLoader([*project, ours]),
        autoescape=True,
        finalize=only_code,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
        # Whether a file has changed is asked of a project's own, at each use.
        auto_reload=first is not None,
    )
    python = (code, literal, docstring, identifier, module)
    text = (code_span, markdown, markdown_cell, json_block)
    environment.filters.update({filter_.__name__: filter_ for filter_ in (*python, *text)})
    return environment


def verbatim(path: str) -> str:
    """The text of a file below ``templates/`` that is no template: it is copied as it is."""
    loader = environment().loader
    assert loader is not None
    return loader.get_source(environment(), path)[0]


def render(template: str, /, **values: object) -> Code:
    """The text of `template` (a path below ``templates/``) with `values`."""
    return Code(_template(environment(), template).render(values))


def _template(environment: Environment, name: str) -> Template:
    """The template, whose globals are one plain dictionary: they are copied for each text, and
    from the chain that Jinja has them in that takes longer than most texts."""
    template = environment.get_template(name)
    if not isinstance(template.globals, dict):
        template.globals = dict(template.globals)
    return template
