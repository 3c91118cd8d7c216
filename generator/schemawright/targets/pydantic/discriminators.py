"""How a document tells which of several classes it is of.

Card: {kind: Literal['card'], …}, Transfer: {kind: Literal['transfer'], …}, both required
→  Annotated[Card | Transfer, Field(discriminator='kind')]
anything else
→  Annotated[Card | Transfer, first_valid]
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from schemawright.render import Code, literal
from schemawright.targets.pydantic.definitions import Definition, Fields, Property
from schemawright.targets.pydantic.fields import is_plain
from schemawright.targets.pydantic.shapes import Words
from schemawright.targets.pydantic.types import first_valid


@dataclass(frozen=True, slots=True)
class Telling:
    """Knows the `definitions` of a package, and `classes`, which fields are not called like."""

    definitions: Mapping[str, Definition]
    classes: Container[str]

    def __call__(self, names: tuple[str, ...]) -> tuple[Code, str]:
        """The marker of a union of the classes `names`, and the name that it uses."""
        found = [self.definitions.get(name) for name in names]
        classes = [each for each in found if isinstance(each, Fields)]
        if len(classes) == len(found):
            for first in classes[0].properties:
                if is_plain(first.wire, self.classes) and _tells(first.wire, classes):
                    return Code("Field(discriminator={})").format(literal(first.wire)), "Field"
        return first_valid(names)


def _tells(wire: str, classes: list[Fields]) -> bool:
    """Has each of `classes` other words for its member `wire`?"""
    seen: set[str] = set()
    for each in classes:
        words = _words(each.properties, wire)
        if not words or not seen.isdisjoint(words):
            return False
        seen |= words
    return True


def _words(properties: tuple[Property, ...], wire: str) -> set[str]:
    for each in properties:
        if each.wire == wire and each.required and isinstance(each.shape, Words):
            return set(each.shape.values)
    return set()
