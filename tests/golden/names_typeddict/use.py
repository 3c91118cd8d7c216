"""The documents of `names` as typed dictionaries."""

from __future__ import annotations

from names_typeddict import codecs
from names_typeddict.models import Annotated, Any, Class, Field, List, Literal, Model, Text

one: Class = {"class": "a", "from": 1, "2nd": "c", "_private": "g"}
listed: List = [one]
assert codecs.list_.load(listed) is listed

letter: Literal = "a"
nested: Any = ["x", ["y", 1]]
inner: Model = {"any": "x", "literal": letter}
outer: Model = {"any": nested, "literal": "b", "2nd": inner, "tags": [letter]}
assert codecs.model.dump(outer) == outer
more: Field = {"more": 1}
assert codecs.field.load(more) == more

# Schemas that are called as what modules import.
text: Text = {"text": "2.50", "missing": {"not required": 1}}
annotated: Annotated = {
    "day": "2024-12-31",
    "moment": "2024-12-31T10:00:00.10Z",
    "uuid": "00000000-0000-0000-0000-00000000000A",
    "decimal": "1.50",
    "text": text,
    "kinds": ["first"],
}
assert codecs.annotated.dump(codecs.annotated.load(annotated)) == annotated
