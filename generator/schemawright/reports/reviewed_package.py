"""A review, and what a reader wants to see beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from schemawright.data_classes import frozen
from schemawright.files import File
from schemawright.reports.code_difference import CodeDifference, code_differences, differing
from schemawright.review.change_findings import Review


@frozen
class PackageVersions:
    """The generated package of both versions: its `name`, the folder in which it lies, its files,
    and the paths of the documents that it is made from now."""

    name: str
    output: Path
    old: tuple[File, ...]
    new: tuple[File, ...]
    sources: frozenset[str]

    def differences(self, most: int) -> tuple[tuple[CodeDifference, ...], int]:
        """What becomes of its text, file by file until there are `most` lines, and how many files
        differ beyond these."""
        before, after = ({file.path: file.text for file in files} for files in (self.old, self.new))
        told: list[CodeDifference] = []
        lines = 0
        for difference in code_differences(before, after):
            told.append(difference)
            lines += len(difference.lines)
            if lines >= most:
                break
        return tuple(told), len(differing(before, after)) - len(told)


@frozen
class ReviewedPackage:
    """A review of the versions that are called `old` and `new`. A page shows beside it the texts of
    their documents, by the paths that places have, and what becomes of the generated `code`, but
    for `code_left_out` files. `has_validators`: are those looked at, too? What callers are held
    against are the packages themselves."""

    review: Review
    old: str
    new: str
    old_texts: Mapping[str, str] = field(default_factory=dict)
    new_texts: Mapping[str, str] = field(default_factory=dict)
    code: tuple[CodeDifference, ...] = ()
    code_left_out: int = 0
    has_validators: bool = True
    versions: PackageVersions | None = None
