"""What was edited in a schema: one edit for each keyword, member, alternative or value.

{"type": "string"}  ->  {"type": "string", "minLength": 1}     minLength-added, at /minLength

An edit says what was done, not what it means: that is asked of the schema around it.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping

from schemawright.containment.terms import freeze, thaw
from schemawright.data_classes import frozen
from schemawright.keywords import VOCABULARIES
from schemawright.values import Json, Tokens, comparable, same

#: Keywords whose value is a map of schemas, and what an entry of it is called.
MAPS = {
    "properties": "property",
    "patternProperties": "pattern-property",
    "dependentSchemas": "dependent-schema",
    "$defs": "definition",
    "definitions": "definition",
}
#: Keywords whose value is a list of schemas, and what an item of it is called.
LISTS = {"allOf": "part", "anyOf": "alternative", "oneOf": "alternative", "prefixItems": "position"}
#: Keywords whose value is one schema.
SINGLE = frozenset(
    "not if then else items contains additionalProperties additionalItems propertyNames "
    "unevaluatedProperties unevaluatedItems".split()
)
#: Keywords that say nothing about what is accepted.
ANNOTATIONS = frozenset(
    "title description $comment examples example default deprecated readOnly writeOnly "
    "externalDocs xml contentMediaType contentEncoding contentSchema".split()
)
#: Keywords that say what a schema is called, or where it is found.
IDENTITY = frozenset("$id id $anchor $dynamicAnchor $schema $vocabulary $recursiveAnchor".split())
#: All that any dialect or vocabulary gives a meaning: others say nothing, either.
_MEANINGFUL = frozenset(keyword.name for words in VOCABULARIES.values() for keyword in words)
#: Keywords of limits: whether a larger number takes something away.
_LIMITS = {
    **dict.fromkeys("minimum exclusiveMinimum minLength minItems minProperties".split(), True),
    **dict.fromkeys("maximum exclusiveMaximum maxLength maxItems maxProperties".split(), False),
    "minContains": True,
    "maxContains": False,
}


@frozen
class Edit:
    """One edit: its `rule`, the places in both versions that it is about (None where there is
    nothing), the schema around it in both, and a sentence. `value` is the key of the value of a
    list that comes or goes, if it is about one."""

    rule: str
    old: Tokens | None
    new: Tokens | None
    old_schema: Tokens
    new_schema: Tokens
    says: str
    value: str | None = None


def edits(old: Json, new: Json, at_old: Tokens = (), at_new: Tokens = ()) -> Iterator[Edit]:
    """The edits that make `old`, a schema at `at_old` of its document, `new`."""
    if same(old, new):
        return
    if not isinstance(old, dict) or not isinstance(new, dict):
        says = f"the schema {shown_json(old)} becomes {shown_json(new)}"
        yield Edit("schema-replaced", at_old, at_new, at_old, at_new, says)
        return
    yield from _SchemaPair(old, new, at_old, at_new).edits()


@frozen
class _SchemaPair:
    """A schema in both versions."""

    old: Mapping[str, Json]
    new: Mapping[str, Json]
    at_old: Tokens
    at_new: Tokens

    def edits(self) -> Iterator[Edit]:
        """The edits of one schema and all inside it."""
        for keyword in dict.fromkeys([*self.old, *self.new]):
            one, other = self.old.get(keyword), self.new.get(keyword)
            if keyword in self.old and keyword in self.new and same(one, other):
                continue
            yield from self._keyword(keyword, one, other)

    def _keyword(self, keyword: str, one: Json, other: Json) -> Iterator[Edit]:
        if keyword in MAPS and isinstance(one or {}, dict) and isinstance(other or {}, dict):
            yield from self._map(keyword, one or {}, other or {})  # type: ignore[arg-type]
        elif keyword in LISTS or (keyword == "items" and isinstance(one, list)):
            if isinstance(one or [], list) and isinstance(other or [], list):
                yield from self._list(keyword, one or [], other or [])  # type: ignore[arg-type]
        elif keyword in {"enum", "required"}:
            yield from self._values(keyword, one or [], other or [])
        elif keyword in SINGLE and keyword in self.old and keyword in self.new:
            yield from edits(one, other, (*self.at_old, keyword), (*self.at_new, keyword))
        else:
            yield self._edit(_rule(keyword, self.old, self.new), (keyword,), _words(keyword, self))

    def _edit(self, rule: str, way: Tokens, says: str, value: str | None = None) -> Edit:
        """An edit at `way`, in those versions that have something there."""
        return Edit(
            rule,
            (*self.at_old, *way) if _has(self.old, way) else None,
            (*self.at_new, *way) if _has(self.new, way) else None,
            self.at_old,
            self.at_new,
            says,
            value,
        )

    def _map(
        self, keyword: str, one: Mapping[str, Json], other: Mapping[str, Json]
    ) -> Iterator[Edit]:
        noun = MAPS[keyword]
        gone = [name for name in one if name not in other]
        come = [name for name in other if name not in one]
        renamed = _renamed(one, other, gone, come) if noun in {"property", "definition"} else {}
        for name, again in renamed.items():
            says = f"the {noun} {name!r} is called {again!r} now"
            old, new = (*self.at_old, keyword, name), (*self.at_new, keyword, again)
            yield Edit(f"{noun}-renamed", old, new, self.at_old, self.at_new, says)
        required = self.new.get("required")
        names = set(map(comparable, required if isinstance(required, list) else ()))
        for name in gone:
            if name not in renamed:
                yield self._edit(f"{noun}-removed", (keyword, name), f"the {noun} {name!r} is gone")
        new_names = set(renamed.values())
        for name in come:
            if name in new_names:
                continue
            kind = "required " if comparable(name) in names else ""
            kind = kind if noun == "property" else ""
            says = f"the {kind}{noun} {name!r} is new"
            yield self._edit(f"{noun}-added", (keyword, name), says)
        for name in one:
            if name in other:
                places = (*self.at_old, keyword, name), (*self.at_new, keyword, name)
                yield from edits(one[name], other[name], *places)

    def _list(self, keyword: str, one: list[Json], other: list[Json]) -> Iterator[Edit]:
        noun = LISTS.get(keyword, "position")
        before, after = list(map(comparable, one)), list(map(comparable, other))
        remain = {*before} & {*after}
        gone = [i for i, item in enumerate(before) if item not in remain]
        come = [i for i, item in enumerate(after) if item not in remain]
        for i, j in zip(gone, come, strict=False):
            yield from edits(
                one[i], other[j], (*self.at_old, keyword, i), (*self.at_new, keyword, j)
            )
        for i in gone[len(come) :]:
            says = f"{_article(noun)} of {keyword} is gone: {shown_json(one[i])}"
            old = (*self.at_old, keyword, i)
            yield Edit(f"{noun}-removed", old, None, self.at_old, self.at_new, says)
        for j in come[len(gone) :]:
            says = f"{_article(noun)} of {keyword} is new: {shown_json(other[j])}"
            new = (*self.at_new, keyword, j)
            yield Edit(f"{noun}-added", None, new, self.at_old, self.at_new, says)
        if not gone and not come:
            says = f"the order of {keyword} changes"
            yield self._edit(f"{noun}s-reordered", (keyword,), says)

    def _values(self, keyword: str, one: Json, other: Json) -> Iterator[Edit]:
        if not isinstance(one, list) or not isinstance(other, list):
            return
        noun = "enum-value" if keyword == "enum" else "required"
        words = ("the value {} is gone", "the value {} is new")
        if keyword == "required":
            words = "{} is no longer required", "{} is required now"
        if (keyword in self.old and keyword in self.new) or keyword == "required":
            remain = {*map(comparable, one)} & {*map(comparable, other)}
            for value in one:
                if comparable(value) not in remain:
                    says = words[0].format(shown_json(value))
                    yield self._edit(f"{noun}-removed", (keyword,), says, value_key(value))
            for value in other:
                if comparable(value) not in remain:
                    says = words[1].format(shown_json(value))
                    yield self._edit(f"{noun}-added", (keyword,), says, value_key(value))
        else:
            yield self._edit(_rule(keyword, self.old, self.new), (keyword,), _words(keyword, self))


def _renamed(
    one: Mapping[str, Json], other: Mapping[str, Json], gone: list[str], come: list[str]
) -> dict[str, str]:
    """What those that are `gone` from `one` are called among those that have `come` to `other`:
    each is the first there that says the same, and something."""
    names: dict[Hashable, list[str]] = {}
    for name in reversed(come):
        names.setdefault(comparable(other[name]), []).append(name)
    same_as = ((name, names.get(comparable(one[name]))) for name in gone if one[name] != {})
    return {name: alike.pop() for name, alike in same_as if alike}


def _has(schema: Mapping[str, Json], way: Tokens) -> bool:
    value: Json = dict(schema)
    for token in way:
        if not isinstance(value, dict) or token not in value:
            return False
        value = value[str(token)]
    return True


def _rule(keyword: str, old: Mapping[str, Json], new: Mapping[str, Json]) -> str:
    if keyword == "deprecated":
        return "deprecation-changed"
    if keyword == "default":
        return "default-changed"
    if keyword in IDENTITY:
        return "identity-changed"
    if keyword in ANNOTATIONS or keyword not in _MEANINGFUL:
        return "annotation-changed"
    if keyword not in old:
        return f"{keyword}-added"
    if keyword not in new:
        return f"{keyword}-removed"
    one, other = old[keyword], new[keyword]
    numbers = [v for v in (one, other) if isinstance(v, (int, float)) and not isinstance(v, bool)]
    if keyword in _LIMITS and len(numbers) == 2:
        return f"{keyword}-{'raised' if numbers[1] > numbers[0] else 'lowered'}"
    return f"{keyword}-changed"


def _words(keyword: str, pair: _SchemaPair) -> str:
    if keyword not in pair.old:
        return f"{keyword} is new: {shown_json(pair.new[keyword])}"
    if keyword not in pair.new:
        return f"{keyword} is gone: {shown_json(pair.old[keyword])}"
    return (
        f"{keyword} changes from {shown_json(pair.old[keyword])} to {shown_json(pair.new[keyword])}"
    )


def value_key(value: Json) -> str:
    """What tells a value from those that are not equal to it."""
    return json.dumps(thaw(freeze(value)), sort_keys=True)


def shown_json(value: Json, most: int = 60) -> str:
    """`value` as JSON on one line, cut to a readable length."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else text[: most - 1] + "…"


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
