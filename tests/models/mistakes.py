"""Mistakes, one for each kind of reference: type checkers must refuse every line that says so."""

from package.models import Order

right = Order(
    status="open",
    maybe="closed",
    all=["open"],
    by_name={"a": "open"},
    size=1,
    tags=["a"],
    counts={"a": 1},
    id="1",
    buyer={"name": "x"},  # refused
    also="open",
)
Order(status="nonsense")  # refused: a reference to an enumeration
Order(status="open", maybe="nonsense")  # refused: one that may be null
Order(status="open", all=["nonsense"])  # refused: in items
Order(status="open", by_name={"a": "nonsense"})  # refused: in a map
Order(status="open", size=4)  # refused: integers to choose from
Order(status="open", tags=[1])  # refused: an array
Order(status="open", counts={"a": "b"})  # refused: a map
Order(status="open", id=1.5)  # refused: a union of scalars
Order(status="open", also="nonsense")  # refused: allOf around it
right.status = "nonsense"  # refused: by assignment
