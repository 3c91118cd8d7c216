"""The first use of a class decides nothing: whatever is done first with a class whose fields name
classes further down, or in a circle with it, it knows its names in documents, and what may be null.
"""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.packages import Loaded, package

#: The class Order stands before the class Place, which its fields name.
SCHEMAS = {
    "$defs": {
        "place": {
            "type": "object",
            "properties": {
                "heldBy": {"anyOf": [{"$ref": "#/$defs/order"}, {"type": "null"}]},
                "zip": {"type": ["string", "null"]},
            },
        },
        "order": {
            "type": "object",
            "properties": {
                "nextOrder": {"anyOf": [{"$ref": "#/$defs/order"}, {"type": "null"}]},
                "shipTo": {"$ref": "#/$defs/place", "readOnly": True},
                "oldPlace": {"$ref": "#/$defs/place", "deprecated": True},
            },
        },
    }
}
CLOSED = {"$defs": {k: {**v, "additionalProperties": False} for k, v in SCHEMAS["$defs"].items()}}
DOCUMENT = {"nextOrder": None, "shipTo": {"heldBy": None}}


@pytest.fixture(params=[SCHEMAS, CLOSED], ids=["open", "closed"])
def models(request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The models of a package that nothing has used."""
    loaded = Loaded(package({"shop.json": request.param}).files)
    yield loaded.module("models")
    loaded.forget()


def constructed(models: Any) -> Any:
    return models.Order(next_order=None, ship_to={"heldBy": None})


def constructed_from_inside(models: Any) -> Any:
    return models.Order(next_order=None, ship_to=models.Place(held_by=None))


def not_checked(models: Any) -> Any:
    place = models.Place.model_construct(heldBy=None)
    return models.Order.model_construct(nextOrder=None, shipTo=place)


def assigned(models: Any) -> Any:
    order = models.Order.model_construct()
    order.ship_to = {"heldBy": None}
    order.next_order = None
    return order


def assigned_to_what_was_read(models: Any) -> Any:
    order = models.Order.model_validate({"shipTo": {}})
    order.ship_to.held_by = None
    order.next_order = None
    return order


def assigned_to_what_was_pickled(models: Any) -> Any:
    # As another process would have written it: nothing but what is in the instance.
    order = models.Order.__new__(models.Order)
    order.__setstate__(
        {
            "__dict__": {},
            "__pydantic_extra__": {},
            "__pydantic_fields_set__": set(),
            "__pydantic_private__": None,
        }
    )
    order.ship_to = {"heldBy": None}
    order.next_order = None
    return pickle.loads(pickle.dumps(order))


def copied(models: Any) -> Any:
    order = models.Order.model_construct(shipTo=models.Place.model_construct(heldBy=None))
    return order.model_copy(update={"next_order": None})


def of_a_subclass(models: Any) -> Any:
    class Mine(models.Order):  # type: ignore[name-defined,misc]
        pass

    return Mine(next_order=None, ship_to={"heldBy": None})


@pytest.mark.parametrize(
    "made",
    [
        constructed,
        constructed_from_inside,
        not_checked,
        assigned,
        assigned_to_what_was_read,
        assigned_to_what_was_pickled,
        copied,
        of_a_subclass,
    ],
)
def test_instances(made: Callable[[Any], Any], models: ModuleType) -> None:
    order = made(models)
    assert order.model_dump() == DOCUMENT
    assert order.model_fields_set == {"next_order", "ship_to"}


def test_fields(models: ModuleType) -> None:
    fields = models.Order.model_fields
    assert [field.alias for field in fields.values()] == ["nextOrder", "shipTo", "oldPlace"]
    assert fields["ship_to"].json_schema_extra == {"readOnly": True}
    assert fields["ship_to"].annotation == models.Place | None
    with pytest.warns(DeprecationWarning, match="instance"):
        assert models.Order().model_fields == fields


def test_deprecated_fields(models: ModuleType) -> None:
    inner = models.Place.model_validate({"heldBy": {}}).held_by
    with pytest.warns(DeprecationWarning, match="deprecated"):
        assert inner.old_place is None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert inner.ship_to is None
