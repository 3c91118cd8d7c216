"""What a program does with names that Python keeps for itself, or cannot say, and with classes
that are called as what models are made of."""

from __future__ import annotations

from names.models import Any, Class, Field, List, Literal, Model
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
