"""What a program does with values of which a tag tells the kind."""

from __future__ import annotations

from pydantic import ValidationError
from tagged.models import Circle, Group, Shape, Square
from tagged.validators import shape

DATA = {
    "kind": "group",
    "shapes": [
        {"kind": "circle", "radius": 1.5},
        {"kind": "group", "shapes": [{"kind": "square", "side": 2}]},
    ],
}

model = Shape.model_validate(DATA)
assert isinstance(model.root, Group)
assert model.model_dump() == DATA
assert isinstance(Shape.model_validate({"kind": "square", "side": 2}).root, Square)
assert Shape(Circle(kind="circle", radius=1)).model_dump() == {"kind": "circle", "radius": 1}

WRONG: tuple[dict[str, object], ...] = (
    {"kind": "triangle"},
    {"kind": "circle", "radius": 0},
    {"kind": "group", "shapes": [], "extra": 1},
    {"kind": "group", "shapes": [{"kind": "circle", "side": 1}]},
)
for wrong in WRONG:
    assert not shape.is_valid(wrong)
    try:
        Shape.model_validate(wrong)
    except ValidationError:
        continue
    raise AssertionError("accepted")

(error,) = shape.iter_errors({"kind": "square", "side": "wide"})
assert "as Square: 'wide' is not a number at $.side" in error.message
