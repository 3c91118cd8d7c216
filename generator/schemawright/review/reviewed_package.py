"""A review, and what a reader wants to see beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from schemawright.data_classes import frozen
from schemawright.review.change_findings import Review
from schemawright.review.code_difference import CodeDifference


@frozen
class ReviewedPackage:
    """A review of the versions that are called `old` and `new`. A page shows beside it the texts of
    their documents, by the paths that places have, and what becomes of the generated code."""

    review: Review
    old: str
    new: str
    old_texts: Mapping[str, str] = field(default_factory=dict)
    new_texts: Mapping[str, str] = field(default_factory=dict)
    code: tuple[CodeDifference, ...] = ()
