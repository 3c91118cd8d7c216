"""What a program does with names that Python keeps for itself, or cannot say."""

from __future__ import annotations

from names.models import Class, ListModel
from names.validators import class_, list_model
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
assert TypeAdapter(ListModel).validate_python([DATA]) == [model]

assert class_.is_valid(DATA)
(error,) = list_model.iter_errors([{**DATA, "": 1}])
assert error.json_path == "$[0]['']"
