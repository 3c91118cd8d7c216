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
    "limits": {"cpu": 1},
    "by_sort": {"a": "b"},
    "row": ["a", 1],
    "rest": {"a": 1},
    "dogs": [{"name": "x", "barks": True}],
    "words": ["a"],
    "itself": "a",
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
right["limits"] = {"disk": 1}  # refused: names to choose from
right["by_sort"] = {"nonsense": "a"}  # refused: names by a reference
right["row"] = ["a", None]  # refused: items that nothing else evaluates
right["rest"] = {"a": "b"}  # refused: members that nothing else evaluates
right["dogs"] = [{"barks": 1}]  # refused: a narrower item of a named array
right["words"] = ["c"]  # refused: constants in a named array
right["itself"] = 1  # refused: asked for where it is there itself
