"""The formats json-pointer (RFC 6901) and relative-json-pointer."""

import re

_match_start = re.compile(r"(?:0|[1-9][0-9]*)(?:[+-](?:0|[1-9][0-9]*))?").match


def is_json_pointer(text: str) -> bool:
    """``/foo/0`` or nothing; a tilde only as ``~0`` or ``~1`` (section 3)."""
    if text and text[0] != "/":
        return False
    return "~" not in text or text.count("~") == text.count("~0") + text.count("~1")


def is_relative_json_pointer(text: str) -> bool:
    """``1/foo``, ``0#``, ``0-1/foo`` (draft-bhutton-relative-json-pointer-00)."""
    start = _match_start(text)
    if start is None:
        return False
    rest = text[start.end() :]
    return rest == "#" or is_json_pointer(rest)
