"""Files that are neither JSON nor YAML and that somebody may take for documents of ours."""

from __future__ import annotations

from collections.abc import Iterable

_AVRO = "write what they say as JSON Schema, or have a tool that reads Avro export it"
_XML = "convert it to JSON Schema or OpenAPI: XML is not read"
_IDL = "have its compiler export OpenAPI or JSON Schema"
#: What files are by the ends of their names, and what to do with them.
_BY_SUFFIX: dict[str, tuple[str, str]] = {
    ".proto": (
        "Protocol Buffers",
        "have protoc export OpenAPI (protoc-gen-openapi) or JSON Schema",
    ),
    ".graphql": ("GraphQL", "use a generator for GraphQL, or name JSON Schema of the same data"),
    ".gql": ("GraphQL", "use a generator for GraphQL, or name JSON Schema of the same data"),
    ".avsc": ("an Avro schema", _AVRO),
    ".avdl": ("an Avro protocol", _AVRO),
    ".avpr": ("an Avro protocol", _AVRO),
    ".csv": ("a table", "name the schema of its rows instead: this is data"),
    ".tsv": ("a table", "name the schema of its rows instead: this is data"),
    ".raml": ("RAML", "convert it to OpenAPI"),
    ".wsdl": ("WSDL", _XML),
    ".xsd": ("XML Schema", _XML),
    ".wadl": ("WADL", _XML),
    ".thrift": ("Thrift", _IDL),
    ".tsp": ("TypeSpec", "have tsp compile it to OpenAPI or JSON Schema (--emit)"),
    ".smithy": ("Smithy", "have Smithy export it as OpenAPI or JSON Schema"),
    ".apib": ("API Blueprint", "convert it to OpenAPI"),
}
#: The same by how their text begins.
_BY_TEXT: dict[str, tuple[str, str]] = {
    "#%RAML": ("RAML", "convert it to OpenAPI"),
    "<?xml": ("XML", _XML),
    "<!DOCTYPE html": ("a page of HTML", "name the document that the page shows"),
    "<html": ("a page of HTML", "name the document that the page shows"),
    'syntax = "proto': _BY_SUFFIX[".proto"],
    "syntax = 'proto": _BY_SUFFIX[".proto"],
    "FORMAT: 1A": ("API Blueprint", "convert it to OpenAPI"),
}


def foreign_file(name: str) -> tuple[str, str] | None:
    """What a file of that `name` is, and what to do with it; None if it may be JSON or YAML."""
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:].lower()) if dot >= 0 else None


def foreign_text(characters: str) -> tuple[str, str] | None:
    """The same of a text, by its beginning."""
    start = characters[:1_000].lstrip()
    return next((what for text, what in _BY_TEXT.items() if start.startswith(text)), None)


def first_foreign(names: Iterable[str]) -> str | None:
    """What is said of a folder that has no documents, if one of its files is of such a kind."""
    for name in names:
        kind = foreign_file(name)
        if kind is not None:
            return f"{name} is {kind[0]}: {kind[1]}"
    return None
