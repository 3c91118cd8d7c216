"""A package before it is published: its files, with what its manifest says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from schemawright import escape
from schemawright.data_classes import frozen
from schemawright.files import File
from schemawright.left_out import LeftOut
from schemawright.manifest import MADE_BY, NAME, digest
from schemawright.version import VERSION


@frozen
class SchemaEntry:
    """A public schema: the input file and the pointer in it, its name, and where the package
    has its model and its validator (``None`` when it has none)."""

    source: str
    pointer: str
    name: str
    model: str | None
    validator: str | None


@frozen
class OperationEntry:
    """An operation of the contract and the client's method for it."""

    id: str
    method: str
    path: str
    call: str


@frozen
class Package:
    """A package ready to be published. `files` are styled and without the manifest;
    `sources` maps the path of each input file to the SHA-256 of its bytes in hexadecimal."""

    name: str
    files: tuple[File, ...]
    sources: Mapping[str, str]
    schemas: tuple[SchemaEntry, ...]
    operations: tuple[OperationEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

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
            "generator": MADE_BY + VERSION,
            "sources": dict(sorted(self.sources.items())),
            "files": {f.path: digest(f.text.encode()) for f in sorted(self.files, key=_path)},
            "schemas": [asdict(schema) for schema in schemas],
            "operations": [asdict(operation) for operation in operations],
        }
        if self.left_out:
            rows = sorted(self.left_out, key=lambda row: (row.source, row.pointer, row.what))
            content["left_out"] = [asdict(row) for row in rows]
        return File(NAME, escape.json_text(content, indent=2))

    @property
    def all_files(self) -> tuple[File, ...]:
        """Everything that is written, in order of path."""
        return tuple(sorted((*self.files, self.manifest), key=_path))


def _path(file: File) -> str:
    return file.path
