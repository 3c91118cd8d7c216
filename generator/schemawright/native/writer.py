"""What a function's writer knows while it writes: its lines, its variables."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from itertools import count

from schemawright.native.module import Module, Unknown


@dataclass(slots=True)
class Known:
    """A key that a walk has told from the others: its number among `names` is in `number`."""

    key: str
    number: str
    names: list[str]


@dataclass(slots=True)
class Writer:
    """Writes one function. A variable of Python is one of C
    for each kind of thing that it holds: v_ an object, d_ a function, n_ a number, s_ a set."""

    module: Module
    lines: list[str] = field(default_factory=list)
    declared: dict[str, str] = field(default_factory=dict)
    #: Which kind each variable holds now.
    kinds: dict[str, str] = field(default_factory=dict)
    #: Variables that stand for a function by its name.
    aliases: dict[str, str] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)
    #: Whether Python's code may run, which may let other threads run.
    asks: bool = False
    numbers: count[int] = field(default_factory=lambda: count(1))

    def label(self) -> str:
        return f"L{next(self.numbers)}"

    def at(self, label: str) -> None:
        self.lines.append(f"{label}: ;")

    def number(self) -> str:
        name = f"t{next(self.numbers)}"
        self.declared[name] = "Py_ssize_t"
        return name

    # --- variables --------------------------------------------------------------------------

    def variable(self, name: str, kind: str) -> str:
        """The variable of C for `name`, which holds a `kind` of thing from here on."""
        self.kinds[name] = kind
        self.known = [each for each in self.known if each.key != name]
        self.aliases.pop(name, None)
        types = {"v": "PyObject *", "s": "PyObject *", "d": "Decide ", "n": "Py_ssize_t "}
        self.declared[f"{kind}_{name}"] = types[kind].strip()
        return f"{kind}_{name}"

    def read(self, node: ast.expr, kind: str) -> str:
        if isinstance(node, ast.Name) and self.kinds.get(node.id) == kind:
            return f"{kind}_{node.id}"
        raise Unknown(ast.unparse(node))

    def object(self, node: ast.expr) -> str:
        return self.read(node, "v")

    def is_(self, node: ast.expr, kind: str) -> bool:
        return isinstance(node, ast.Name) and self.kinds.get(node.id) == kind


def called_in(node: ast.Call) -> str | None:
    """The name of what is called."""
    return node.func.id if isinstance(node.func, ast.Name) else None


def elements(node: ast.expr) -> list[ast.expr]:
    """The elements of a display; of anything else, itself."""
    if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
        return list(node.elts)
    return [node]
