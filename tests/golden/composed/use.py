"""Classes of what is put together: of an `allOf`, of what stands beside alternatives, and of what
a member of the document names."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from datetime import date
from typing import Any

import pydantic
from composed import House, codecs, validators
from composed.models import (
    CardPayment,
    Cat,
    Circle,
    Dog,
    Employee,
    EmployeeBoss,
    LoggedClosed,
    LoggedOpened,
    PaymentInvoice,
    PaymentSepa,
    Person,
    Shape,
    Square,
)

DOCUMENT: dict[str, Any] = {
    "owner": {"name": "Bob", "since": "2020-01-01", "boss": {"name": "Ann", "phone": "1", "x": 2}},
    "payments": [
        {"amount": 1, "method": "card", "number": "4"},
        {"amount": 2, "method": "sepa", "account": {"iban": "DE"}},
        {"amount": 3, "method": "invoice", "days": 30, "more": None},
    ],
    "pets": [
        {"petType": "cat", "name": "Tom"},
        {"petType": "hound", "bark": True},
        {"petType": "Dog"},
        {"petType": "cat", "bark": "loud"},
    ],
    "shapes": [
        {"kind": "round", "radius": 1},
        {"kind": "Square", "side": 1.5},
        {"kind": "Square"},
        {"kind": "blob", "radius": 1, "side": 1},
    ],
    "log": [{"eventType": "reopened"}, {"eventType": "closed", "why": "late"}],
}

house = House.model_validate(DOCUMENT)
assert house.model_dump(mode="json") == DOCUMENT
assert isinstance(house.owner, Employee)
assert house.owner.since == date(2020, 1, 1)
assert isinstance(house.owner.boss, EmployeeBoss)
assert house.owner.boss.name == "Ann"
kinds = [type(item) for item in (*house.payments, *house.pets, *house.shapes, *house.log)]
assert kinds == [
    *(CardPayment, PaymentSepa, PaymentInvoice),
    *(Cat, Dog, Cat, Cat),
    *(Circle, Square, Shape, Shape),
    *(LoggedOpened, LoggedClosed),
]

# Each way to pay is checked as a whole: what stands beside the alternatives, and its own.
assert validators.card_payment.is_valid({"amount": 1, "method": "card", "number": "4"})
assert not validators.card_payment.is_valid({"method": "card", "number": "4"})
assert not validators.card_payment.is_valid({"amount": 1, "method": "sepa", "account": {}})
WRONG: list[dict[str, object]] = [{"number": "4"}, {"amount": -1, "number": "4"}, {"amount": 1}]
for wrong in WRONG:
    try:
        CardPayment.model_validate({"method": "card", **wrong})
    except pydantic.ValidationError:
        pass
    else:
        raise AssertionError(wrong)

# What names its class is of that class, whoever reads it.
shapes = DOCUMENT["shapes"]
around = pydantic.create_model("Around", it=(Shape, ...))
doors: list[Callable[[Any], Any]] = [
    Shape.model_validate,
    lambda it: Shape.model_validate_json(json.dumps(it)),
    pydantic.TypeAdapter(Shape).validate_python,
    lambda it: around.model_validate({"it": it}).it,  # type: ignore[attr-defined]
    codecs.shape.load,
]
for read in doors:
    several = [read(shape) for shape in shapes]
    assert [type(shape) for shape in several] == [Circle, Square, Shape, Shape]
    assert [shape.model_dump() for shape in several] == shapes
    assert [codecs.shape.dump(shape) for shape in several] == shapes
assert type(Shape(kind="round")) is Shape
dumped = around.model_validate({"it": shapes[0]}).model_dump()
assert dumped == {"it": shapes[0]}

# A class that is made of another one is one, with its fields and their names in documents.
employee = Employee(name="Bob", since=date(2020, 1, 1), called_by="Bobby")
assert isinstance(employee, Person)


class Club(pydantic.BaseModel):
    """A model of one's own that takes any person."""

    founder: Person


dumped = {"founder": {"name": "Bob", "since": "2020-01-01", "calledBy": "Bobby"}}
assert Club(founder=employee).model_dump(mode="json") == dumped
assert Club.model_validate(dumped).model_dump(mode="json") == dumped

# What is built by hand is dumped as the class that it is.
with warnings.catch_warnings():
    warnings.simplefilter("error")
    paid = House(
        owner=house.owner,
        payments=[CardPayment(amount=1, method="card", number="4")],
        pets=[Dog(pet_type="hound", bark=True)],
        shapes=[Circle(kind="round", radius=1), Shape(kind="blob")],
        log=[],
    )
    assert paid.model_dump(mode="json") == {
        "owner": DOCUMENT["owner"],
        "payments": [{"amount": 1, "method": "card", "number": "4"}],
        "pets": [{"petType": "hound", "bark": True}],
        "shapes": [{"kind": "round", "radius": 1}, {"kind": "blob"}],
        "log": [],
    }
