"""What a program does with values of which a tag tells the kind."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError
from tagged.models import Circle, Curve, Custom, Disc, Dot, Group, Mark, Shape, Square
from tagged.validators import shape

DATA = {
    "kind": "group",
    "shapes": [
        {"kind": "circle", "radius": 1.5},
        {"kind": "group", "shapes": [{"kind": "square", "side": 2}]},
    ],
}

shapes: TypeAdapter[Shape] = TypeAdapter(Shape)
model = shapes.validate_python(DATA)
assert isinstance(model, Group)
assert model.model_dump() == shapes.dump_python(model) == DATA
assert isinstance(shapes.validate_json('{"kind": "square", "side": 2}'), Square)
assert shapes.dump_python(Circle(kind="circle", radius=1)) == {"kind": "circle", "radius": 1}

WRONG: tuple[dict[str, object], ...] = (
    {"kind": "triangle"},
    {"kind": "circle", "radius": 0},
    {"kind": "group", "shapes": [], "extra": 1},
    {"kind": "group", "shapes": [{"kind": "circle", "side": 1}]},
)
for wrong in WRONG:
    assert not shape.is_valid(wrong)
    try:
        shapes.validate_python(wrong)
    except ValidationError:
        continue
    raise AssertionError("accepted")

(error,) = shape.iter_errors({"kind": "square", "side": "wide"})
assert "as Square: 'wide' is not a number at $.side" in error.message

# Two classes have the kind "dot", and one has any that begins with "x-".
marks: TypeAdapter[list[Mark]] = TypeAdapter(list[Mark])
dot, disc, curve, custom = marks.validate_python(
    [{"kind": "dot"}, {"kind": "dot", "size": 2}, {"kind": "curve"}, {"kind": "x-star"}]
)
assert [type(mark) for mark in (dot, disc, curve, custom)] == [Dot, Disc, Curve, Custom]
