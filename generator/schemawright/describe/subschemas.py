"""What a class for a subschema is called after the place where the schema stands."""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.data_classes import frozen
from schemawright.describe.alternatives import alternative_words
from schemawright.describe.records import Records
from schemawright.keywords import all_of, any_of, keywords_of, one_of, subschemas
from schemawright.names import class_name, pascal
from schemawright.resolve import Schema
from schemawright.resolve.labels import title_name
from schemawright.values import Tokens

_ALTERNATIVES = (any_of.KEYWORD.name, one_of.KEYWORD.name)
_PROPERTIES = "properties"


@frozen
class Part:
    """A subschema that describes instances of the schema around it, or parts of them. `word` is
    what its place adds to the name of that one: ``Item2`` for the second of ``prefixItems``,
    ``Buyer`` for the property ``buyer``, nothing for what has the name of the place. `merged`: it
    is a part of an ``allOf``. `rule`: it says what members must be that are described elsewhere.
    `whole`: it is one of the kinds of that schema, with all members of it. `repeated`: it is what
    each of several is, all items or all members of some names."""

    schema: Schema
    word: str
    merged: bool = False
    rule: bool = False
    whole: Schema | None = None
    repeated: bool = False


def short_title(schema: Schema) -> str | None:
    """The class name that a schema's title gives, if it is no whole sentence."""
    title = title_name(schema.get("title"))
    return class_name(title) if title else None


def parts(records: Records, schema: Schema, whole: Schema) -> Iterator[Part]:
    """The parts of `schema`, which is `whole` or, without a name of its own, a part of it."""
    if schema.has("$ref") and schema.dialect.ref_hides_siblings:
        return
    keywords = keywords_of(schema.dialect)
    listed = _alternatives(records, schema, whole)
    for tokens, value in subschemas(schema.value, schema.dialect):
        part = keywords[str(tokens[0])].part
        if part is None or not isinstance(value, dict):
            continue
        below = records.library.child(schema, *tokens)
        if tokens[0] in _ALTERNATIVES:
            yield listed[below.place]
        elif tokens[0] == all_of.KEYWORD.name:
            yield Part(below, "", merged=True)
        elif tokens[0] == _PROPERTIES:
            yield Part(below, pascal(str(tokens[-1])))
        else:
            yield _placed(below, part, tokens)


def _placed(schema: Schema, part: str, tokens: Tokens) -> Part:
    """``Item``, and ``Item2`` in a list."""
    place = tokens[-1]
    if isinstance(place, int):
        return Part(schema, f"{part}{place + 1}")
    return Part(schema, part, repeated=True)


def _alternatives(
    records: Records, schema: Schema, whole: Schema
) -> dict[tuple[str, Tokens], Part]:
    """The alternatives of `schema` by their places."""
    if not any(schema.has(keyword) for keyword in _ALTERNATIVES):
        return {}
    kinds = {kind.place for kind in records.kinds(whole)}
    rule = records.has_members(whole)
    outer = records.members(whole)
    parts: dict[tuple[str, Tokens], Part] = {}
    for keyword in _ALTERNATIVES:
        listed = schema.get(keyword)
        if not isinstance(listed, list) or not listed:
            continue
        below = [records.library.child(schema, keyword, i) for i in range(len(listed))]
        for branch, word in zip(below, alternative_words(records, below, outer), strict=True):
            if branch.place in kinds:
                own = None if records.repeats(whole, branch) else whole
                parts[branch.place] = Part(branch, word, whole=own)
            else:
                parts[branch.place] = Part(branch, word, rule=rule)
    return parts
