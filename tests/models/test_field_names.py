"""What the fields of models are called."""

from __future__ import annotations

import pydantic
import pytest
from schemawright.targets.field_names import field_names

from tests.models.conftest import Make


def test_names_that_need_no_change_come_first() -> None:
    assert dict(field_names(["A", "a", "B-c", "b_c", "type", "match"], [])) == {
        "A": "a_",
        "a": "a",
        "B-c": "b_c_",
        "b_c": "b_c",
        "type": "type",
        "match": "match",
    }


MEMBERS = sorted(
    name for name in {*dir(pydantic.BaseModel), *dir(type(pydantic.BaseModel))} if name[0] != "_"
)


def test_members_of_models_and_of_classes_stay_what_they_are(make: Make) -> None:
    """pydantic warns of a field that hides one, and warnings are errors here."""
    document = {"type": "object", "properties": {name: {"type": "string"} for name in MEMBERS}}
    model = make({"thing.json": document}).models.Thing
    value = {name: name for name in MEMBERS}
    assert model.model_validate(value).model_dump() == value


@pytest.mark.parametrize("name", ["mro", "register", "model_dump", "copy"])
def test_what_is_reserved_gets_an_underscore(name: str) -> None:
    assert dict(field_names([name], [])) == {name: f"{name}_"}
