"""The mistakes of ``mistakes.py`` in dictionaries, whose numbers and texts are plain."""

from package_typeddict.models import Order

right: Order = {
    "status": "open",
    "maybe": None,
    "all": ["open"],
    "by_name": {"a": "open"},
    "size": 1,
    "tags": ["a"],
    "counts": {"a": 1},
    "id": "1",
    "buyer": {"name": "x"},
    "also": "open",
    "pay": {"number": "1"},
    "pair": ["a", 1],
    "tree": ["a", ["b"]],
    "sure": True,
    "due": "2026-01-02",
}
right["status"] = "nonsense"  # refused: a reference to an enumeration
right["maybe"] = "nonsense"  # refused: one that may be null
right["all"] = ["nonsense"]  # refused: in items
right["by_name"] = {"a": "nonsense"}  # refused: in a map
right["size"] = "4"  # refused: integers to choose from
right["tags"] = [1]  # refused: an array
right["counts"] = {"a": "b"}  # refused: a map
right["id"] = None  # refused: a union of scalars
right["buyer"] = {"name": 1}  # refused: an object
right["also"] = "nonsense"  # refused: allOf around it
right["pay"] = {"number": 1}  # refused: a union of classes
right["pair"] = [None]  # refused: a row
right["tree"] = ["a", [1]]  # refused: what holds itself
right["sure"] = False  # refused: a constant
right["due"] = 2026  # refused: a text
