"""A generated file, before anything is written."""

from __future__ import annotations

from dataclasses import replace

from schemawright.data_classes import frozen


@frozen
class File:
    """One file of a package: `path` is relative and uses ``/``; `text` ends in a newline.
    `styled` says that the text is formatted as it is."""

    path: str
    text: str
    styled: bool = False

    def with_text(self, text: str) -> File:
        """The same file with another text."""
        return replace(self, text=text)
