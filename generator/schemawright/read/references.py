"""What a document refers to, as far as it can be told before anybody knows what the document is:
which files beside it belong to it."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.read.input_files import SUFFIXES, InputFile, is_text, stays_inside
from schemawright.values import Json

#: Members whose value may be the URI of another document.
_REFERRING = ("$ref", "$dynamicRef", "$schema")
#: What may be the name of a file in the text of a document.
_FILE_NAME = re.compile(rb"""[^\s"'#<>{},\[\]]{1,255}\.(?:json|ya?ml)""", re.IGNORECASE)

#: How many of the last segments of a reference are tried as the path of a file.
_SEGMENTS = 16


@frozen
class Neighbourhood:
    """The folder of a document that was named alone; documents in it have `prefix` in front of
    their paths there. Nothing outside of it is looked at."""

    folder: Path
    prefix: str = ""

    def file(self, reference: str, path: str, problems: Problems) -> InputFile | None:
        """The file that the relative `reference` means in the document at `path`, or whose path it
        ends with; None if there is none."""
        beside = posixpath.join(posixpath.dirname(path), reference)
        return self._at(beside, problems) or next(self._at_end(reference, problems), None)

    def files_of_uri(self, uri: str, problems: Problems) -> Iterator[InputFile]:
        """The files whose paths `uri` ends with, those of the longest paths first."""
        return self._at_end(unquote(uri), problems)

    def _at_end(self, reference: str, problems: Problems) -> Iterator[InputFile]:
        segments = reference.replace("\\", "/").split("/")[-_SEGMENTS:]
        for start in range(len(segments)):
            tail = segments[start:]
            if ".." not in tail:
                input_file = self._at(self.prefix + "/".join(tail), problems)
                if input_file is not None:
                    yield input_file

    def _at(self, path: str, problems: Problems) -> InputFile | None:
        path = posixpath.normpath(path.replace("\\", "/"))
        below = path.removeprefix(self.prefix)
        is_below = path.startswith(self.prefix) and not below.startswith(("/", "."))
        if not is_below or not below.lower().endswith(SUFFIXES) or "/." in below or "\0" in below:
            return None
        try:
            file = self.folder / os.fsdecode(below.encode())
            input_file = InputFile(path, str(file), file)
            is_there = input_file.file.is_file() and is_text(input_file, problems)
        except (OSError, ValueError):
            return None
        if not is_there or not stays_inside(input_file, self.folder.resolve(), problems):
            return None
        return input_file


def referred_to(document: Json) -> Iterator[tuple[str, bool]]:
    """The documents that `document` refers to: what is relative as a path, else the URI and True;
    each once, in their order, without fragments."""
    seen: set[str] = set()
    pending = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(reversed(value))
        elif isinstance(value, dict):
            pending.extend(reversed(value.values()))
            texts = [value.get(name) for name in _REFERRING]
            mapping = value.get("mapping")
            texts += mapping.values() if isinstance(mapping, dict) else ()
            for text in texts:
                target = text.partition("#")[0] if isinstance(text, str) else ""
                if target and target not in seen:
                    seen.add(target)
                    yield from _parts(target)


def _parts(target: str) -> Iterator[tuple[str, bool]]:
    try:
        parts = urlsplit(target)
    except ValueError:
        return
    if parts.scheme or parts.netloc:
        yield target, True
    elif parts.path:
        yield unquote(parts.path), False


def file_names(content: bytes) -> Iterator[str]:
    """What in the text of a document may be the relative path of a file: all that `referred_to`
    would find in it, unless it is written with escapes, and more."""
    for name in dict.fromkeys(_FILE_NAME.findall(content)):
        yield from dict.fromkeys((name.decode(errors="replace"), unquote(name)))
