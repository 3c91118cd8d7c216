"""Mistakes, one for each kind of reference: type checkers must refuse every line that says so."""

from datetime import date

from package.models import Card, Dog, Order, Person

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
    pay=Card(number="1"),
    pair=("a", 1),
    tree=["a", ["b"]],
    sure=True,
    due=date(2026, 1, 2),
    limits={"cpu": 1},
    by_sort={"a": "b"},
    row=["a", 1],
    rest={"a": 1},
    dogs=[Dog()],
    words=["a"],
    itself="a",
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
Order(status="open", pay="1")  # refused: a union of classes
Order(status="open", pair=("a", "b"))  # refused: a row of so many
Order(status="open", tree=["a", [1]])  # refused: what holds itself
Order(status="open", sure=False)  # refused: a constant
Order(status="open", due="2026-01-02")  # refused: a text with a type of its own
Order(status="open", limits={"disk": 1})  # refused: names to choose from
Order(status="open", by_sort={"nonsense": "a"})  # refused: names by a reference
Order(status="open", row=["a", 1.5])  # refused: items that nothing else evaluates
Order(status="open", rest={"a": 1.5})  # refused: members that nothing else evaluates
Order(status="open", dogs=[Person()])  # refused: a narrower item of a named array
Order(status="open", words=["c"])  # refused: constants in a named array
Order(status="open", itself=1)  # refused: asked for where it is there itself
right.status = "nonsense"  # refused: by assignment
