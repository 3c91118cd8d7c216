"""A document that is written in a dialect of its own is held against that dialect's metaschema.

    {"$schema": "https://example.com/ours", "unit": 3}      ours: "unit" is a string
                                                          →  warning: 3 is not of type 'string'

The shapes of keywords say what the drafts' metaschemas say. What somebody's metaschema, which lies
among the documents, says besides is the business of `jsonschema`, whose only door this is; it is
imported when there is such a document. These are warnings: words that the drafts do not define
decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from schemawright.diagnostics import Problems
from schemawright.dialects import dialect_of
from schemawright.resolve import Document, Library, Schema

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

#: A document with more of them was not written for its metaschema at all.
_SHOWN = 20
_LONGEST_MESSAGE = 200


def hold_against_own_metaschemas(library: Library, problems: Problems) -> None:
    """Warn of what the metaschema that a document names does not allow, if it is a document of the
    library (SW0408)."""
    for document in library.documents:
        metaschema = _own_metaschema(document, library)
        if metaschema is not None:
            _hold(document, metaschema, library, problems)


def _own_metaschema(document: Document, library: Library) -> Schema | None:
    stated = document.root.get("$schema") if document.api is None else None
    if not isinstance(stated, str) or dialect_of(stated) is not None:
        return None
    uri = stated.removesuffix("#")
    roots = (other.root for other in library.documents if other.api is None)
    return next((root for root in roots if root.base.removesuffix("#") == uri), None)


def _hold(document: Document, metaschema: Schema, library: Library, problems: Problems) -> None:
    hint = f"see {metaschema.source.shown}, which says how such a document is written"
    source = document.source
    try:
        for count, error in enumerate(_errors(document, metaschema, library)):
            if count == _SHOWN:
                break
            message = error.message
            if len(message) > _LONGEST_MESSAGE:
                message = f"{message[:_LONGEST_MESSAGE]} ..."
            place = source.place(tuple(error.absolute_path))
            problems.warning("SW0408", f"its own metaschema says: {message}", hint, place)
    except RecursionError:
        message = "the document is nested too deeply to be held against its own metaschema"
        problems.warning("SW0408", message, hint, source.place(()))


def _errors(document: Document, metaschema: Schema, library: Library) -> Iterator[ValidationError]:
    """What `jsonschema` finds; a metaschema in which a reference leads nowhere has been refused."""
    from jsonschema import validators

    rules = cast("dict[str, Any]", metaschema.value)  # A document with an `$id` is an object.
    kind: type[Validator] = validators.validator_for(rules)
    validator = kind(rules, registry=library.registry)
    return validator.iter_errors(document.root.value)
