"""Keywords and formats of schemas: what is nearly one, and what is one elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from schemawright.dialects import DIALECTS, Dialect
from schemawright.format_checks import DESCRIPTIVE_FORMATS, FORMATS
from schemawright.keywords import (
    VOCABULARIES,
    Keyword,
    all_of,
    any_of,
    enum,
    keywords_of,
    not_,
    nullable,
    one_of,
)
from schemawright.keywords.shapes import TRUTH
from schemawright.lint.findings import Finding
from schemawright.lint.rules import (
    FOREIGN_KEYWORD,
    IDLE_KEYWORD,
    MISSPELLED_FORMAT,
    MISSPELLED_KEYWORD,
    UNKNOWN_FORMAT,
    UNKNOWN_KEYWORD,
    Rule,
)
from schemawright.lint.spelling import is_slip
from schemawright.resolve import Library, Schema
from schemawright.values import Json, walk

#: What people write for a format that is called otherwise.
_OTHER_NAMES = {
    "guid": "uuid",
    "host-name": "hostname",
    "ip-address": "ipv4",
    "timestamp": "date-time",
    "url": "uri",
}
#: Keywords that may refuse null where there is no type.
_IN_PLACE = tuple(k.KEYWORD.name for k in (all_of, any_of, one_of, not_, enum))


def unknown_words(library: Library) -> Iterator[Finding]:
    """The findings in every schema of `library`, in its order."""
    declared = _declared(library)
    whole = {document.root.place for document in library.documents if document.api is not None}
    for schema in library.schemas:
        if schema.place in whole or _is_reference(schema):
            continue
        if isinstance(schema.value, dict):
            own = declared.get(schema.dialect.uri, frozenset())
            for name, value in schema.value.items():
                if name not in own:
                    yield from _findings(schema, name, value)


def _is_reference(schema: Schema) -> bool:
    """Is everything beside its ``$ref`` ignored anyway?"""
    return schema.has("$ref") and schema.dialect.ref_hides_siblings


def _findings(schema: Schema, name: str, value: Json) -> Iterator[Finding]:
    dialect = schema.dialect
    keyword = keywords_of(dialect).get(name)
    if keyword is not None:
        if name == "format" and isinstance(value, str):
            yield from _format(schema, value)
        elif keyword.elsewhere and keyword.is_annotation:
            yield _foreign(schema, keyword)
        elif keyword.beside and not _is_off(keyword, value):
            yield from _idle(schema, keyword)
    elif name.startswith("x-") or name in _annotations():
        return
    elif name in _elsewhere():
        foreign = _elsewhere()[name]
        if not _is_off(foreign, value) and foreign.shape.fits(value, dialect.is_draft4):
            yield _foreign(schema, foreign)
    else:
        yield _unknown(schema, name, value)


def _is_off(keyword: Keyword, value: Json) -> bool:
    """Is it a switch that is not switched on?"""
    return keyword.shape is TRUTH and value is False


def _idle(schema: Schema, keyword: Keyword) -> Iterator[Finding]:
    if schema.has(keyword.beside):
        return
    message = f'"{keyword.name}" means nothing without "{keyword.beside}" beside it'
    hint = f'write "{keyword.beside}" into the same schema, or remove it'
    if keyword is nullable.KEYWORD:
        # Without a type null passes, unless something else in the place refuses it.
        if not any(map(schema.has, _IN_PLACE)):
            return
        hint = 'write "anyOf", with {"type": "object", "nullable": true, "enum": [null]} in it'
    yield _finding(IDLE_KEYWORD, message, hint, schema, keyword.name)


def _foreign(schema: Schema, keyword: Keyword) -> Finding:
    message = f'"{keyword.name}" means nothing in {schema.dialect.title}'
    hint = keyword.elsewhere or 'remove it, or name a dialect that has it in "$schema"'
    return _finding(FOREIGN_KEYWORD, message, hint, schema, keyword.name)


def _unknown(schema: Schema, name: str, value: Json) -> Finding:
    message = f'"{name}" is no keyword of {schema.dialect.title}, and asserts nothing'
    for keyword in _close_keywords(name, schema.dialect):
        if not schema.has(keyword.name) and keyword.shape.fits(value, schema.dialect.is_draft4):
            hint = f'did you mean "{keyword.name}"?'
            return _finding(MISSPELLED_KEYWORD, message, hint, schema, name)
    hint = f'remove it, or call it "x-{name}"'
    return _finding(UNKNOWN_KEYWORD, message, hint, schema, name)


def _format(schema: Schema, name: str) -> Iterator[Finding]:
    if name in _checked_formats() or name in DESCRIPTIVE_FORMATS:
        return
    message = f'"{name}" is no format that is known, and checks nothing'
    meant = _close_format(name)
    if meant:
        hint = f'did you mean "{meant}"?'
        yield _finding(MISSPELLED_FORMAT, message, hint, schema, "format")
    else:
        hint = 'remove it, or say by "pattern" what it means'
        yield _finding(UNKNOWN_FORMAT, message, hint, schema, "format")


def _finding(rule: Rule, message: str, hint: str, schema: Schema, keyword: str) -> Finding:
    return Finding(rule, message, hint, schema.source, (*schema.tokens, keyword))


# --- what is known --------------------------------------------------------------------------


@cache
def _annotations() -> frozenset[str]:
    """Keywords that describe, in whatever dialect."""
    every = (keyword for vocabulary in VOCABULARIES.values() for keyword in vocabulary)
    return frozenset(keyword.name for keyword in every if keyword.is_annotation)


@cache
def _elsewhere() -> Mapping[str, Keyword]:
    """Keywords that assert something in some dialect."""
    every = [keyword for vocabulary in VOCABULARIES.values() for keyword in vocabulary]
    return {keyword.name: keyword for keyword in reversed(every) if not keyword.is_annotation}


@lru_cache(maxsize=10_000)
def _close_keywords(name: str, dialect: Dialect) -> tuple[Keyword, ...]:
    """The keywords that `name` is a slip of. To write ``comment`` for ``$comment`` is none: it
    describes as well."""
    return tuple(
        keyword
        for keyword in keywords_of(dialect).values()
        if is_slip(name, keyword.name)
        and not (keyword.is_annotation and keyword.name.lower() == f"${name.lower()}")
    )


@cache
def _checked_formats() -> tuple[str, ...]:
    return tuple(rule.name for rule in FORMATS)


@lru_cache(maxsize=1000)
def _close_format(name: str) -> str | None:
    close = (format_name for format_name in _checked_formats() if is_slip(name, format_name))
    return _OTHER_NAMES.get(name.lower()) or next(close, None)


def _declared(library: Library) -> Mapping[str, frozenset[str]]:
    """The words that metaschemas of the folder declare, by the URI of the dialect: all that they
    have as ``properties``."""
    official = {dialect.uri for dialect in DIALECTS}
    return {
        document.root.base: frozenset(
            name
            for _, value in walk(document.source.document)
            if isinstance(value, dict) and isinstance(properties := value.get("properties"), dict)
            for name in properties
        )
        for document in library.documents
        if document.root.base not in official and _describes_schemas(document.source.document)
    }


def _describes_schemas(document: Json) -> bool:
    """Does a metaschema say of itself that it is one?"""
    return isinstance(document, dict) and ("$vocabulary" in document or "$schema" in document)
