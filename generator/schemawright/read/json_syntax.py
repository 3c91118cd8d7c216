"""What a JSON syntax error means to the person who wrote the file.

The parser's own words differ between Python versions (a trailing comma, for one), so they only
choose a line of the table here.
"""

from __future__ import annotations

import json

#: How the parser's message begins; what to say; what to do.
_BY_MESSAGE: tuple[tuple[str, str, str], ...] = (
    (
        "Extra data",
        "the document ends before this",
        "a file holds one JSON value; remove the rest",
    ),
    (
        "Unterminated string",
        "this string has no end",
        'close it with "; a string ends on the line where it begins',
    ),
    (
        "Invalid control character",
        "this string has a line break, a tab or another control character in it",
        "write it as an escape: \\n, \\t or \\u00XX",
    ),
    (
        "Invalid \\",
        "this escape does not exist",
        'after a backslash JSON has only " \\ / b f n r t and uXXXX; a backslash itself is \\\\',
    ),
    ("Expecting ',' delimiter", "a comma or the closing bracket is missing here", "add it"),
    ("Expecting ':' delimiter", "a colon is missing here", 'members are written "key": value'),
    (
        "Expecting property name",
        "a key in double quotes is missing here",
        'keys are strings: write "key": value, with double quotes',
    ),
)
_OTHERWISE = (
    "a value is missing here",
    "values are objects, arrays, strings in double quotes, numbers, true, false and null",
)


def explain_syntax(error: json.JSONDecodeError) -> tuple[str, str, int]:
    """Message, hint, and the index of the character that the diagnostic points at."""
    text, index = error.doc, error.pos
    comma = _trailing_comma(text, index)
    if comma is not None:
        return (
            "this comma comes after the last item",
            "remove it: JSON has no trailing commas",
            comma,
        )
    rest = text[index:]
    if not rest.strip():
        end = max(len(text.rstrip()) - 1, 0)
        return "the file ends in the middle of a value", "close what is open", end
    if rest.startswith(("//", "/*", "#")):
        hint = "remove it, or make it the value of a $comment member: JSON has no comments"
        return "this is a comment", hint, index
    if rest.startswith("'"):
        return "this string is in single quotes", 'JSON strings have double quotes: "text"', index
    for start, message, hint in _BY_MESSAGE:
        if error.msg.startswith(start):
            return message, hint, index
    return (*_OTHERWISE, index)


def _trailing_comma(text: str, index: int) -> int | None:
    """The index of the comma if the error is one before a closing bracket. Python up to 3.12
    stops at or before the bracket, 3.13 and later at the comma."""
    before = len(text[:index].rstrip()) - 1
    comma = index if text[index : index + 1] == "," else before
    closes = text[comma + 1 :].lstrip()[:1] in {"}", "]"}
    return comma if comma >= 0 and text[comma] == "," and closes else None
