"""Which URI each schema claims to be at: by ``$id``, ``$anchor``, ``$dynamicAnchor``, or, up to
draft 7, by an ``$id`` that is a fragment.

    {"$defs": {"a": {"$anchor": "x", "type": "string"}, "b": {"$anchor": "x"}}}
    →  error: two schemas claim #x, and a reference could mean either
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.diagnostics import Problems
from schemawright.resolve.index import Index
from schemawright.resolve.schema import Document, Schema
from schemawright.values import pointer, same

#: In which dialects a keyword names a place; `$id` and `id` are in all of theirs.
_ANCHORS: Mapping[str, tuple[str, ...]] = {
    "draft2019-09": ("$anchor",),
    "draft2020-12": ("$anchor", "$dynamicAnchor"),
}


def check_claims(documents: tuple[Document, ...], index: Index, problems: Problems) -> None:
    """Report every URI that two different schemas claim, at the second one (SW0305). Equal ones,
    as in copies of one document, may."""
    claimed: dict[str, Schema] = {}
    for document in documents:
        own = document.component or document.root.base
        _claim(own, "$id", document.root, claimed, problems)
    for schema in list(index.schemas.values()):
        for uri, keyword in _claims(schema):
            _claim(uri, keyword, schema, claimed, problems)


def _claim(
    uri: str, keyword: str, schema: Schema, claimed: dict[str, Schema], problems: Problems
) -> None:
    first = claimed.setdefault(uri, schema)
    if first == schema or same(first.value, schema.value):
        return
    if first.tokens or schema.tokens:
        elsewhere = "" if first.source.path == schema.source.path else f" of {first.source.shown}"
        what = f"what the schema at {pointer(first.tokens) or 'the top'}{elsewhere} calls itself"
    else:
        what = f"what {first.source.shown} calls itself"
    problems.error(
        "SW0305",
        f"{uri!r} is also {what}, with other content",
        "give one of the two another identity, or remove it",
        schema.source.place((*schema.tokens, keyword)),
    )


def _claims(schema: Schema) -> Iterator[tuple[str, str]]:
    """What `schema` calls itself, and by which keyword."""
    if schema.has("$ref") and schema.dialect.ref_hides_siblings:
        return
    keyword = schema.dialect.id_keyword
    stated = schema.get(keyword)
    if isinstance(stated, str) and stated not in ("", "#") and not stated.startswith("#/"):
        if not stated.startswith("#"):
            yield schema.base, keyword
        elif schema.dialect.name not in _ANCHORS:
            yield schema.base + stated, keyword
    for keyword in _ANCHORS.get(schema.dialect.name, ()):
        name = schema.get(keyword)
        if isinstance(name, str):
            yield f"{schema.base}#{name}", keyword
