"""What a program does with enumerations that are classes: members and plain values both will do."""

from __future__ import annotations

from enums import codecs
from enums.models import Cat, Level, Order, Status, StatusLike
from pydantic import TypeAdapter, ValidationError

DATA = {"status": "open", "levels": [1, 2.0], "pet": {"kind": "puppy", "w": 1}}


def name_of(status: StatusLike) -> str:
    """Takes a member, or what it stands for."""
    return Status(status).name


order = Order.model_validate(DATA)
assert order.status is Status.OPEN
assert order.levels == [Level.LOW, Level.HIGH]
assert order.was is Status.OPEN
assert order.model_dump() == order.model_dump(mode="json") == DATA
assert type(order.model_dump()["status"]) is str

same = [
    Order(status="on-hold", level=2, pet=Cat(kind="kitten")),
    Order(status=Status.ON_HOLD, level=Level.HIGH, pet=Cat(kind="kitten")),
]
assert same[0] == same[1]
assert [name_of(one.status) for one in same] == ["ON_HOLD", "ON_HOLD"]
order.status = "2nd"
assert order.model_dump_json() == '{"status":"2nd","levels":[1,2],"pet":{"kind":"puppy","w":1}}'

for adapter in (TypeAdapter(Status), TypeAdapter(list[Status])):
    for wrong in ("shut", b"open", 1, None):
        try:
            adapter.validate_python(wrong)
        except ValidationError:
            continue
        raise AssertionError("accepted")
assert codecs.status.load("open") is Status.OPEN
assert codecs.status.dump(Status.OPEN) == "open"
assert TypeAdapter(Status).json_schema()["description"] == "Where it stands."
