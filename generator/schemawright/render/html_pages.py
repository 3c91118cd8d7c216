"""Pages of HTML: templates that print nothing but `Html`.

Text reaches a page through the filter `html` and no other way. Text of documents is shown as it is,
but for what hides or deceives, which is spelled out. A page runs no code and loads nothing but what
it holds itself: its policy allows the one style and the one script that are in it, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from schemawright import escape
from schemawright.render import templates_folder


class Html(Markup):
    """What a template of a page may print: HTML, and no text of any other language."""

    __slots__ = ()


def html(text: str | int) -> Html:
    """`escape.html` for a template, fit for an element's text and for a quoted attribute."""
    return Html(escape.html(str(text)))


def only_html(value: Any) -> Any:
    """Jinja's finalize: lets `Html` and undefined names through (the latter to complain)."""
    if isinstance(value, (Html, Undefined)):
        return value
    raise TypeError(f"a page printed {type(value).__name__} {value!r} that is not Html")


@cache
def _pages() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        finalize=only_html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["html"] = html
    return environment


def html_page(template: str, style: str, script: str, /, **values: object) -> str:
    """The page of `template` with `values`; `style` and `script` are files beside templates, which
    stand in the page as they are."""
    parts = {name: _inlined(name, path) for name, path in (("style", style), ("script", script))}
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(parts['style'])}'",
            f"script-src '{_hash(parts['script'])}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _pages().get_template(template).render(values, policy=html(policy), **parts)


def _inlined(element: str, path: str) -> Html:
    """A file of ours as the content of an `element`, which nothing in it may end."""
    loader = _pages().loader
    assert loader is not None
    text = loader.get_source(_pages(), path)[0]
    if f"</{element}" in text.lower() or "<!--" in text:
        raise ValueError(f"{path} ends its element {element}")
    return Html(text)


def _hash(text: str) -> str:
    """A hash as a Content Security Policy has it (CSP Level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
