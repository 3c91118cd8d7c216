"""Classes that users derive: what they add is theirs, what the schema says stays as it is."""

from __future__ import annotations

import inspect
import pickle
import sys
from types import ModuleType
from typing import Annotated, Any, Generic, TypeVar

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, field_validator

from tests.models.conftest import Make

Item = TypeVar("Item")

THING: dict[str, Any] = {
    "type": "object",
    "required": ["id", "class"],
    "properties": {
        "id": {"type": "string", "minLength": 2},
        "class": {"type": "string"},
        "note": {"type": "string"},
    },
    "additionalProperties": False,
}

DRAWING: dict[str, Any] = {
    "type": "object",
    "properties": {
        "first": {"oneOf": [{"$ref": "#/$defs/circle"}, {"$ref": "#/$defs/group"}]},
    },
    "$defs": {
        "circle": {
            "type": "object",
            "required": ["kind", "radius"],
            "properties": {"kind": {"const": "circle"}, "radius": {"type": "integer"}},
        },
        "group": {
            "type": "object",
            "required": ["kind", "shapes"],
            "properties": {
                "kind": {"const": "group"},
                "shapes": {"type": "array", "items": {"$ref": "#/$defs/shape"}},
            },
        },
        "shape": {"oneOf": [{"$ref": "#/$defs/circle"}, {"$ref": "#/$defs/group"}]},
    },
}


@pytest.fixture(scope="module")
def thing(make: Make) -> Any:
    return make({"thing.json": THING}).models.Thing


def test_fields_of_a_closed_class(thing: Any) -> None:
    class Mine(thing):  # type: ignore[misc]
        shop: str
        class_: Annotated[str, Field(alias="class")] = "plain"
        tags: list[str] = Field(default_factory=list)

        @field_validator("shop")
        @classmethod
        def known(cls, shop: str) -> str:
            if shop == "west":
                raise ValueError("no such shop")
            return shop

    class Deeper(Mine):
        depth: int = 1

    for made in (
        Mine(id="ab", shop="north"),
        Mine.model_validate({"id": "ab", "shop": "north"}),
        TypeAdapter(list[Mine]).validate_python([{"id": "ab", "shop": "north"}])[0],
        Deeper(id="ab", shop="north"),
    ):
        assert (made.class_, made.note, made.shop) == ("plain", None, "north")
        assert made.model_dump(exclude={"depth"}) == {
            "id": "ab",
            "class": "plain",
            "shop": "north",
            "tags": [],
        }
    for wrong, rule in (
        ({"id": "ab", "shop": "west"}, "value_error"),
        ({"id": "a", "shop": "north"}, "json_schema.minLength"),
        ({"id": "ab", "shop": "north", "other": 1}, "json_schema.additionalProperties"),
        ({"shop": "north"}, "json_schema.required"),
    ):
        for model in (Mine, Deeper):
            with pytest.raises(ValidationError) as caught:
                model(**wrong)
            assert [error["type"] for error in caught.value.errors()] == [rule]


def test_signatures_have_the_names_of_fields(thing: Any) -> None:
    assert [*inspect.signature(thing).parameters] == ["id", "class_", "note"]

    class Mine(thing):  # type: ignore[misc]
        shop: str

    assert [*inspect.signature(Mine).parameters] == ["id", "class_", "note", "shop"]
    assert Mine(id="ab", class_="c", shop="s").shop == "s"

    class Own(thing):  # type: ignore[misc]
        def __init__(self, id_: str) -> None:
            super().__init__(id=id_, class_="c")

    assert "id_" in inspect.signature(Own).parameters
    assert Own("ab").id == "ab"


def test_they_are_pickled_and_nested(thing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("of_a_user")
    monkeypatch.setitem(sys.modules, "of_a_user", module)
    mine = type("Mine", (thing,), {"__module__": "of_a_user", "__annotations__": {"n": int}})
    module.Mine = mine  # type: ignore[attr-defined]
    made = mine(id="ab", class_="c", n=1)
    assert pickle.loads(pickle.dumps(made)) == made

    class Box(BaseModel):
        it: mine  # type: ignore[valid-type]

    assert Box.model_validate({"it": {"id": "ab", "class": "c", "n": 2}}).it.n == 2


def test_of_a_class_that_nothing_has_used_yet(make: Make) -> None:
    """Its annotations name what its own module has: an alias, classes that a tag tells apart."""
    models = make({"drawing.json": DRAWING}).models

    class Mine(models.Group):  # type: ignore[misc,name-defined]
        layer: int = 0

    class Framed(models.Drawing):  # type: ignore[misc,name-defined]
        frame: str

    circle = {"kind": "circle", "radius": 1}
    group = {"kind": "group", "shapes": [circle, {"kind": "group", "shapes": []}]}
    mine = Mine.model_validate(group)
    assert [type(shape) for shape in mine.shapes] == [models.Circle, models.Group]
    assert mine.model_dump(exclude={"layer"}) == group
    framed = Framed(frame="oak", first=models.Circle(kind="circle", radius=1))
    assert framed.model_dump() == {"frame": "oak", "first": circle}
    assert type(Framed.model_validate({"frame": "oak", "first": group}).first) is models.Group
    with pytest.raises(ValidationError):
        Framed.model_validate({"frame": "oak", "first": {"kind": "line"}})
    assert Framed.model_json_schema()["required"] == ["frame"]


def test_a_generic_subclass(make: Make) -> None:
    """pydantic makes the fields of what is made of it anew."""
    circle = {"type": "object", "properties": {"r": {"type": "integer"}}}
    members = {**THING["properties"], "circle": {"$ref": "#/$defs/circle"}}
    thing = {"type": "object", "required": ["id"], "properties": members}
    models = make({"thing.json": thing | {"$defs": {"circle": circle}}}).models

    class Page(models.Thing, Generic[Item]):  # type: ignore[misc]
        item: Item

    page = Page[int].model_validate({"id": "ab", "class": "c", "circle": {"r": 1}, "item": "3"})
    assert (page.item, page.class_, page.circle) == (3, "c", models.Circle(r=1))
    fields = Page[int].model_fields
    assert [name for name, field in fields.items() if field.is_required()] == ["id", "item"]


def test_names_in_a_function_are_found_when_a_class_there_is_rebuilt(thing: Any) -> None:
    """As pydantic finds them, where the method is called."""

    class Node(thing):  # type: ignore[misc]
        leaf: Leaf | None = None
        nodes: list[Node] | None = None

    class Leaf(BaseModel):
        n: int

    Node.model_rebuild()
    node = {"id": "ab", "class": "c", "leaf": {"n": 1}}
    assert Node.model_validate(node | {"nodes": [node]}).nodes[0].leaf == Leaf(n=1)


def test_only_the_names_that_are_asked_for_are_found(thing: Any) -> None:
    class Node(thing):  # type: ignore[misc]
        leaf: Leaf | None = None

    class Leaf(BaseModel):
        n: int

    assert Node.model_rebuild(raise_errors=False, _parent_namespace_depth=0) is False
    assert Node.model_rebuild(_types_namespace={"Leaf": Leaf})
