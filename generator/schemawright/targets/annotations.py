"""Types as Python spells them, in the words of one style of models or another.

array of (date-time | null)   →  list[datetime | None], list[AwareDatetime | None], …
Card | Transfer | null        →  Annotated[Card | Transfer, first_valid] | None
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from schemawright.code import (
    Expression,
    Imported,
    Literal,
    Name,
    Subscript,
    Tuple,
    union,
)
from schemawright.data_classes import frozen
from schemawright.types.language import (
    STRING,
    AnyType,
    ArrayType,
    Discriminator,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    json_types_of,
)

#: What stands beside a union in ``Annotated`` whose options are told apart by more than what a
#: value is in Python: given the names among them, whether there are others, and the member that
#: tells them apart, if the documents name one.
Choice = Callable[[tuple[str, ...], bool, Discriminator | None], Expression]

_STRING, _OBJECT, _LIST, _DICT = Name("str"), Name("object"), Name("list"), Name("dict")
_ANY, _ANNOTATED = Imported("Any", "typing"), Imported("Annotated", "typing")


def class_of_text(kind: str, taken: Container[str] = ()) -> Expression:
    """The class of texts of a type of one's own, a `kind` of `ScalarType`. Where its name is
    `taken`, or could be a field's, it is imported under another one."""
    module, _, name = _CLASSES.get(kind, kind).partition(":")
    if module == "builtins":
        return Name(name)
    hidden = name in taken or name[0].islower()
    return Imported(f"_{name}", module, name) if hidden else Imported(name, module)


#: The classes that words stand for.
_CLASSES = {
    "time": "datetime:time",
    "duration": "datetime:timedelta",
    "ipv4": "ipaddress:IPv4Address",
    "ipv6": "ipaddress:IPv6Address",
    "bytes": "builtins:bytes",
    "decimal": "decimal:Decimal",
}


def _by_class(kind: str) -> tuple[Expression, ...]:
    return (class_of_text(kind),)


def _by_name(type_: NamedType) -> tuple[Expression, ...]:
    return (Name(type_.name),)


def annotated(type_: Expression, *marks: Expression) -> Expression:
    """``Annotated[type_, *marks]``; one that is marked already gets more marks."""
    if isinstance(type_, Subscript) and type_.value == _ANNOTATED:
        assert isinstance(type_.index, Tuple)
        return Subscript(_ANNOTATED, Tuple((*type_.index.items, *marks)))
    return Subscript(_ANNOTATED, Tuple((type_, *marks)))


@frozen
class Vocabulary:
    """The words of a style. `scalars`: the alternatives that values without parts are, by the
    kinds of `ScalarType`. `named`: those that a class is. Without `tuples`, arrays of a fixed
    length are lists; without `integer_literals`, integers to choose from are any integers.
    `own` are the alternatives for texts of types of one's own. `choice` marks unions of classes;
    None leaves them unmarked."""

    scalars: Mapping[str, tuple[Expression, ...]]
    named: Callable[[NamedType], Iterable[Expression]] = _by_name
    tuples: bool = True
    integer_literals: bool = True
    choice: Choice | None = None
    array: Expression = _LIST
    mapping: Expression = _DICT
    anything: Expression = _ANY
    own: Callable[[str], Iterable[Expression]] = _by_class

    def spelled(self, type_: Type) -> Expression:
        """`type_` as an annotation. What a type does not say is ``object``."""
        return union(*dict.fromkeys(self.alternatives(type_)))

    def alternatives(self, type_: Type) -> Iterator[Expression]:
        """The operands of the annotation's ``|``."""
        match type_:
            case ScalarType():
                kind = type_.kind
                yield from self.scalars[kind] if kind in self.scalars else self.own(kind)
            case LiteralType():
                yield from self._literal(type_)
            case ArrayType():
                yield Subscript(self.array, self.spelled(type_.item))
            case TupleType():
                yield self._tuple(type_)
            case MapType():
                key = _STRING if type_.key == STRING else self.spelled(type_.key)
                yield Subscript(self.mapping, Tuple((key, self.spelled(type_.value))))
            case NamedType():
                yield from self.named(type_)
            case UnionType():
                yield from self._union(type_)
            case AnyType():
                yield _OBJECT if type_.vague else self.anything

    def _literal(self, *literals: LiteralType) -> Iterator[Expression]:
        """One ``Literal`` for all of them."""
        spelled = [
            literal for literal in literals if literal.kind != "integer" or self.integer_literals
        ]
        values = [
            Literal(bool(value) if text.kind == "boolean" else value)
            for text in spelled
            for value in text.values
        ]
        if values:
            index = values[0] if len(values) == 1 else Tuple(tuple(values))
            yield Subscript(Imported("Literal", "typing"), index)
        if len(spelled) < len(literals):
            yield from self.scalars["integer"]

    def _tuple(self, type_: TupleType) -> Expression:
        if self.tuples:
            items = tuple(map(self.spelled, type_.items))
            return Subscript(Name("tuple"), items[0] if len(items) == 1 else Tuple(items))
        options = dict.fromkeys(self._all(type_.items))
        return Subscript(self.array, union(*options) if options else _OBJECT)

    def _union(self, type_: UnionType) -> Iterator[Expression]:
        """Classes stand together in a union, with a marker where there are several; what is
        literal is put together."""
        chosen = self._chosen(type_.options)
        apart = frozenset(chosen)
        literals = [option for option in type_.options if isinstance(option, LiteralType)]
        for option in type_.options:
            if option in apart:
                if chosen:
                    yield self._choice_of(chosen, type_.discriminator)
                chosen = ()
            elif not isinstance(option, LiteralType):
                yield from self.alternatives(option)
            elif option == literals[0]:
                yield from self._literal(*literals)

    def _choice_of(
        self, chosen: tuple[Type, ...], discriminator: Discriminator | None
    ) -> Expression:
        """The classes `chosen`, with the marker that says how one is chosen."""
        assert self.choice is not None
        names = tuple(option.name for option in chosen if isinstance(option, NamedType))
        marker = self.choice(names, len(chosen) > len(names), discriminator)
        return annotated(union(*dict.fromkeys(self._all(chosen))), marker)

    def _chosen(self, options: tuple[Type, ...]) -> tuple[Type, ...]:
        """The options that a value's Python type does not tell from a named one; those that have
        checks of their own are asked first."""
        if self.choice is None:
            return ()
        if any(isinstance(one, AnyType) for one in options):
            names = any(isinstance(one, NamedType) for one in options)
            return tuple(sorted(options, key=_is_unnamed)) if names else ()
        kinds = [(json_types_of(one), isinstance(one, NamedType)) for one in options]
        counts = Counter(kinds)
        alike = {
            kind: any(
                (kind[1] or other[1]) and _are_alike(kind[0], other[0])
                for other, count in counts.items()
                if count > (other == kind)
            )
            for kind in counts
        }
        if any(alike[kind] and "boolean" in kind[0] for kind in counts):
            # `1.0` is to be asked whether it is a number before it is taken for a boolean.
            alike |= {kind: True for kind in counts if "number" in kind[0]}
        chosen = [one for one, kind in zip(options, kinds, strict=True) if alike[kind]]
        return tuple(sorted(chosen, key=_is_unnamed))

    def _all(self, types: Iterable[Type]) -> Iterator[Expression]:
        for type_ in types:
            yield from self.alternatives(type_)


def _is_unnamed(type_: Type) -> bool:
    return not isinstance(type_, NamedType)


def _are_alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Can types of both sets of JSON types hold an object, an array, or, as 1 is to Python, a
    number and a boolean?"""
    if first & second & {"object", "array"}:
        return True
    return any(
        "number" in numbers and "boolean" in booleans
        for numbers, booleans in ((first, second), (second, first))
    )
