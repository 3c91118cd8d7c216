"""What OpenAPI adds to a Schema Object: the discriminator (OpenAPI 3.1, section 4.8.25).

It tells a reader which alternative to look at, and decides nothing; so a wrong one, or what it
maps to nowhere, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.conform.edits import Edits
from schemawright.conform.messages import explain_offence
from schemawright.diagnostics import Problems
from schemawright.keywords import discriminator, keywords_of
from schemawright.resolve import Library, Schema
from schemawright.values import Json, Tokens

NAME = discriminator.KEYWORD.name


def check_discriminators(library: Library, problems: Problems, edits: Edits) -> None:
    """Hold every discriminator of an OpenAPI document against its shape, where no dialect has done
    that (since 3.1), and each mapping against the schemas of the library (SW0409)."""
    openapi = {document.source.path for document in library.documents if document.api is not None}
    for schema in library.schemas:
        if schema.source.path not in openapi or not schema.has(NAME):
            continue
        if discriminator.KEYWORD.shape.fits(schema.get(NAME), schema.dialect.is_draft4):
            _check_mapping(schema, library, problems, edits)
        elif NAME not in keywords_of(schema.dialect):
            _read_as_meant(schema, problems, edits)


def _read_as_meant(schema: Schema, problems: Problems, edits: Edits) -> None:
    keyword, value = discriminator.KEYWORD, schema.get(NAME)
    around = schema.value if isinstance(schema.value, dict) else {}
    meaning = keyword.meant(NAME, value, around)
    for offence in keyword.shape.offences(value, schema.dialect.is_draft4):
        below = offence.below(NAME)
        code, message, hint = explain_offence(below, schema.dialect)
        place = schema.source.place((*schema.tokens, *below.tokens))
        problems.blemish(code, message, meaning.words if meaning else "", hint, place)
    if meaning is not None:
        edits.add(schema.source, schema.tokens, meaning)


def _check_mapping(schema: Schema, library: Library, problems: Problems, edits: Edits) -> None:
    for tokens, target in _mapping(schema):
        if not isinstance(target, str) or _leads_somewhere(library, schema, target):
            continue
        message = f"the mapping of {tokens[-1]!r} leads to {target!r}, which is no schema here"
        hint = "a mapping names a component, or refers to a schema of the input folder"
        place = (*schema.tokens, *tokens)
        problems.blemish("SW0409", message, "and is left out", hint, schema.source.place(place))
        edits.leave_out(schema.source, place, f"the mapping of {tokens[-1]!r}", message)


def _mapping(schema: Schema) -> Iterator[tuple[Tokens, Json]]:
    value = schema.get(NAME)
    mapping = value.get("mapping") if isinstance(value, dict) else None
    for name, target in mapping.items() if isinstance(mapping, dict) else ():
        if not name.startswith("x-"):
            yield (NAME, "mapping", name), target


def _leads_somewhere(library: Library, schema: Schema, target: str) -> bool:
    """By name first, then as a reference: both look alike (section 4.8.25.2)."""
    contents = schema.source.document
    components = contents.get("components") if isinstance(contents, dict) else None
    named = components.get("schemas") if isinstance(components, dict) else None
    if isinstance(named, dict) and target in named:
        return True
    return library.reference(schema, target) is not None
