"""Reads what datamodel-code-generator wrote: source -> the type of each field, as code.

The source is read as syntax and never run. Only types made of the few forms below are taken
from it; anything else is `Unreadable`, whatever made the library write it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from schemawright.render import Code, identifier, literal
from schemawright.targets.pydantic.bundle import Bundle, Leaf
from schemawright.targets.pydantic.shapes import Anything, Values, Words

#: The names that the library may write, and what they are called in a package.
_NAMES = {
    **{name: name for name in ("str", "int", "float", "bool", "Any", "AwareDatetime", "UUID")},
    "date": "FullDate",
}
#: Which of several classes a document is of: a marker for their union, and what it uses.
Telling = Callable[[tuple[str, ...]], tuple[Code, str]]


def first_valid(names: tuple[str, ...]) -> tuple[Code, str]:
    """Their own checks tell."""
    return Code("first_valid"), "first_valid"


class Unreadable(Exception):
    """The library gave something that is no plain type."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type as it stands in an annotation. `uses` are the names that have to be in scope;
    `models` those of them that are classes of the package."""

    code: Code
    uses: frozenset[str]
    models: frozenset[str]


def types(
    source: str, bundle: Bundle, telling: Telling = first_valid
) -> dict[str, tuple[Type, ...]]:
    """The types of the fields of each class in `source`, by the names that the bundle's
    definitions have in the package. `telling` says how classes of a union are told apart.
    Raises `Unreadable`."""
    names = {token: name for name, token in bundle.tokens.items()}
    found: dict[str, tuple[Type, ...]] = {}
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.ClassDef) and statement.name in names:
            annotations = _fields(statement)
            reader = (_Reader(names, bundle.leaves, telling).read(each) for each in annotations)
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

    def __init__(self, names: Mapping[str, str], leaves: list[Leaf], telling: Telling) -> None:
        self.names = names
        self.leaves = leaves
        self.telling = telling
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
            case ast.Subscript(ast.Name("tuple"), row):
                items = row.elts if isinstance(row, ast.Tuple) else [row]
                return Code("tuple[{}]").format(Code(", ").join(map(self._type, items)))
            case ast.Subscript(ast.Name("dict"), ast.Tuple([ast.Name("str"), of])):
                return Code("dict[str, {}]").format(self._type(of))
            case ast.Subscript(ast.Name("Literal"), words):
                return self._leaf(words)
            case ast.Constant(None):
                return Code("None")
            case ast.Name(name) if name in _NAMES:
                self.uses.add(_NAMES[name])
                return identifier(_NAMES[name])
            case ast.Name(name) if name in self.names:
                self.models.add(self.names[name])
                return identifier(self.names[name])
        raise Unreadable(ast.unparse(node))

    def _union(self, options: list[ast.expr]) -> Code:
        """Models among the options are told apart by a marker, ``Annotated[Card | Transfer,
        first_valid] | None``; models and a mapping always by their checks."""
        models = [each for each in options if isinstance(each, ast.Name) and each.id in self.names]
        mappings = [each for each in options if _is_mapping(each)]
        rest = [each for each in options if each not in models and each not in mappings]
        objects = " | ".join(map(self._type, models + mappings))
        if models and len(models + mappings) > 1:
            names = tuple(self.names[each.id] for each in models)
            marker, used = first_valid(names) if mappings else self.telling(names)
            self.uses |= {"Annotated", used}
            objects = f"Annotated[{objects}, {marker}]"
        parts = [objects] if objects else []
        for code in map(self._type, rest):
            if parts and parts[-1].startswith("Literal[") and code.startswith("Literal["):
                parts[-1] = f"{parts[-1][:-1]}, {code.removeprefix('Literal[')}"
            else:
                parts.append(code)
        return Code(" | ".join(parts))

    def _leaf(self, words: ast.expr) -> Code:
        each = words.elts if isinstance(words, ast.Tuple) else [words]
        leaves = [self._leaf_of(word) for word in each]
        values: list[object] = []
        for leaf in leaves:
            if isinstance(leaf, Words):
                values += leaf.values
            elif isinstance(leaf, Values):
                values += [bool(v) if leaf.kind == "boolean" else v for v in leaf.values]
        if values and not any(isinstance(leaf, Anything) for leaf in leaves):
            self.uses.add("Literal")
            return Code("Literal[{}]").format(Code(", ").join(map(literal, values)))
        if len(leaves) == 1 and isinstance(leaves[0], Anything):
            if leaves[0].vague:
                return Code("object")
            self.uses.add("Any")
            return Code("Any")
        raise Unreadable(ast.unparse(words))

    def _leaf_of(self, word: ast.expr) -> Leaf:
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
