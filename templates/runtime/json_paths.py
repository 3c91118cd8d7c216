"""Places in a JSON value as JSONPaths (RFC 9535), for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .values import Path


def json_path(path: Path) -> str:
    """The normalized path (section 2.7), with names after a dot where they need no quotes:
    ``$.items[0].name``."""
    return "$" + "".join(map(_segment, path))


def _segment(token: str | int) -> str:
    if not isinstance(token, str):
        return f"[{token}]"
    if token.isidentifier() and token.isascii():
        return f".{token}"
    escaped = token.replace("\\", "\\\\").replace("'", "\\'")
    shown = "".join(c if c.isprintable() else _escape(c) for c in escaped)
    return f"['{shown}']"


def _escape(character: str) -> str:
    """`character` as RFC 9535 (section 2.3.1.1) spells it: by its UTF-16 code units."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
