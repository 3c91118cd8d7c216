"""conform: library -> problems. The value of every keyword has the shape that its dialect says.

Each schema object is held against the shapes of its keywords alone, with the schemas in it left
out, because each has its own turn: so an embedded resource is judged by its own ``$schema``, the
depth of a document does not matter, and the place of a problem is known. The shapes say what the
metaschemas say, which `tests/conform` proves by asking both.

A value of the wrong shape that can mean one thing only (`keywords.meanings`) is a blemish: a
warning, and the document is read as it is meant.

Values that are not checked: ``pattern`` (the compiler reads it), and ``format`` in metaschemas.

| code | problem |
|---|---|
| SW0401 | a value of the wrong kind, such as a string for ``maximum`` |
| SW0402 | a word that is not one of those defined, such as an unknown ``type`` |
| SW0403 | a value out of range, an empty or repetitive list |
| SW0404 | an identifier or anchor that is not well formed |
| SW0405 | a keyword or member without the other that it needs |
| SW0407 | so many problems in a document that the rest is not shown |
| SW0409 | a mapping of a discriminator that leads to no schema |

Of these SW0401, SW0403 and SW0405 are warnings where the value has a meaning that is certain, and
so is SW0409, because a discriminator decides nothing. In a strict package they are errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from schemawright.conform.discriminators import check_discriminators
from schemawright.conform.edits import Edits
from schemawright.conform.messages import Words, explain_alone, explain_offence
from schemawright.data_classes import mutable
from schemawright.diagnostics import Problems
from schemawright.dialects import Dialect
from schemawright.keywords import Keyword, keywords_of, subschemas
from schemawright.keywords.meanings import IntendedMeaning
from schemawright.keywords.shapes import SCHEMA
from schemawright.read.source import Source
from schemawright.resolve import Document, Library, Schema
from schemawright.values import Json, Tokens

#: A document with more problems than this was not written for its dialect at all.
_SHOWN = 100


def conform(library: Library, problems: Problems) -> Library:
    """Report every keyword value that its dialect does not allow (see the table above) at the place
    of the value. What is returned is the library of the documents as they are meant: `library`
    itself, if they have no blemishes."""
    conformity = _Conformity(library, problems)
    conformity.check()
    check_discriminators(library, problems, conformity.edits)
    if problems.errors:
        return library
    return conformity.edits.applied(library)


@mutable
class _Conformity:
    library: Library
    problems: Problems
    #: Dialects of embedded resources, by place.
    embedded: dict[tuple[str, Tokens], Dialect] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    reported: Counter[str] = field(default_factory=Counter)
    edits: Edits = field(default_factory=Edits)

    def check(self) -> None:
        schemas = self.library.schemas
        self.embedded = {s.place: s.dialect for s in schemas if s.tokens and s.has("$schema")}
        components = {d.source.path for d in self.library.documents if d.component is not None}
        for root in self._roots(schemas):
            stated = not root.tokens and root.source.path in components
            self._tree(root.source, root.tokens, root.value, root.dialect, stated)
        for path, count in self.reported.items():
            if count > _SHOWN:
                self.problems.error(
                    "SW0407",
                    f"{count - _SHOWN} more problems of this kind in {path} are not shown",
                    'perhaps "$schema" names another dialect than the document is written in',
                )

    def _roots(self, schemas: tuple[Schema, ...]) -> Iterator[Schema]:
        """The outermost schemas of each document in its order, then those that stand where only
        a reference makes them schemas."""
        for document in self.library.documents:
            yield from self._roots_of(document)
        whole = {d.source.path for d in self.library.documents if d.api is not None}
        yield from (s for s in schemas if s.tokens or s.source.path not in whole)

    def _roots_of(self, document: Document) -> Iterator[Schema]:
        if document.api is None:
            yield document.root
        else:
            for tokens, _ in document.api.schemas:
                yield self.library.at(document.source, tokens)

    def _tree(
        self, source: Source, tokens: Tokens, value: Json, dialect: Dialect, without_id: bool
    ) -> None:
        """Check the schema at `tokens` and those below it, without recursion. `without_id`: it
        calls itself a component, which `resolve` has spoken about."""
        pending = [(tokens, value, dialect)]
        while pending:
            tokens, value, dialect = pending.pop()
            if id(value) in self.seen and isinstance(value, dict):
                continue
            self.seen.add(id(value))
            if without_id and isinstance(value, dict):
                value = {k: v for k, v in value.items() if k not in ("$id", "id")}
            without_id = False
            if dialect.has_reference_objects and _refers(value):
                continue
            self._object(source, tokens, value, dialect)
            below = [
                ((*tokens, *way), schema, self._dialect(source, (*tokens, *way), schema, dialect))
                for way, schema in subschemas(value, dialect)
                if isinstance(schema, dict)
            ]
            pending.extend(reversed(below))

    def _dialect(self, source: Source, tokens: Tokens, value: Json, around: Dialect) -> Dialect:
        embeds = isinstance(value, dict) and "$schema" in value
        return self.embedded.get((source.path, tokens), around) if embeds else around

    def _object(self, source: Source, tokens: Tokens, value: Json, dialect: Dialect) -> None:
        """Check one schema without what is inside."""
        if not isinstance(value, dict):
            for offence in SCHEMA.offences(value, dialect.is_draft4):
                self._report(explain_offence(offence, dialect), None, source, tokens)
            return
        keywords = keywords_of(dialect)
        for name, inner in value.items():
            keyword = keywords.get(name)
            if keyword is None:
                continue
            if not keyword.shape.fits(inner, dialect.is_draft4):
                offences = [o.below(name) for o in keyword.shape.offences(inner, dialect.is_draft4)]
                told = [(explain_offence(one, dialect), (*tokens, *one.tokens)) for one in offences]
            elif keyword.needs and keyword.needs not in value:
                told = [(explain_alone(name, keyword.needs), tokens)]
            else:
                continue
            meaning = self._meaning(keyword, value, dialect)
            if meaning is not None:
                self.edits.add(source, tokens, meaning)
            for words, place in told:
                self._report(words, meaning, source, place)

    def _meaning(
        self, keyword: Keyword, around: dict[str, Json], dialect: Dialect
    ) -> IntendedMeaning | None:
        """What the value of `keyword` means, if it is certain, and right when it is said so."""
        value = around[keyword.name]
        try:
            meaning = keyword.meant(keyword.name, value, around)
            if meaning is None and dialect.is_of_api:
                meaning = keyword.meant_in_api(keyword.name, value, around)
        except RecursionError:
            return None
        if meaning is None or keyword.name not in meaning.members:
            return meaning
        right = keyword.shape.fits(meaning.members[keyword.name], dialect.is_draft4)
        return meaning if right else None

    def _report(
        self, words: Words, meaning: IntendedMeaning | None, source: Source, tokens: Tokens
    ) -> None:
        code, message, hint = words
        if meaning is not None:
            self.problems.blemish(code, message, meaning.words, hint, source.place(tokens))
            return
        self.reported[source.shown] += 1
        if self.reported[source.shown] <= _SHOWN:
            self.problems.error(code, message, hint, source.place(tokens))


def _refers(value: Json) -> bool:
    return isinstance(value, dict) and isinstance(value.get("$ref"), str)
