"""``manifest.json``: what a package was made from, and what it holds.

The manifest lists every other file of the package with its hash, so that a later run can tell
a file that somebody edited from one that generation has left behind. What it is written from is a
`Package`, in `schemawright.publish.contents`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from schemawright.data_classes import frozen
from schemawright.version import VERSION

if TYPE_CHECKING:
    from schemawright.values import Json

NAME = "manifest.json"
MADE_BY = "schemawright "


@frozen
class Manifest:
    """What a manifest on disk says. `schemas` and `operations` are only counted."""

    generator: str
    sources: Mapping[str, str]
    files: Mapping[str, str]
    schemas: int
    operations: int

    @property
    def is_of_this_version(self) -> bool:
        """Whether this very version of the generator wrote it."""
        return self.generator == MADE_BY + VERSION


def parse_manifest(text: str) -> Manifest | None:
    """The manifest that `text` is, or None if it is not one that this generator wrote."""
    try:
        content: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    made_by = content.get("generator")
    sources, files = _digests(content.get("sources")), _digests(content.get("files"))
    schemas, operations = content.get("schemas"), content.get("operations")
    if not isinstance(made_by, str) or not made_by.startswith(MADE_BY):
        return None
    if sources is None or files is None:
        return None
    if not isinstance(schemas, list) or not isinstance(operations, list):
        return None
    return Manifest(made_by, sources, files, len(schemas), len(operations))


def looks_like_ours(text: str) -> bool:
    """Whether `text` was a manifest before something, such as a merge, damaged it."""
    return f'"generator": "{MADE_BY}' in text


def digest(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _digests(value: Json) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    digests = {key: text for key, text in value.items() if isinstance(text, str)}
    return digests if len(digests) == len(value) else None
