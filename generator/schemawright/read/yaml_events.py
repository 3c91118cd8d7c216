"""The events of a YAML text: the only room that knows PyYAML.

PyYAML speaks YAML 1.1; at the level of events three differences to 1.2 remain, and they are
settled here: what a line break is, which characters are allowed, and what ``%YAML`` may say.
Building values from events instead of from PyYAML's nodes keeps the work free of recursion and
the tags without meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

__all__ = [
    "AliasEvent",
    "DocumentStartEvent",
    "Event",
    "Malformed",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "events",
    "index_of",
]

#: The same events, from libyaml when this installation of PyYAML has it.
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

#: YAML 1.2.2, section 5.1: what a stream may hold.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Line breaks in YAML 1.1, ordinary characters in 1.2 (section 5.4).
_OLD_BREAKS = "\x85\u2028\u2029"


class Malformed(Exception):
    """The text is no YAML 1.2; `index` is where that shows."""

    def __init__(self, message: str, hint: str, index: int) -> None:
        super().__init__(message)
        self.message, self.hint, self.index = message, hint, index


def events(characters: str) -> Iterator[Event]:
    """The events of a YAML stream. Raises `Malformed` when the text stops making sense."""
    bad = _UNPRINTABLE.search(characters)
    if bad:
        message = f"the character U+{ord(bad.group()):04X} may not stand in a YAML file"
        raise Malformed(message, 'write it as an escape in a "double-quoted" string', bad.start())
    hidden, shown = _old_breaks(characters)
    try:
        for event in yaml.parse(characters.translate(hidden), Loader=_LOADER):
            if shown and isinstance(event, ScalarEvent):
                event.value = event.value.translate(shown)
            yield _checked(event)
    except yaml.MarkedYAMLError as error:
        raise _malformed(error, characters) from None


def index_of(event: Event) -> int:
    """The index of an event's first character."""
    return event.start_mark.index if event.start_mark else 0


def _old_breaks(characters: str) -> tuple[dict[int, str], dict[int, str]]:
    """Translations that hide the line breaks of YAML 1.1 from the parser behind characters of
    the private use area that the text does not have, and the way back."""
    present = [c for c in _OLD_BREAKS if c in characters]
    if not present:
        return {}, {}
    unused = (c for c in map(chr, range(0xE000, 0xF900)) if c not in characters)
    pairs = list(zip(present, unused, strict=False))
    return {ord(c): u for c, u in pairs}, {ord(u): c for c, u in pairs}


def _checked(event: Event) -> Event:
    version = event.version if isinstance(event, DocumentStartEvent) else None
    if version and tuple(version) != (1, 2):
        message = f"this document says that it is YAML {version[0]}.{version[1]}"
        hint = "documents are read as YAML 1.2; remove the %YAML line and check no, on, 010, ~"
        raise Malformed(message, hint, index_of(event))
    return event


def _malformed(error: yaml.MarkedYAMLError, characters: str) -> Malformed:
    mark = error.problem_mark or error.context_mark
    parts = [error.context, error.problem]
    message = ": ".join(part for part in parts if part) or "this makes no sense"
    last = len(characters.rstrip()) - 1
    index = min(mark.index, last) if mark else 0
    hint = "check the indentation and the quotes here and just above"
    if characters[index] == "\t":
        hint = "indent with spaces; YAML does not allow tabs there"
    elif "mapping values are not allowed" in message:
        hint = 'put a text with ": " in it in quotes, or check the indentation'
    return Malformed(f"not YAML: {message}", hint, index)
