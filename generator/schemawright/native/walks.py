"""Consecutive statements about the members of one object -> one walk over its members.

before:

    if "id" not in value:
        return False
    id_ = value["id"]
    if not isinstance(id_, str):
        return False
    if "size" in value:
        size = value["size"]
        ...
    for key in value:
        if key not in {"id", "size"}:
            return False

after: a `Walk` with the cases ``id`` (required) and ``size``, closed to all other names.

The order in which parts are looked at is another one, which changes no verdict: each of these
statements reads the object and variables of its own, and refuses or does nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemawright.native.shapes import (
    assigned,
    free_in,
    holder_of,
    is_length,
    leaves,
    looks_into,
    member_of,
    named,
    names_in,
    of_none,
    refuses,
    stays,
    stored_in,
    strings,
)

#: With fewer members they are looked up one by one, unless the object is closed.
_FEW = 4


@dataclass(slots=True)
class Case:
    """What is checked where the object has a member: its value is in `variable`. With `counts`
    it is counted off first."""

    variable: str | None
    body: list[ast.stmt]
    counts: bool = False


@dataclass(slots=True)
class Late:
    """``variable = value.get(name)``, which is None if there is no such member, and what is
    checked of it after the walk."""

    name: str
    variable: str
    body: list[ast.stmt]


@dataclass(slots=True)
class Walk:
    """One walk over the members of the object in the variable `holder`."""

    holder: str
    cases: dict[str, list[Case]] = field(default_factory=dict)
    late: list[Late] = field(default_factory=list)
    required: set[str] = field(default_factory=set)
    #: All names that may be there; None: any.
    allowed: set[str] | None = None
    #: Loops over all members, in one.
    loops: list[ast.For] = field(default_factory=list)
    #: Statements about the object alone.
    before: list[ast.stmt] = field(default_factory=list)
    after: list[ast.stmt] = field(default_factory=list)
    #: The variable that known members are counted off in, and how many are counted beforehand.
    counter: str | None = None
    counted: int = 0

    def pays(self) -> bool:
        parts = len(self.cases) + len(self.late)
        if self.allowed is not None or self.loops or self.counter:
            return parts + len(self.loops) + (self.allowed is not None) > 1
        return parts >= _FEW

    def allow(self, names: set[str]) -> None:
        self.allowed = names if self.allowed is None else self.allowed & names

    def names(self) -> set[str]:
        late = {each.name for each in self.late}
        return self.cases.keys() | late | (self.allowed or set())


def gathered(statements: list[ast.stmt]) -> Iterator[ast.stmt | Walk]:
    """The statements of a block, those in between gathered into walks where that pays."""
    at = 0
    while at < len(statements):
        walk, end = _walk(statements, at)
        if walk is not None and walk.pays():
            yield walk
            at = end
        else:
            yield statements[at]
            at += 1


def _walk(statements: list[ast.stmt], at: int) -> tuple[Walk | None, int]:
    holder = holder_of(statements[at])
    if holder is None:
        return None, at
    walk = Walk(holder)
    start = at
    parts: list[list[ast.stmt]] = []
    while at < len(statements):
        end = _take(walk, statements, at)
        if end == at:
            break
        parts.append(statements[at:end])
        at = end
    if _disturbs(parts, walk.counter):
        return None, start
    if any(holder in stored_in(each) for each in statements[start:at]):
        return None, start
    # A count that is not taken to its end, or is read later, would be another one.
    if walk.counter and (
        not stays(walk.before, statements[at:], holder) or not _ends(walk, statements[start:at])
    ):
        return None, start
    return walk, at


def _disturbs(parts: list[list[ast.stmt]], counter: str | None) -> bool:
    """Whether a part reads a variable from above that another one assigns."""
    above = set().union(*map(free_in, parts)) - {counter}
    return any(stored_in(each) & above for part in parts for each in part)


def _ends(walk: Walk, statements: list[ast.stmt]) -> bool:
    return any(ast.unparse(each).startswith(f"if {walk.counter}:") for each in statements)


def _take(walk: Walk, statements: list[ast.stmt], at: int) -> int:
    """Take the statement at `at` into the walk, with those that belong to it: where the next is,
    or `at` itself if it does not fit."""
    statement = statements[at]
    if isinstance(statement, ast.For):
        return _take_loop(walk, statement, at)
    if isinstance(statement, ast.Assign):
        return _take_assignment(walk, statements, at)
    if not isinstance(statement, ast.If) or statement.orelse:
        return at
    name = named(statement, walk.holder)
    if name is not None and isinstance(statement.test, ast.Compare):
        if isinstance(statement.test.ops[0], ast.NotIn):
            return _take_required(walk, name, statements, at) if refuses(statement) else at
        return _take_optional(walk, name, statements, at)
    if not refuses(statement):
        return at
    return _take_test(walk, statement, at)


def _take_optional(walk: Walk, name: str, statements: list[ast.stmt], at: int) -> int:
    """``if "a" in value: …``"""
    statement = statements[at]
    body = statement.body if isinstance(statement, ast.If) else []
    counts = walk.counter is not None and ast.unparse(body[0]) == f"{walk.counter} -= 1"
    body = body[1:] if counts else body
    if leaves(body) or not stays(body, statements[at + 1 :], walk.holder):
        return at
    variable = None
    if body and member_of(body[0], walk.holder) == name:
        variable, body = assigned(body[0]), body[1:]
    if walk.counter is not None and walk.counter in set().union(*map(names_in, body)):
        return at
    walk.cases.setdefault(name, []).append(Case(variable, body, counts))
    return at + 1


def _take_test(walk: Walk, statement: ast.If, at: int) -> int:
    """A test of the object alone, or of the members that are left."""
    read = names_in(statement.test)
    if walk.counter is not None and read == {walk.counter}:
        if ast.unparse(statement.test) != walk.counter:
            return at
        told = {name for name, cases in walk.cases.items() if any(c.counts for c in cases)}
        sure = {each.name for each in walk.late if _refuses_none(each)} | walk.required
        twice = any(sum(c.counts for c in cases) > 1 for cases in walk.cases.values())
        if len(sure - told) == walk.counted and sure == sure - told and not twice:
            walk.allow(told | sure)
        walk.after.append(statement)
        return at + 1
    if read != {walk.holder}:
        return at
    counted = _counted(statement.test, walk)
    if counted is not None:
        walk.allow(counted)
    elif any(isinstance(n, ast.Call) for n in ast.walk(statement.test)) and not is_length(
        statement.test
    ):
        return at
    else:
        walk.before.append(statement)
    return at + 1


def _take_assignment(walk: Walk, statements: list[ast.stmt], at: int) -> int:
    """``left = len(value) - 2``, or ``a = value.get("a")`` with what is said of it."""
    statement = statements[at]
    if holder_of(statement) != walk.holder or not isinstance(statement, ast.Assign):
        return at
    variable, value = assigned(statement), statement.value
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        key = value.args[0] if len(value.args) == 1 else None
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            return at
        end = _belonging(walk, statements, at + 1, variable)
        body = statements[at + 1 : end]
        if leaves(body) or not stays(statements[at:end], statements[end:], walk.holder):
            return at
        walk.late.append(Late(key.value, variable, body))
        return end
    if walk.counter is not None:
        return at
    known = value.right if isinstance(value, ast.BinOp) else ast.Constant(0)
    if isinstance(value, ast.BinOp) and not isinstance(value.op, ast.Sub):
        return at
    if not isinstance(known, ast.Constant) or type(known.value) is not int:
        return at
    walk.counter, walk.counted = variable, known.value
    walk.before.append(statement)
    return at + 1


def _take_required(walk: Walk, name: str, statements: list[ast.stmt], at: int) -> int:
    """``if "a" not in value: return False``, and what is said of ``value["a"]`` after it."""
    end = at + 1
    variable = None
    if end < len(statements) and member_of(statements[end], walk.holder) == name:
        variable = assigned(statements[end])
        end = _belonging(walk, statements, end + 1, variable)
    body = statements[at + 2 : end] if variable is not None else []
    if leaves(body) or not stays(statements[at + 1 : end], statements[end:], walk.holder):
        return at
    walk.required.add(name)
    walk.cases.setdefault(name, []).append(Case(variable, body))
    return end


def _belonging(walk: Walk, statements: list[ast.stmt], at: int, variable: str) -> int:
    """Where the statements end that read `variable`, or what they make of it."""
    tracked = {variable}
    while at < len(statements) and names_in(statements[at], calls=True) & tracked:
        if looks_into(statements[at], walk.holder):
            break
        tracked |= stored_in(statements[at])
        at += 1
    return at


def _take_loop(walk: Walk, loop: ast.For, at: int) -> int:
    if loop.orelse or holder_of(loop) != walk.holder or leaves(loop.body, is_loop=True):
        return at
    if stored_in(loop) & {walk.holder}:
        return at
    closed = _closed_to(loop)
    if closed is not None:
        walk.allow(closed)
        return at + 1
    # A loop over the thing itself may be one over a list.
    if isinstance(loop.iter, ast.Name):
        return at
    if ast.unparse(loop.iter) not in {f"{walk.holder}.items()", f"{walk.holder}.values()"}:
        return at
    walk.loops.append(loop)
    return at + 1


def _closed_to(loop: ast.For) -> set[str] | None:
    """The names of ``for key in value: if key not in {…}: return False``."""
    if len(loop.body) != 1 or not isinstance(loop.iter, ast.Name):
        return None
    inner = loop.body[0]
    if not isinstance(inner, ast.If) or not refuses(inner):
        return None
    test = inner.test
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.NotIn):
        return None
    if ast.unparse(test.left) != ast.unparse(loop.target):
        return None
    return strings(test.comparators[0])


def _counted(test: ast.expr, walk: Walk) -> set[str] | None:
    """The names that ``len(value) > 2 + ("a" in value)`` allows, beside the two required ones."""
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Gt):
        return None
    if ast.unparse(test.left) != f"len({walk.holder})":
        return None
    optional: set[str] = set()
    total: ast.expr = test.comparators[0]
    while isinstance(total, ast.BinOp) and isinstance(total.op, ast.Add):
        part = total.right
        if not isinstance(part, ast.Compare) or not isinstance(part.left, ast.Constant):
            return None
        if not isinstance(part.ops[0], ast.In) or not isinstance(part.left.value, str):
            return None
        optional.add(part.left.value)
        total = total.left
    if not isinstance(total, ast.Constant) or total.value != len(walk.required - optional):
        return None
    return walk.required | optional


def _refuses_none(late: Late) -> bool:
    """Whether the first thing that is said of a member refuses None."""
    if not late.body or not isinstance(late.body[0], ast.If) or not refuses(late.body[0]):
        return False
    return of_none(late.body[0].test, late.variable) is True
