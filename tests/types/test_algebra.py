"""Several types as one: what a value may be, and what it must all be."""

from __future__ import annotations

import pytest
from schemawright.code import NONE, Expression, Imported, Name, inline
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.imports import imported
from schemawright.types.language import (
    ANYTHING,
    BOOLEAN,
    DAY,
    INTEGER,
    MOMENT,
    NULL,
    NUMBER,
    STRING,
    VAGUE,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    TupleType,
    Type,
    UnionType,
    names_in,
)
from schemawright.types.narrowing import narrowest
from schemawright.types.unions import restrict, union

ORDER, PERSON = NamedType("Order"), NamedType("Person")
NAME_OR_LIST = NamedType("Names", frozenset({"string", "array"}))


def words(*values: str) -> LiteralType:
    return LiteralType("string", values)


def numbers(*values: int) -> LiteralType:
    return LiteralType("integer", values)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([STRING, words("x"), DAY], STRING),
        ([words("x"), words("y", "x")], words("x", "y")),
        ([INTEGER, NUMBER, numbers(1)], NUMBER),
        ([numbers(2), numbers(3, 2)], numbers(2, 3)),
        ([numbers(1), LiteralType("boolean", (True,))], UnionType((INTEGER, BOOLEAN))),
        ([numbers(7), BOOLEAN], UnionType((numbers(7), BOOLEAN))),
        ([LiteralType("boolean", (b,)) for b in (True, False)], BOOLEAN),
        ([ArrayType(STRING), ArrayType(INTEGER)], ArrayType(UnionType((STRING, INTEGER)))),
        ([TupleType((STRING,)), NULL], UnionType((TupleType((STRING,)), NULL))),
        ([TupleType((STRING,)), ArrayType(STRING)], ArrayType(STRING)),
        ([MapType(STRING), MapType(ANYTHING)], MapType(ANYTHING)),
        ([NULL, ORDER, STRING, PERSON], UnionType((ORDER, STRING, PERSON, NULL))),
        ([INTEGER, DAY, MOMENT, words("x")], UnionType((INTEGER, words("x"), MOMENT, DAY))),
        ([STRING, VAGUE, ANYTHING], ANYTHING),
        ([UnionType((STRING, NULL)), NULL], UnionType((STRING, NULL))),
        ([], VAGUE),
    ],
)
def test_a_union_is_as_simple_as_it_is_true(options: list[Type], expected: Type) -> None:
    assert union(options) == expected


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([STRING, words("a", "b")], words("a", "b")),
        ([words("a", "b"), words("b", "c")], words("b")),
        ([words("a"), words("c")], words("a")),
        ([STRING, MOMENT], MOMENT),
        ([NUMBER, INTEGER], INTEGER),
        ([UnionType((ORDER, NULL)), MapType(STRING)], ORDER),
        ([MapType(STRING), UnionType((ORDER, PERSON))], UnionType((ORDER, PERSON))),
        ([ArrayType(ANYTHING), ArrayType(STRING)], ArrayType(STRING)),
        ([ArrayType(VAGUE), TupleType((STRING,))], TupleType((STRING,))),
        ([NAME_OR_LIST, UnionType((ArrayType(STRING), STRING))], NAME_OR_LIST),
        ([NAME_OR_LIST, words("a")], words("a")),
        ([UnionType((STRING, ORDER)), UnionType((PERSON, STRING))], UnionType((STRING, ORDER))),
        ([VAGUE, STRING, ANYTHING], STRING),
        ([STRING, INTEGER], VAGUE),
        ([ANYTHING], VAGUE),
        ([], VAGUE),
    ],
)
def test_the_narrowest_type_says_most(views: list[Type], expected: Type) -> None:
    assert narrowest(views) == expected


def test_a_type_can_be_held_to_some_json_types() -> None:
    several = UnionType((NAME_OR_LIST, ORDER, INTEGER, NULL))
    assert restrict(several, frozenset({"array", "number"})) == UnionType((NAME_OR_LIST, INTEGER))
    assert restrict(STRING, frozenset({"null"})) == VAGUE
    assert restrict(ANYTHING, frozenset({"null"})) == ANYTHING


SCALARS = {
    "string": (Name("str"),),
    "integer": (Name("int"),),
    "number": (Name("int"), Name("float")),
    "boolean": (Name("bool"),),
    "null": (NONE,),
    "date-time": (Imported("datetime", "datetime"),),
    "date": (Imported("date", "datetime"),),
    "uuid": (Imported("UUID", "uuid"),),
}


@pytest.mark.parametrize(
    ("type_", "spelled"),
    [
        (union([NUMBER, NULL]), "int | float | None"),
        (ArrayType(MapType(PERSON)), "list[dict[str, Person]]"),
        (words("a", "b'"), 'Literal["a", "b\'"]'),
        (union([words("a"), numbers(7), BOOLEAN]), 'Literal["a", 7] | bool'),
        (LiteralType("boolean", (True,)), "Literal[True]"),
        (TupleType((STRING, ANYTHING)), "tuple[str, Any]"),
        (TupleType((MOMENT,)), "tuple[datetime]"),
        (ArrayType(VAGUE), "list[object]"),
        (union([ORDER, NULL]), "Order | None"),
        (union([ORDER, PERSON, STRING]), "Annotated[Order | Person, tell] | str"),
        (union([ORDER, MapType(INTEGER)]), "Annotated[Order | dict[str, int], tell_mapping]"),
    ],
)
def test_types_are_spelled(type_: Type, spelled: str) -> None:
    def choice(names: tuple[str, ...], mapping: bool, discriminator: object) -> Expression:
        assert names
        return Name("tell_mapping" if mapping else "tell")

    assert inline(Vocabulary(SCALARS, choice=choice).spelled(type_)) == spelled


@pytest.mark.parametrize(
    ("type_", "spelled"),
    [
        (TupleType((STRING, INTEGER)), "list[str | int]"),
        (union([words("a"), numbers(7)]), 'Literal["a"] | int'),
        (union([ORDER, PERSON]), "Order | Person"),
        (union([NUMBER, numbers(7), NULL]), "int | float | None"),
    ],
)
def test_a_style_can_do_with_fewer_words(type_: Type, spelled: str) -> None:
    plain = Vocabulary(SCALARS, tuples=False, integer_literals=False)
    assert inline(plain.spelled(type_)) == spelled


def test_a_type_tells_what_it_names() -> None:
    type_ = union([ORDER, ArrayType(MapType(PERSON)), words("x")])
    assert list(names_in(type_)) == ["Order", "Person"]
    imports = imported([Vocabulary(SCALARS).spelled(union([type_, MOMENT]))])
    assert imports == {"typing": {"Literal"}, "datetime": {"datetime"}}
