"""What the next version number should say of a change (Semantic Versioning 2.0.0): the worst of its
parts.

a finding that breaks -> major     a new optional property -> minor     a description -> patch

major: something breaks, or nobody can tell that it does not, by the project's policy.
minor: nothing does, but something else is accepted, described or offered than before.
patch: what is accepted and the classes stay as they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from schemawright.review.change_findings import ChangeFinding, Effect, Review

VersionPart: TypeAlias = Literal["major", "minor", "patch"]
#: What is said of each.
VERSION_WORDS: Mapping[VersionPart, str] = {
    "major": "the next version is a major one",
    "minor": "the next version is a minor one",
    "patch": "the next version is a patch",
}
#: Rules of changes that add or take away something although both directions are compatible.
_OFFERS = frozenset(
    "schema-added schema-removed schema-renamed default-changed deprecation-changed".split()
)


def version_advice(review: Review) -> VersionPart | None:
    """The part of the version number that the change moves; None where nothing changed."""
    if review.level != "compatible":
        return "major"
    is_other = any(_tells(verdict.send, verdict.receive) for verdict in review.schemas)
    if review.callers or is_other or any(map(_is_new, review.findings)):
        return "minor"
    return "patch" if review.findings else None


def _is_new(finding: ChangeFinding) -> bool:
    """Is there more to a finding than words?"""
    offered = finding.subject == "operation" or finding.rule in _OFFERS
    return _tells(finding.send, finding.receive) or offered or bool(finding.callers)


def _tells(*effects: Effect) -> bool:
    """Is anything accepted that was not, or the reverse?"""
    return any(effect.level != "compatible" or effect.has_witness for effect in effects)
