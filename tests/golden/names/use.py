"""What a program does with names that Python keeps for itself, or cannot say, and with classes
that are called as what models are made of."""

from __future__ import annotations

from decimal import Decimal

from names.models import Annotated, Any, Class, Field, List, Literal, Missing, Model, Text
from names.validators import class_, list_
from pydantic import TypeAdapter

DATA = {
    "class": "a",
    "from": 1,
    "model_dump": True,
    "self": "b",
    "2nd": "c",
    "kebab-case": "d",
    "with space": "e",
    "": "f",
    "_private": "g",
    "Ünïcode": "h",
    "print": "a b",
    "not declared": "i",
}

model = Class.model_validate(DATA)
assert (model.class_, model.from_, model.model_dump_, model.self_) == ("a", 1, True, "b")
assert (model.kebab_case, model.with_space, model.private) == ("d", "e", "g")
assert model.print == "a b"
assert model.model_dump() == DATA
assert TypeAdapter(List).validate_python([DATA]) == [model]

assert class_.is_valid(DATA)
(error,) = list_.iter_errors([{**DATA, "": 1}])
assert error.json_path == "$[0]['']"

letter: Literal = "a"
nested: Any = ["x", ["y", 1]]
inner = Model(any="x", literal=letter)
model_of_models = Model(any=nested, literal="b", value_2nd=inner)
assert model_of_models.value_2nd == inner
assert model_of_models.tags == ["a"]
assert Model.model_validate(model_of_models.model_dump()) == model_of_models
more: Field = {"more": 1}
assert TypeAdapter(Field).validate_python(more) == more

# Schemas that are called as what modules import.
DOCUMENT = {
    "day": "2024-12-31",
    "moment": "2024-12-31T10:00:00.10Z",
    "uuid": "00000000-0000-0000-0000-00000000000A",
    "decimal": "1.50",
    "text": {"text": "2.50", "missing": {"not required": 1}, "more": "3"},
}
annotated = Annotated.model_validate(DOCUMENT)
assert (annotated.day.day, annotated.moment.hour, annotated.uuid.int) == (31, 10, 10)
prices: tuple[Decimal, Decimal] = (annotated.decimal, annotated.price)
assert prices == (Decimal("1.5"), Decimal("1.5"))
assert (annotated.until.year, annotated.kinds) == (2024, ["first"])
text = annotated.text
assert isinstance(text, Text)
assert (text.text, text.missing) == (Decimal("2.5"), Missing(not_required=1))
assert annotated.model_dump(mode="json") == DOCUMENT
