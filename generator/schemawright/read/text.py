"""A file's characters, before anybody knows what they mean."""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from functools import lru_cache

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place, Problems
from schemawright.read.input_files import InputFile
from schemawright.read.source import Locate, Source
from schemawright.values import Json, Tokens, pointer

#: Longest first: the mark of UTF-16 begins the one of UTF-32.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@frozen
class DecodedText:
    """One input file, decoded: `characters` is without the byte order mark."""

    path: str
    shown: str
    digest: str
    characters: str

    def place(self, index: int, tokens: Tokens | None = None) -> Place:
        """The place of the character at `index`, which belongs to the value at `tokens`."""
        line, column = position(self.characters, index)
        at = None if tokens is None else pointer(tokens)
        return Place(self.shown, at, line, column, _line_around(self.characters, index))

    def source(self, document: Json, locate: Locate) -> Source:
        """The document that these characters write."""
        return Source(self.path, self.shown, document, self.digest, self.characters, locate)


def position(characters: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of the character at `index`. Lines end at a newline only,
    as in every editor: U+2028 and its like do not count."""
    starts = _line_starts(characters)
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(characters: str) -> list[int]:
    """Where each line begins; told once for a text that many problems are in."""
    return [0, *(match.end() for match in re.finditer("\n", characters))]


def decode(input_file: InputFile, content: bytes, problems: Problems) -> DecodedText | None:
    """The characters of a file; None, and an error, if they are not UTF-8 or there are none."""
    for mark, name in _FOREIGN_MARKS:
        if content.startswith(mark):
            _not_utf8(input_file, f"this file is {name}", Place(input_file.shown), problems)
            return None
    try:
        characters = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"byte {content[error.start]:#04x} at offset {error.start} is not UTF-8"
        _not_utf8(
            input_file, message, _byte_place(input_file.shown, content, error.start), problems
        )
        return None
    if "\0" in characters[:4]:
        _not_utf8(input_file, "this file is UTF-16 or UTF-32", Place(input_file.shown), problems)
        return None
    if not characters.strip():
        report_empty(input_file.shown, problems)
        return None
    digest = hashlib.sha256(content).hexdigest()
    return DecodedText(input_file.path, input_file.shown, digest, characters)


def report_empty(shown: str, problems: Problems) -> None:
    """Report a file without a document in it."""
    hint = "write a document into it, or remove the file; a schema that allows all is {}"
    problems.error("SW0107", "this file holds no document", hint, Place(shown))


def _not_utf8(input_file: InputFile, message: str, place: Place, problems: Problems) -> None:
    hint = "save the file as UTF-8; a document in any other encoding is not read"
    problems.error("SW0106", message, hint, place)


def _byte_place(shown: str, content: bytes, offset: int) -> Place:
    start = content.rfind(b"\n", 0, offset) + 1
    before = content[start:offset].decode("utf-8").removeprefix("\ufeff")
    rest = content[offset:].split(b"\n", 1)[0].decode("utf-8", "replace")
    line = content.count(b"\n", 0, offset) + 1
    return Place(shown, None, line, len(before) + 1, (before + rest).rstrip("\r"))


def _line_around(characters: str, index: int) -> str:
    starts = _line_starts(characters)
    line = bisect_right(starts, index)
    end = starts[line] - 1 if line < len(starts) else len(characters)
    return _cut(characters, starts[line - 1], end)


@lru_cache(maxsize=4)
def _cut(characters: str, start: int, end: int) -> str:
    """A line of a text. Problems in one line share it: it may be the whole document."""
    return characters[start:end].rstrip("\r")
