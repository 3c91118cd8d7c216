"""What `model_validate` of a built class does for usual documents, and for whom it does so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError
from schemawright.values import Json

from tests.packages import Loaded, package

_CLOSED: Json = {
    "title": "Thing",
    "type": "object",
    "required": ["x"],
    "properties": {
        "x": {"type": "integer"},
        "y-y": {"type": "string"},
        "more": {"type": "array", "items": {"$ref": "#"}},
    },
    "additionalProperties": False,
}
_CHECKED: Json = {**_CLOSED, "dependentRequired": {"y-y": ["more"]}}


@pytest.fixture
def load(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    def models(document: Json, **options: Any) -> Any:
        it = Loaded(package({"thing.json": document}, **options).files)
        request.addfinalizer(it.forget)
        return it.module("models")

    return models


@pytest.mark.parametrize("optional", ["none", "missing"])
@pytest.mark.parametrize("schema", [_CLOSED, _CHECKED], ids=["said", "checked"])
def test_closed_classes_take_their_members_only(
    schema: Json, optional: str, load: Callable[..., Any]
) -> None:
    thing = load(schema, optional=optional).Thing
    for _ in range(2):  # Its first document builds the class.
        for valid in ({"x": 1}, {"x": 1, "y-y": "a", "more": [{"x": 2, "more": []}]}):
            assert thing.model_validate(valid).model_dump() == valid
        for invalid in (
            *({"x": 1, name: 1} for name in ("z", "y_y", "", 1)),
            *({"x": 1, "more": [{"x": 1, "z": 1}]}, {"x": 1, "y-y": "a", "y_y": "a"}),
            *({"y-y": "a"}, {}, {"x": "1"}),
        ):
            with pytest.raises(ValidationError):
                thing.model_validate(invalid)


@pytest.mark.parametrize("schema", [_CLOSED, _CHECKED], ids=["said", "checked"])
def test_a_class_of_ones_own_is_made_of_what_it_validates(
    schema: Json, load: Callable[..., Any]
) -> None:
    thing: Any = load(schema).Thing
    early = thing.model_validate
    assert type(thing.model_validate({"x": 1})) is thing
    assert "model_validate" in vars(thing)
    assert type(early({"x": 1})) is thing

    class Mine(thing):
        @property
        def double(self) -> int:
            return int(self.x) * 2

    class Counting(thing):
        asked: ClassVar[int] = 0

        @classmethod
        def model_validate(cls, obj: Any, **options: Any) -> Any:
            cls.asked += 1
            return super().model_validate(obj, **options)

    assert Mine.model_validate({"x": 2}).double == 4
    assert type(Counting.model_validate({"x": 1})) is Counting
    assert Counting.asked == 1
    with pytest.raises(ValidationError):
        Mine.model_validate({"x": 1, "z": 1})


def test_what_somebody_has_put_in_its_place_stays(
    load: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    thing: Any = load(_CLOSED).Thing
    monkeypatch.setattr(thing, "model_validate", lambda _: "mine", raising=False)
    thing(x=1)
    thing.model_rebuild(force=True)
    assert thing.model_validate({}) == "mine"


def test_options_are_pydantics(load: Callable[..., Any]) -> None:
    thing: Any = load(_CLOSED).Thing
    for _ in range(2):
        assert thing.model_validate({"x": 1}, strict=None).x == 1
        with pytest.raises(TypeError):
            thing.model_validate({"x": 1}, unknown=True)
        with pytest.raises(ValidationError):
            thing.model_validate({"x": 1, "z": 1}, context={})


def test_texts_are_not_put_to_classes(request: pytest.FixtureRequest) -> None:
    """Of a union that has both, what chooses among the classes comes after the text."""
    union: Json = {"anyOf": [_having("a"), _having("b"), {"type": "string"}]}
    document: Json = {"title": "Thing", "type": "object", "properties": {"it": union}}
    loaded = Loaded(package({"thing.json": document}).files)
    request.addfinalizer(loaded.forget)
    thing, building = loaded.module("models").Thing, loaded.module("_runtime.building")
    assert thing.model_validate({"it": "a"}).it == "a"
    assert thing.model_validate({"it": {"b": 1}}).it.b == 1
    piece: Any = building.choosing_by_names(thing)(thing, building.pieces_of(thing)[thing])
    while "choices" not in piece:
        piece = piece["fields"]["it"] if "fields" in piece else piece["schema"]
    assert [choice["type"] for choice in piece["choices"]] == ["str", "tagged-union"]


def _having(name: str) -> Json:
    return {"type": "object", "required": [name], "properties": {name: {"type": "integer"}}}
