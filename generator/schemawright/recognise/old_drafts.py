"""Drafts of JSON Schema before draft 4, which say other things in the same words."""

from __future__ import annotations

import re

from schemawright.values import Json

_STATED = re.compile(r"https?://json-schema\.org/draft-0([0-3])/(?:hyper-)?schema#?")


def old_draft(document: Json) -> str | None:
    """``draft 3`` for a document whose ``$schema`` says so; None for any other."""
    stated = document.get("$schema") if isinstance(document, dict) else None
    match = _STATED.fullmatch(stated) if isinstance(stated, str) else None
    return f"draft {match[1]}" if match else None
