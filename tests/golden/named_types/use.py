"""What a program does with types that documents have names for and that are no objects."""

from __future__ import annotations

from datetime import datetime

from named_types import codecs
from named_types.models import (
    Circle,
    Circles,
    Counts,
    FlagOrCount,
    Group,
    Json,
    Label,
    Labels,
    Many,
    Mark,
    Row,
    Shape,
    Stamps,
    Status,
    Thing,
)
from pydantic import BaseModel, TypeAdapter, ValidationError

WHEN = "2020-01-02T03:04:05.0000001Z"
ROUND = {"kind": "circle", "r": 1}
DATA = {
    "json": {"a": [1, None, {"b": "c"}]},
    "row": [["x"], "y"],
    "status": "closed",
    "stamps": [WHEN],
    "shape": {"kind": "group", "shapes": [ROUND]},
    "marks": [ROUND, {"kind": "label", "text": "t"}],
    "many": [{"kind": "label", "text": "t"}],
    "f": True,
    "counts": {"a": 1},
    "pair": ["a", "open"],
    "odd": "abc",
}


class Board(BaseModel):
    """A class of one's own: what is named is checked in it, too."""

    marks: list[Mark]
    row: Row | None = None


thing = Thing.model_validate(DATA)
assert thing.model_dump(mode="json") == DATA
assert isinstance(thing.shape, Group)
assert isinstance(thing.shape.shapes[0], Circle)
marks: list[Mark] = thing.marks or []
assert [type(mark) for mark in marks] == [Circle, Label]
assert thing.f is True
assert thing.pair == ("a", "open")

# By themselves.
stamps: Stamps = TypeAdapter(Stamps).validate_json(f'["{WHEN}"]')
assert isinstance(stamps[0], datetime)
assert TypeAdapter(Stamps).dump_json(stamps) == f'["{WHEN}"]'.encode()
assert Thing(json_=None, stamps=stamps, many=[Label(kind="label", text="t")]).stamps == stamps
assert Board.model_validate({"marks": [ROUND], "row": ["a"]}).model_dump()["marks"] == [ROUND]
many: Many = codecs.many.load([{"kind": "label", "text": "t"}])
assert isinstance(many[0], Label)
assert codecs.many.dump(many) == [{"kind": "label", "text": "t"}]
assert codecs.flag_or_count.load(1.0) == 1
assert codecs.flag_or_count.load(False) is False
odd: object = thing.odd
assert odd == "abc"
json: Json = codecs.json_.load_json('{"a": [1, null]}')
counts: Counts = {"a": 1}
status: Status = "open"
count: FlagOrCount = 1
shapes: list[Shape] = [Circle(kind="circle", r=1)]
labels: Labels = [Label(kind="label", text="t")]
circles: Circles = [Circle(kind="circle", r=1)]

WRONG: tuple[tuple[TypeAdapter[object], object], ...] = (
    (TypeAdapter(Status), "shut"),
    (TypeAdapter(Counts), {"a": "1"}),
    (TypeAdapter(Counts), {"a": True}),
    (TypeAdapter(Row), ["a", "b", "c", "d"]),
    (TypeAdapter(Row), [["a", ["b", 1]]]),
    (TypeAdapter(Json), {"a": [True]}),
    (TypeAdapter(Stamps), ["2020-01-02"]),
    (TypeAdapter(Mark), {"kind": "square"}),
    (TypeAdapter(Many), [ROUND, {"kind": "label", "text": "t"}]),
    (TypeAdapter(Board), {"marks": [{"kind": "circle", "r": "1"}]}),
)
for adapter, wrong in WRONG:
    try:
        adapter.validate_python(wrong)
    except ValidationError:
        continue
    raise AssertionError("accepted")
