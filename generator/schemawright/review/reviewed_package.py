"""A review, and what a reader wants to see beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from schemawright.data_classes import frozen
from schemawright.files import File
from schemawright.review.change_findings import Review
from schemawright.review.code_difference import CodeDifference, code_differences


@frozen
class PackageVersions:
    """The generated package of both versions: its `name`, the folder in which it lies, its files,
    and the paths of the documents that it is made from now."""

    name: str
    output: Path
    old: tuple[File, ...]
    new: tuple[File, ...]
    sources: frozenset[str]

    @property
    def differences(self) -> tuple[CodeDifference, ...]:
        """What becomes of its text."""
        before, after = ({file.path: file.text for file in files} for files in (self.old, self.new))
        return tuple(code_differences(before, after))


@frozen
class ReviewedPackage:
    """A review of the versions that are called `old` and `new`. A page shows beside it the texts of
    their documents, by the paths that places have, and what becomes of the generated code; what
    callers are held against are the packages themselves."""

    review: Review
    old: str
    new: str
    old_texts: Mapping[str, str] = field(default_factory=dict)
    new_texts: Mapping[str, str] = field(default_factory=dict)
    code: tuple[CodeDifference, ...] = ()
    versions: PackageVersions | None = None
