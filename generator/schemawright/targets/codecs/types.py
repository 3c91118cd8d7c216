"""Shapes as plain Python types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemawright.render import Code, identifier, literal
from schemawright.targets.pydantic.shapes import (
    Anything,
    Either,
    Items,
    Members,
    Named,
    Plain,
    Row,
    Shape,
    Values,
    Words,
)
from schemawright.targets.pydantic.types import Type

#: What a style calls values without parts, by the kinds of `Plain`; others are ``str``. If there
#: is a word for ``row``, arrays of a fixed length are tuples, and numbers may be constants.
Vocabulary = Mapping[str, tuple[str, ...]]


def spelled(shape: Shape, vocabulary: Vocabulary) -> Type:
    """The type of `shape`. A shape that has no word here is ``object``."""
    speller = _Speller(vocabulary)
    code = Code(" | ".join(dict.fromkeys(speller.options(shape))))
    return Type(code, frozenset(speller.uses), frozenset(speller.models))


@dataclass(slots=True)
class _Speller:
    vocabulary: Vocabulary
    uses: set[str] = field(default_factory=set)
    models: set[str] = field(default_factory=set)

    def options(self, shape: Shape) -> list[str]:
        match shape:
            case Plain():
                names = self.vocabulary.get(shape.kind, ("str",))
                self.uses.update(names)
                return [*names]
            case Words():
                self.uses.add("Literal")
                return [f"Literal[{', '.join(map(literal, shape.values))}]"]
            case Values():
                return self._values(shape)
            case Row() if "row" in self.vocabulary:
                return [f"tuple[{', '.join(map(self._type, shape.of))}]"]
            case Row():
                options = (name for each in shape.of for name in self.options(each))
                return [f"list[{' | '.join(dict.fromkeys(options)) or 'object'}]"]
            case Items():
                return [f"list[{self._type(shape.of)}]"]
            case Members():
                return [f"dict[str, {self._type(shape.of)}]"]
            case Named():
                self.models.add(shape.name)
                return [identifier(shape.name)]
            case Either():
                return [name for option in shape.options for name in self.options(option)]
            case Anything(vague=False):
                self.uses.add("Any")
                return ["Any"]
            case _:
                return ["object"]

    def _values(self, shape: Values) -> list[str]:
        if shape.kind == "integer" and "row" not in self.vocabulary:
            return self.options(Plain("integer"))
        self.uses.add("Literal")
        truth = shape.kind == "boolean"
        return [f"Literal[{', '.join(str(bool(v) if truth else v) for v in shape.values)}]"]

    def _type(self, shape: Shape) -> str:
        return " | ".join(dict.fromkeys(self.options(shape)))
