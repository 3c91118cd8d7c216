"""What the deciding functions are made of, as statements of their syntax tree: members looked up,
loops that look for other members, counts of both."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from itertools import zip_longest

REFUSE = "return False"


@dataclass(slots=True)
class Counting:
    """How many members of an object have been found: once they are as many as it has, there is
    nothing to look for. For the objects that one block looks into; `names` are those not yet
    counted."""

    countable: dict[str, set[str]]
    counters: set[str]
    names: dict[str, set[str]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)

    def start(self) -> list[ast.stmt]:
        for holder in self.countable:
            self.variables[holder] = f"found_{len(self.counters) + 1}"
            self.counters.add(self.variables[holder])
        return [each for holder in self.countable for each in self.restart(holder)]

    def restart(self, holder: str) -> list[ast.stmt]:
        """The variable `holder` holds another object now."""
        if holder not in self.countable:
            return []
        self.names[holder] = set(self.countable[holder])
        return [parsed(f"{self.variables[holder]} = 0")]

    def count(self, holder: str, key: str) -> list[ast.stmt]:
        if key not in self.names.get(holder, ()):
            return []
        self.names[holder].remove(key)
        return [parsed(f"{self.variables[holder]} += 1")]

    def lookup(self, holder: str, key: str) -> str:
        if key in self.names.get(holder, ()):
            return f"next_member(v_{holder}, {key!r}, {self.variables[holder]})"
        return f"member(v_{holder}, {key!r})"

    def counter(self, holder: str) -> str:
        return self.variables.get(holder, "0")


@dataclass(frozen=True, slots=True)
class Member:
    """``variable = value[key]`` behind a test that it is there. Where it must be, the test and
    the assignment are two statements; otherwise the rest of the branch is the `body`."""

    value: ast.Name
    key: str
    variable: str
    is_required: bool
    body: list[ast.stmt] = field(default_factory=list)


def looked_up(statement: ast.stmt, following: ast.stmt | None) -> Member | None:
    if not isinstance(statement, ast.If) or statement.orelse:
        return None
    test = statement.test
    if not isinstance(test, ast.Compare) or not isinstance(test.comparators[0], ast.Name):
        return None
    if not isinstance(test.left, ast.Constant) or not isinstance(test.left.value, str):
        return None
    value, key = test.comparators[0], test.left.value
    is_required = isinstance(test.ops[0], ast.NotIn)
    if is_required and not refuses(statement.body):
        return None
    assign = following if is_required else statement.body[0]
    if not isinstance(assign, ast.Assign) or ast.unparse(assign.value) != f"{value.id}[{key!r}]":
        return None
    variable = ast.unparse(assign.targets[0])
    return Member(value, key, variable, is_required, [] if is_required else statement.body[1:])


def closes(statement: ast.stmt) -> tuple[str, ast.Set] | None:
    """The object and the names that ``for key in value: if key not in {…}: return False``
    looks at."""
    if not isinstance(statement, ast.For) or statement.orelse or len(statement.body) != 1:
        return None
    inner = statement.body[0]
    if not isinstance(inner, ast.If) or inner.orelse or not refuses(inner.body):
        return None
    test, key = inner.test, ast.unparse(statement.target)
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.NotIn):
        return None
    display = test.comparators[0]
    if ast.unparse(test.left) != key or not isinstance(display, ast.Set):
        return None
    return (statement.iter.id, display) if isinstance(statement.iter, ast.Name) else None


def countable(statements: list[ast.stmt]) -> dict[str, set[str]]:
    """The names that a block looks up in each object; only those that it is closed to, where it
    is closed to some."""
    names: dict[str, set[str]] = {}
    for statement, following in zip_longest(statements, statements[1:]):
        member = looked_up(statement, following)
        if member is not None:
            names.setdefault(member.value.id, set()).add(member.key)
    for holder, display in filter(None, map(closes, statements)):
        known = {e.value for e in display.elts if isinstance(e, ast.Constant)}
        names[holder] = names.get(holder, set()) & known
    return {holder: keys for holder, keys in names.items() if keys}


def refuses(body: list[ast.stmt]) -> bool:
    return len(body) == 1 and ast.unparse(body[0]) == REFUSE


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name), list(arguments), [])


def parsed(text: str) -> ast.stmt:
    return ast.parse(text).body[0]


def expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def native_name(name: str) -> str:
    return "decide_" + name.removeprefix("valid_")
