"""The documents of `names` as dataclasses."""

from __future__ import annotations

from decimal import Decimal

from names_dataclass import codecs
from names_dataclass.models import Annotated, Any, Class, Field, List, Literal, Missing, Model, Text

DATA = {"class": "a", "from": 1, "2nd": "c", "": "f", "_private": "g", "not declared": "i"}

model: Class = codecs.class_.load(DATA)
assert (model.class_, model.from_, model.value_2nd, model.private) == ("a", 1, "c", "g")
assert codecs.class_.dump(model) == DATA
listed: List = codecs.list_.load([DATA])
assert listed == [model]

letter: Literal = "a"
nested: Any = ["x", ["y", 1]]
inner = Model(any="x", literal=letter)
outer = Model(any=nested, literal="b", value_2nd=inner)
assert (outer.value_2nd, outer.tags) == (inner, ["a"])
assert codecs.model.load(codecs.model.dump(outer)) == outer
more: Field = {"more": 1}
assert codecs.field.load(more) == more

# Schemas that are called as what modules import, and as what their functions call.
DOCUMENT = {
    "day": "2024-12-31",
    "moment": "2024-12-31T10:00:00.10Z",
    "uuid": "00000000-0000-0000-0000-00000000000A",
    "decimal": "1.50",
    "text": {"text": "2.50", "missing": {"not required": 1}, "more": "3"},
}
annotated: Annotated = codecs.annotated.load(DOCUMENT)
assert (annotated.day.day, annotated.moment.hour, annotated.uuid.int) == (31, 10, 10)
prices: tuple[Decimal, Decimal] = (annotated.decimal, annotated.price)
assert prices == (Decimal("1.5"), Decimal("1.5"))
assert (annotated.until.year, annotated.kinds) == (2024, ["first"])
text = annotated.text
assert isinstance(text, Text)
assert (text.text, text.missing) == (Decimal("2.5"), Missing(not_required=1))
assert text.additional == {"more": Decimal(3)}
assert codecs.annotated.dump(annotated) == DOCUMENT
quoted = {'quoted "name"': None, "additional": "a", "b": 1}
assert codecs.codec.dump(codecs.codec.load({'quoted "name"': quoted})) == {'quoted "name"': quoted}
