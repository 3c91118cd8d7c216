"""Reads what datamodel-code-generator wrote: source -> the type of each field, as code.

The source is read as syntax and never run. Only types made of the few forms below are taken
from it; anything else is `Unreadable`, whatever made the library write it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.render import Code, identifier, literal
from generator.targets.models.bundle import Bundle
from generator.targets.models.shapes import Anything, Words

_NAMES = frozenset(("str", "int", "float", "bool", "Any", "AwareDatetime"))


class Unreadable(Exception):
    """The library gave something that is no plain type."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type as it stands in an annotation. `uses` are the names that have to be in scope;
    `models` those of them that are classes of the package."""

    code: Code
    uses: frozenset[str]
    models: frozenset[str]


def types(source: str, bundle: Bundle) -> dict[str, tuple[Type, ...]]:
    """The types of the fields of each class in `source`, by the names that the bundle's
    definitions have in the package. Raises `Unreadable`."""
    names = {token: name for name, token in bundle.tokens.items()}
    found: dict[str, tuple[Type, ...]] = {}
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.ClassDef) and statement.name in names:
            reader = (_Reader(names, bundle.leaves).read(each) for each in _fields(statement))
            found[names[statement.name]] = tuple(reader)
    return found


def _fields(statement: ast.ClassDef) -> Iterator[ast.expr]:
    """The annotations of ``field0``, ``field1``, … which must stand in this order."""
    lines = [line for line in statement.body if isinstance(line, ast.AnnAssign)]
    for number, line in enumerate(lines):
        if not isinstance(line.target, ast.Name) or line.target.id != f"field{number}":
            raise Unreadable(ast.unparse(line))
        yield line.annotation


class _Reader:
    """Turns one annotation into a `Type`, collecting what it uses."""

    def __init__(self, names: Mapping[str, str], leaves: list[Words | Anything]) -> None:
        self.names = names
        self.leaves = leaves
        self.uses: set[str] = set()
        self.models: set[str] = set()

    def read(self, node: ast.expr) -> Type:
        return Type(self._type(node), frozenset(self.uses), frozenset(self.models))

    def _type(self, node: ast.expr) -> Code:
        match node:
            case ast.BinOp(op=ast.BitOr()):
                return self._union(list(_options(node)))
            case ast.Subscript(ast.Name("list"), of):
                return Code("list[{}]").format(self._type(of))
            case ast.Subscript(ast.Name("dict"), ast.Tuple([ast.Name("str"), of])):
                return Code("dict[str, {}]").format(self._type(of))
            case ast.Subscript(ast.Name("Literal"), words):
                return self._leaf(words)
            case ast.Constant(None):
                return Code("None")
            case ast.Name(name) if name in _NAMES:
                self.uses.add(name)
                return identifier(name)
            case ast.Name(name) if name in self.names:
                self.models.add(self.names[name])
                return identifier(self.names[name])
        raise Unreadable(ast.unparse(node))

    def _union(self, options: list[ast.expr]) -> Code:
        """Models among the options, or models and a mapping, are told apart by their checks:
        ``Annotated[Card | Transfer, first_valid] | None``."""
        models = [each for each in options if isinstance(each, ast.Name) and each.id in self.names]
        mappings = [each for each in options if _is_mapping(each)]
        rest = [each for each in options if each not in models and each not in mappings]
        objects = " | ".join(map(self._type, models + mappings))
        if models and len(models + mappings) > 1:
            self.uses |= {"Annotated", "first_valid"}
            objects = f"Annotated[{objects}, first_valid]"
        parts = [objects] if objects else []
        return Code(" | ".join([*parts, *map(self._type, rest)]))

    def _leaf(self, words: ast.expr) -> Code:
        each = words.elts if isinstance(words, ast.Tuple) else [words]
        leaves = [self._leaf_of(word) for word in each]
        values = [v for leaf in leaves if isinstance(leaf, Words) for v in leaf.values]
        if len(values) and all(isinstance(leaf, Words) for leaf in leaves):
            self.uses.add("Literal")
            return Code("Literal[{}]").format(Code(", ").join(map(literal, values)))
        if len(leaves) == 1 and isinstance(leaves[0], Anything):
            if leaves[0].vague:
                return Code("object")
            self.uses.add("Any")
            return Code("Any")
        raise Unreadable(ast.unparse(words))

    def _leaf_of(self, word: ast.expr) -> Words | Anything:
        if isinstance(word, ast.Constant) and isinstance(word.value, str):
            number = word.value.removeprefix("leaf")
            if number.isdecimal() and int(number) < len(self.leaves):
                return self.leaves[int(number)]
        raise Unreadable(ast.unparse(word))


def _options(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _options(node.left)
        yield from _options(node.right)
    else:
        yield node


def _is_mapping(node: ast.expr) -> bool:
    return isinstance(node, ast.Subscript) and ast.unparse(node.value) == "dict"
