"""Types as Python spells them, in the words of one style of models or another.

array of (date-time | null)   →  list[datetime | None], list[AwareDatetime | None], …
Card | Transfer | null        →  Annotated[Card | Transfer, first_valid] | None
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from schemawright.render import Code, identifier, literal
from schemawright.types.language import (
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type as it stands in an annotation. `uses` are the names that have to be in scope;
    `models` those of them that are classes of the package."""

    code: Code
    uses: frozenset[str]
    models: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands beside a union of classes in ``Annotated``, and the name that it uses."""

    code: Code
    uses: str


#: How the classes of a union, with a mapping or without, are told apart.
Choice = Callable[[tuple[str, ...], bool], Marker]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a style. `scalars`: what values without parts are, by the kinds of
    `ScalarType`. Without `tuples`, arrays of a fixed length are lists; without
    `integer_literals`, integers to choose from are any integers. `choice` marks unions of
    classes; None leaves them unmarked."""

    scalars: Mapping[str, tuple[str, ...]]
    tuples: bool = True
    integer_literals: bool = True
    choice: Choice | None = None


def annotation(type_: Type, vocabulary: Vocabulary) -> Annotation:
    """`type_` in the words of `vocabulary`. What a type does not say is ``object``."""
    speller = _Speller(vocabulary)
    code = Code(speller.spelled(type_))
    return Annotation(code, frozenset(speller.uses), frozenset(speller.models))


@dataclass(slots=True)
class _Speller:
    """Spells one type, collecting what it uses."""

    vocabulary: Vocabulary
    uses: set[str] = field(default_factory=set)
    models: set[str] = field(default_factory=set)

    def spelled(self, type_: Type) -> str:
        return " | ".join(dict.fromkeys(self._alternatives(type_)))

    def _alternatives(self, type_: Type) -> list[str]:
        match type_:
            case ScalarType():
                words = self.vocabulary.scalars[type_.kind]
                self.uses.update(words)
                return [*words]
            case LiteralType():
                return self._literal(type_)
            case ArrayType():
                return [f"list[{self.spelled(type_.item)}]"]
            case TupleType():
                return self._tuple(type_)
            case MapType():
                return [f"dict[str, {self.spelled(type_.value)}]"]
            case NamedType():
                self.models.add(type_.name)
                return [identifier(type_.name)]
            case UnionType():
                return self._union(type_)
            case AnyType(vague=False):
                self.uses.add("Any")
                return ["Any"]
            case _:
                return ["object"]

    def _literal(self, *literals: LiteralType) -> list[str]:
        kinds = {each.kind for each in literals}
        if "integer" in kinds and not self.vocabulary.integer_literals:
            others = [each for each in literals if each.kind != "integer"]
            return [
                *(self._literal(*others) if others else ()),
                *self._alternatives(ScalarType("integer")),
            ]
        self.uses.add("Literal")
        values = [
            bool(value) if each.kind == "boolean" else value
            for each in literals
            for value in each.values
        ]
        return [f"Literal[{', '.join(map(literal, values))}]"]

    def _tuple(self, type_: TupleType) -> list[str]:
        if self.vocabulary.tuples:
            return [f"tuple[{', '.join(map(self.spelled, type_.items))}]"]
        options = (option for item in type_.items for option in self._alternatives(item))
        return [f"list[{' | '.join(dict.fromkeys(options)) or 'object'}]"]

    def _union(self, type_: UnionType) -> list[str]:
        """Classes come first in a union, with a marker where there are several; what is literal
        is put together."""
        objects = [each for each in type_.options if isinstance(each, NamedType | MapType)]
        literals = [each for each in type_.options if isinstance(each, LiteralType)]
        rest = [each for each in type_.options if each not in objects and each not in literals]
        before = [each for each in rest if not isinstance(each, ScalarType)]
        after = [each for each in rest if isinstance(each, ScalarType)]
        return [
            *self._objects(objects),
            *self._each(before),
            *(self._literal(*literals) if literals else ()),
            *self._each(after),
        ]

    def _objects(self, objects: list[NamedType | MapType]) -> list[str]:
        spelled = self._each(objects)
        names = tuple(each.name for each in objects if isinstance(each, NamedType))
        if self.vocabulary.choice is None or not names or len(objects) < 2:
            return spelled
        marker = self.vocabulary.choice(names, len(objects) > len(names))
        self.uses |= {"Annotated", marker.uses}
        return [f"Annotated[{' | '.join(spelled)}, {marker.code}]"]

    def _each(self, types: Iterable[Type]) -> list[str]:
        return [option for type_ in types for option in self._alternatives(type_)]
