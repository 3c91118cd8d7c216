"""`frozen` and `mutable` make what `dataclasses` makes of the same class."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import field
from typing import Any, ClassVar

import pytest
from schemawright.data_classes import frozen, mutable, replace

#: The two ways to make a class, by whether its instances can be changed.
WAYS: dict[bool, tuple[Callable[..., Any], Callable[..., Any]]] = {
    True: (frozen, dataclasses.dataclass(frozen=True, slots=True)),
    False: (mutable, dataclasses.dataclass(slots=True)),
}


def _classes(decorate: Callable[..., Any]) -> tuple[Any, Any]:
    @decorate
    class Place:
        KINDS: ClassVar[tuple[str, ...]] = ("file", "line")
        source: str
        line: int = 0
        notes: list[str] = field(default_factory=list)
        seen: str | None = field(default=None, compare=False, repr=False)

    @decorate
    class Range(Place):
        line: int = 1
        end: int = 9
        length: int = field(init=False, default=0)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", self.end - self.line)

    return Place, Range


CALLS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("a",), {}),
    (("a", 3), {}),
    (("a",), {"line": 3, "seen": "x"}),
    (("a", 3, ["note"]), {"seen": "y"}),
    ((), {"source": "a"}),
    ((), {}),
    ((1, 2, 3, 4, 5, 6), {}),
    (("a",), {"lines": 3}),
)


def _behaviour(decorate: Callable[..., Any]) -> list[object]:
    """All that is seen of instances, as far as it can be compared between two families."""
    seen: list[object] = []
    for made in _classes(decorate):
        seen += [made.__match_args__, made.__slots__, [f.name for f in dataclasses.fields(made)]]
        instances = []
        for values, named in CALLS:
            try:
                instances.append(made(*values, **named))
            except TypeError as error:
                seen.append(str(error).replace(f"{_classes.__name__}.<locals>.", ""))
        seen += [repr(instance) for instance in instances]
        seen += [[left == right for right in instances] for left in instances]
        copies = [dataclasses.replace(one, source="b") for one in instances]
        seen += map(repr, copies)
        if decorate in (frozen, mutable):
            assert copies == [replace(one, source="b") for one in instances]
        seen += [dataclasses.asdict(one) for one in instances]
        seen += [copy.copy(one) == one for one in instances]
        seen.append(instances[0].notes is instances[1].notes)
        for refused in (
            hash,
            lambda one: setattr(one, "line", 7),
            lambda one: delattr(one, "line"),
        ):
            try:
                refused(instances[0])
            except (TypeError, AttributeError) as error:
                seen.append((type(error), str(error)))
    return seen


@pytest.mark.parametrize("is_frozen", [True, False])
def test_the_two_families_behave_alike(is_frozen: bool) -> None:
    ours, theirs = WAYS[is_frozen]
    assert _behaviour(ours) == _behaviour(theirs)


@frozen
class Pair:
    left: int
    right: tuple[int, ...] = ()


def test_values_are_hashed_and_pickled() -> None:
    pair = Pair(1, (2, 3))
    assert {pair: "x"}[Pair(1, (2, 3))] == "x"
    assert pickle.loads(pickle.dumps(pair)) == pair
    assert not hasattr(pair, "__dict__")
    match pair:
        case Pair(left, right):
            assert (left, right) == (1, (2, 3))


def test_equality_is_between_instances_of_one_class() -> None:
    @frozen
    class Other:
        left: int
        right: tuple[int, ...] = ()

    assert Pair(1) != Other(1)
    assert Pair(1) != (1, ())


def test_without_eq_an_instance_equals_itself_only() -> None:
    @frozen(eq=False)
    class Node:
        name: str

    node = Node("a")
    assert node == node
    assert node != Node("a")
    assert len({node, Node("a")}) == 2


def test_fields_that_are_given_by_name_come_after_those_of_subclasses() -> None:
    @frozen(kw_only=True)
    class Check:
        site: str | None = field(default=None, compare=False)

    @frozen
    class Minimum(Check):
        limit: int

    assert Minimum(3, site="here") == Minimum(3)
    assert Minimum(3, site="here").site == "here"
    assert replace(Minimum(3, site="here"), limit=4).site == "here"
    assert replace(Minimum(3), limit=4) == Minimum(4)
    with pytest.raises(TypeError):
        Minimum(3, "here")  # type: ignore[misc]


def test_what_a_class_says_itself_stands() -> None:
    @frozen
    class Quiet:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Quiet)

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "quiet"

    assert Quiet("a") == Quiet("b")
    assert (hash(Quiet("a")), repr(Quiet("a"))) == (7, "quiet")


def test_abstract_classes_stay_abstract() -> None:
    @frozen
    class Shape(ABC):
        name: str

        @abstractmethod
        def area(self) -> int: ...

    @frozen
    class Square(Shape):
        side: int

        def area(self) -> int:
            return self.side**2

    assert Square("s", 3).area() == 9
    with pytest.raises(TypeError, match="abstract"):
        Shape("s")  # type: ignore[abstract]


def test_a_subclass_may_be_the_first_to_be_made() -> None:
    @frozen
    class Base:
        name: str

    class Child(Base):
        """Not decorated: made by its base's `__init__`."""

    assert Child("a").name == "a"
    assert type(replace(Child("a"), name="b")) is Child
    assert Base("a").name == "a"


def test_a_hash_that_is_kept_is_found_once() -> None:
    class Part:
        hashed = 0

        def __hash__(self) -> int:
            Part.hashed += 1
            return 7

    @frozen(keeps_hash=True)
    class Whole:
        parts: tuple[Part, ...]
        name: str = ""

    whole = Whole((Part(), Part()))
    assert hash(whole) == hash(whole)
    assert Part.hashed == 2
    assert whole == Whole(whole.parts)
    assert hash(replace(whole, name="other")) != hash(whole)
    assert repr(whole).count("=") == 2
