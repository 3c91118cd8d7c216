"""Singular queries (RFC 9535, section 2.3.5.1): each segment a member's name or an item's index.

    $.paths['/events'].get   →   ("paths", "/events", "get")

Most targets of overlays are such queries. They are read here as far as nothing is escaped, so that
the library, which takes a twentieth of a second to import, is loaded for the others only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemawright.overlay.budget import Budget
from schemawright.values import Json, Tokens

#: Plain characters only: what is escaped, odd or wrong is the library's to read.
_SEGMENT = re.compile(
    r"\.(?P<shorthand>[A-Za-z_][A-Za-z_0-9]*)"
    r"|\['(?P<single>[ -&(-\[\]-~]*)'\]"
    r'|\["(?P<double>[ !#-\[\]-~]*)"\]'
    r"|\[(?P<index>0|-?[1-9][0-9]{0,8})\]"
)


def singular(text: str) -> Tokens | None:
    """The names and indices of the query `text`; None if it is none that is read here."""
    if not text.startswith("$"):
        return None
    tokens: list[str | int] = []
    end = 1
    while end < len(text):
        segment = _SEGMENT.match(text, end)
        if segment is None:
            return None
        end = segment.end()
        part = segment[segment.lastgroup or ""]
        tokens.append(int(part) if segment.lastgroup == "index" else part)
    return tuple(tokens)


def members_at(
    token: str | int, values: Iterable[tuple[Tokens, Json]], budget: Budget
) -> list[tuple[Tokens, Json]]:
    """What the name or index `token` selects below `values`, each with its place. Raises
    `Unusable` when the budget is spent."""
    below: list[tuple[Tokens, Json]] = []
    for place, container in values:
        budget.spend(1)
        if isinstance(token, str):
            if isinstance(container, dict) and token in container:
                below.append(((*place, token), container[token]))
        elif isinstance(container, list) and -len(container) <= token < len(container):
            budget.spend(1)
            index = token % len(container)
            below.append(((*place, index), container[index]))
    return below
