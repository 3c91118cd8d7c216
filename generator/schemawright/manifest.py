"""A finished package and its ``manifest.json``: what it was made from, and what it holds.

The manifest lists every other file of the package with its hash, so that a later run can tell
a file that somebody edited from one that generation has left behind.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from schemawright.files import File
from schemawright.values import Json
from schemawright.version import VERSION

NAME = "manifest.json"
_MADE_BY = "schemawright "


@dataclass(frozen=True, slots=True)
class SchemaEntry:
    """A public schema: the input file and the pointer in it, its name, and where the package
    has its model and its validator (``None`` when it has none)."""

    source: str
    pointer: str
    name: str
    model: str | None
    validator: str | None


@dataclass(frozen=True, slots=True)
class OperationEntry:
    """An operation of the contract and the client's method for it."""

    id: str
    method: str
    path: str
    call: str


@dataclass(frozen=True, slots=True)
class Package:
    """A package ready to be published. `files` are styled and without the manifest;
    `sources` maps the path of each input file to the SHA-256 of its bytes in hexadecimal."""

    name: str
    files: tuple[File, ...]
    sources: Mapping[str, str]
    schemas: tuple[SchemaEntry, ...]
    operations: tuple[OperationEntry, ...] = ()

    def __post_init__(self) -> None:
        seen = {NAME}
        for file in self.files:
            if file.path in seen:
                raise ValueError(f"two files of the package are called {file.path!r}")
            seen.add(file.path)

    @property
    def manifest(self) -> File:
        """``manifest.json``: the same package gives the same bytes, in whatever order its
        parts were handed over."""
        schemas = sorted(self.schemas, key=lambda s: (s.source, s.pointer, s.name))
        operations = sorted(self.operations, key=lambda o: (o.path, o.method, o.id))
        content: dict[str, object] = {
            "generator": _MADE_BY + VERSION,
            "sources": dict(sorted(self.sources.items())),
            "files": {f.path: digest(f.text.encode()) for f in sorted(self.files, key=_path)},
            "schemas": [asdict(schema) for schema in schemas],
            "operations": [asdict(operation) for operation in operations],
        }
        return File(NAME, json.dumps(content, indent=2, ensure_ascii=True) + "\n")

    @property
    def all_files(self) -> tuple[File, ...]:
        """Everything that is written, in order of path."""
        return tuple(sorted((*self.files, self.manifest), key=_path))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest on disk says. `schemas` and `operations` are only counted."""

    generator: str
    sources: Mapping[str, str]
    files: Mapping[str, str]
    schemas: int
    operations: int

    @property
    def is_of_this_version(self) -> bool:
        return self.generator == _MADE_BY + VERSION


def parse(text: str) -> Manifest | None:
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
    if not isinstance(made_by, str) or not made_by.startswith(_MADE_BY):
        return None
    if sources is None or files is None:
        return None
    if not isinstance(schemas, list) or not isinstance(operations, list):
        return None
    return Manifest(made_by, sources, files, len(schemas), len(operations))


def looks_like_ours(text: str) -> bool:
    """Whether `text` was a manifest before something, such as a merge, damaged it."""
    return f'"generator": "{_MADE_BY}' in text


def digest(content: bytes) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _digests(value: Json) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    digests = {key: text for key, text in value.items() if isinstance(text, str)}
    return digests if len(digests) == len(value) else None


def _path(file: File) -> str:
    return file.path
