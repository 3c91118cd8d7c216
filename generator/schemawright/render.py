"""Templates: the only door to Jinja, and the only way that text becomes Python.

Only a `Code` prints bare in a template; a plain string raises. Text of a schema reaches Python
through `literal` (an ASCII literal) or `docstring`, a README through `code_span`, and through
nothing else: never in a ``#`` comment, never as a name (those come from `schemawright.names`).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

#: What templates may print: Python source text.
Code = Markup


def identifier(name: str) -> Code:
    """`name` as code, once it is certain that it is one plain Python identifier."""
    if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
        raise ValueError(f"not an identifier: {name!r}")
    return Code(name)


def literal(value: object) -> Code:
    """A JSON value, or a tuple or set of them, as a Python literal in ASCII on one line."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        raise ValueError(f"no literal for {value!r}")
    if isinstance(value, dict):
        return Code("{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}")
    if isinstance(value, list):
        return Code("[" + ", ".join(map(literal, value)) + "]")
    if isinstance(value, tuple):
        return Code("(" + "".join(f"{literal(v)}, " for v in value) + ")")
    if isinstance(value, frozenset):
        return Code("frozenset({" + ", ".join(sorted(map(literal, value))) + "})")
    if value is None or isinstance(value, (bool, int, float, str)):
        return Code(ascii(value))
    raise TypeError(f"no literal for {type(value).__name__}")


def docstring(text: str) -> Code:
    """`text` as a triple-quoted docstring that says what the text says and nothing else.

    Line ends of every kind become newlines, other control, format and bidirectional characters
    are shown as escapes, backslashes and quotes cannot end the literal.
    """
    lines = [line.rstrip() for line in _line_ends(text).strip("\n").split("\n")]
    safe = "\n".join(_visible(line) for line in lines).strip()
    body = safe.rstrip('"')
    end = '\\"' * (len(safe) - len(body))
    body = body.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return Code(f'"""{body}{end}"""')


def code_span(text: str) -> Code:
    """`text` as a Markdown code span, on one line, fit for a table cell."""
    plain = _visible(_line_ends(text).replace("\n", " "))
    safe = plain.replace("`", "'").replace("|", "\\|").strip()
    return Code(f"`{safe or ' '}`")


def _line_ends(text: str) -> str:
    for end in ("\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text.expandtabs(4)


def _visible(line: str) -> str:
    """NFC text in which every character that does not print is spelled as an escape."""
    line = unicodedata.normalize("NFC", line)
    return "".join(
        c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in line
    )


def only_code(value: Any) -> Any:
    """Jinja's finalize: lets `Code` and undefined names through (the latter to complain)."""
    if isinstance(value, (Markup, Undefined)):
        return value
    raise TypeError(f"a template printed {type(value).__name__} {value!r} that is not Code")


def templates_folder() -> Path:
    """Beside the package in a checkout, inside it when installed."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


@cache
def environment() -> Environment:
    """The one Jinja environment, strict in every respect."""
    made = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        finalize=only_code,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
    )
    filters = (literal, docstring, identifier, code_span)
    made.filters.update({each.__name__: each for each in filters})
    return made


def render(template: str, /, **values: object) -> Code:
    """The text of `template` (a path below ``templates/``) with `values`."""
    return Code(environment().get_template(template).render(values))
