"""The schemas that a package shows by name: whole documents, and components."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemawright.names import class_name
from schemawright.resolve import Document, Library, Schema
from schemawright.resolve.identity import label


@dataclass(frozen=True, slots=True)
class Public:
    """A schema, the `text` its name is made from, and the document that it is in."""

    schema: Schema
    text: str
    role: Literal["document", "component"]

    @property
    def plain(self) -> str:
        """Its class's name, if nothing else has the same."""
        return class_name(self.text)

    @property
    def path(self) -> str:
        return self.schema.source.path


def public_schemas(library: Library) -> tuple[Public, ...]:
    """All documents and components, in the order of the files and of what is in them."""
    return tuple(
        public
        for document in library.documents
        for public in (
            _components(document, library) if document.kind == "openapi" else [_document(document)]
        )
    )


def _document(document: Document) -> Public:
    root = document.root
    return Public(root, document.component or label(document.source, root.dialect), "document")


def _components(document: Document, library: Library) -> Iterator[Public]:
    contents = document.source.document
    components = contents.get("components") if isinstance(contents, dict) else None
    schemas = components.get("schemas") if isinstance(components, dict) else None
    for name, value in schemas.items() if isinstance(schemas, dict) else ():
        if isinstance(value, (dict, bool)):
            place = ("components", "schemas", name)
            yield Public(library.at(document.source, place), name, "component")
