"""The schemas that a package shows by name: whole documents, and components."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

from schemawright.data_classes import frozen
from schemawright.names import class_name
from schemawright.place_tree import Place
from schemawright.resolve import Document, Library, Schema
from schemawright.resolve.labels import label


@frozen
class RootSchema:
    """A schema, the `text` its name is made from, and the document that it is in."""

    schema: Schema
    text: str
    role: Literal["document", "component"]
    #: Does the configuration call it so?
    is_given: bool = False

    @property
    def plain(self) -> str:
        """Its class's name, if nothing else has the same."""
        return self.text if self.is_given else class_name(self.text)

    @property
    def path(self) -> str:
        """The file that it stands in."""
        return self.schema.source.path


def root_schemas(library: Library, given: Mapping[Place, str]) -> tuple[RootSchema, ...]:
    """All documents and components, in the order of the names of the files (not of the folders,
    so that moving one changes nothing) and of what is in them, under the names that are `given`
    for their places."""
    return tuple(
        replace(root, text=given[root.schema.place], is_given=True)
        if root.schema.place in given
        else root
        for document in by_file_name(library)
        for root in (
            _components(document, library) if document.api is not None else [_document(document)]
        )
    )


def by_file_name(library: Library) -> list[Document]:
    """The documents in the order of the names of their files, and then of their folders."""
    return sorted(
        library.documents, key=lambda d: (PurePosixPath(d.source.path).name, d.source.path)
    )


def schemas_by_file_name(library: Library) -> list[Schema]:
    """All schemas of the documents, in the order of `by_file_name`."""
    files = {document.source.path: i for i, document in enumerate(by_file_name(library))}
    return sorted(library.schemas, key=lambda schema: files[schema.source.path])


def _document(document: Document) -> RootSchema:
    root = document.root
    return RootSchema(root, document.component or label(document.source, root.dialect), "document")


def _components(document: Document, library: Library) -> Iterator[RootSchema]:
    assert document.api is not None
    for tokens in document.api.named:
        schema = library.at(document.source, tokens)
        if isinstance(schema.value, (dict, bool)):
            yield RootSchema(schema, str(tokens[-1]), "component")
