"""How a document becomes what the types of its classes promise, as Python expressions.

    integer                    →  int(document["count"])
    array of the class Item    →  [_read_item(each) for each in document["items"]]
    one of two classes         →  _first(document["pay"], (validators.card.is_valid, _read_card), …)

None means that the value itself will do. Everything has been checked before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemawright.contract import Contract
from schemawright.render import Code, identifier, literal
from schemawright.targets.pydantic.definitions import Alias, Definition, Fields, Property
from schemawright.targets.pydantic.shapes import (
    DAY,
    IDENTIFIER,
    INTEGER,
    MOMENT,
    NULL,
    Either,
    Items,
    Members,
    Named,
    Row,
    Shape,
    Values,
    Words,
)

#: What reads the texts that have types of their own.
_TEXTS: dict[Shape, str] = {MOMENT: "moment", DAY: "day", IDENTIFIER: "identifier"}


@dataclass(slots=True)
class Readers:
    """Writes expressions; `helpers` are the functions of the run time that they call."""

    contract: Contract
    definitions: Mapping[str, Definition]
    helpers: set[str] = field(default_factory=set)
    #: The names whose values have to be read.
    converted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Which names stand for something to be read shows when nothing is added any more."""
        before = -1
        while before != len(self.converted):
            before = len(self.converted)
            for name, each in self.definitions.items():
                if name not in self.converted and self._converts(each):
                    self.converted.add(name)
        self.helpers.clear()

    def _converts(self, definition: Definition) -> bool:
        if isinstance(definition, Alias):
            return definition.name in self.converted
        return isinstance(definition, Fields) or self.read(definition.shape, "x") is not None

    def reader(self, name: str) -> Code | None:
        """The function that reads the class or type `name`; None if nothing has to."""
        if name not in self.converted:
            return None
        definition = self.definitions[name]
        target = definition.name if isinstance(definition, Alias) else name
        return Code(f"_read_{identifier(self.contract.named(target).variable)}")

    def argument(self, each: Property, absent: Code) -> Code:
        """What a field gets; `absent` if it is not there."""
        wire = literal(each.wire)
        found = self.read(each.shape, f"document[{wire}]")
        if each.required:
            return Code(found or f"document[{wire}]")
        self.helpers.add("absent")
        if found is None:
            return Code(f"document.get({wire}, {absent})")
        return Code(f"{found} if {wire} in document else {absent}")

    def read(self, shape: Shape, value: str, depth: int = 0) -> str | None:
        """The expression that makes of the expression `value` what the type of `shape` says."""
        name = f"each_{depth + 1}" if depth else "each"
        match shape:
            case Items():
                inner = self.read(shape.of, name, depth + 1)
                return f"[{inner} for {name} in {value}]" if inner else None
            case Members():
                inner, key = self.read(shape.of, name, depth + 1), f"key{name[4:]}"
                pairs = f"for {key}, {name} in {value}.items()"
                return f"{{{key}: {inner} {pairs}}}" if inner else None
            case Row():
                places = [f"{value}[{i}]" for i in range(len(shape.of))]
                items = [
                    self.read(of, place, depth) or place
                    for of, place in zip(shape.of, places, strict=True)
                ]
                return f"({', '.join(items)}{',' * (len(items) == 1)})"
            case Either():
                return self._choice(shape, value, depth)
        function = self._function(shape)
        return f"{function}({value})" if function else None

    def _function(self, shape: Shape) -> str | None:
        if shape == INTEGER or (isinstance(shape, Values) and shape.kind == "integer"):
            return "int"
        if shape in _TEXTS:
            return self._helper(_TEXTS[shape])
        return self.reader(shape.name) if isinstance(shape, Named) else None

    def _choice(self, shape: Either, value: str, depth: int) -> str | None:
        options = [each for each in shape.options if each != NULL]
        if not any(self.read(each, "x") for each in options):
            return None
        if len(options) == 1:
            return f"(None if {value} is None else {self.read(options[0], value, depth)})"
        self.helpers.add("first")
        pairs = [self._option(each, options) for each in options if each not in _TEXTS]
        pairs.append(self._texts(options))
        return f"_first({value}, {', '.join(pair for pair in pairs if pair)})"

    def _texts(self, options: list[Shape]) -> str | None:
        """The pair for texts; where there are several kinds, the first that it can be."""
        readers = [self._helper(_TEXTS[each]) for each in options if each in _TEXTS]
        if len(readers) > 1 or (readers and any(isinstance(each, Words) for each in options)):
            readers = [f"{self._helper('text_as')}({', '.join(readers)})"]
        return f"({self._helper('is_text')}, {readers[0]})" if readers else None

    def _option(self, option: Shape, options: list[Shape]) -> str | None:
        """The pair of a test and of what reads the values that pass it. Classes are told apart
        by their own checks, the rest by their Python types."""
        if isinstance(option, Named):
            check = f"validators.{identifier(self.contract.named(option.name).variable)}.is_valid"
            several = any(each != option and _may_be_object(each) for each in options)
            test = check if several or not self._is_class(option) else self._helper("is_object")
            return f"({test}, {self.reader(option.name) or self._helper('same')})"
        inner = self.read(option, "value")
        if inner is None:
            return None
        function = self._function(option) or f"lambda value: {inner}"
        tests = {Items: "is_array", Row: "is_array", Members: "is_object"}
        return f"({self._helper(tests.get(type(option), 'is_float'))}, {function})"

    def _is_class(self, option: Named) -> bool:
        definition = self.definitions[option.name]
        if isinstance(definition, Alias):
            definition = self.definitions[definition.name]
        return isinstance(definition, Fields)

    def _helper(self, name: str) -> str:
        self.helpers.add(name)
        return f"_{name}"


def _may_be_object(shape: Shape) -> bool:
    return isinstance(shape, (Named, Members))
