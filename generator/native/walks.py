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

#: With fewer members they are looked up one by one, unless the object is closed.
_FEW = 4


@dataclass(slots=True)
class Case:
    """What is checked where the object has a member: its value is in `variable`."""

    variable: str | None
    body: list[ast.stmt]


@dataclass(slots=True)
class Walk:
    """One walk over the members of the object in the variable `holder`."""

    holder: str
    cases: dict[str, list[Case]] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    #: All names that may be there; None: any.
    allowed: set[str] | None = None
    #: Loops over all members, in one.
    loops: list[ast.For] = field(default_factory=list)
    #: Tests of the object alone, which come before.
    tests: list[ast.stmt] = field(default_factory=list)
    source: list[ast.stmt] = field(default_factory=list)

    def pays(self) -> bool:
        parts = len(self.cases)
        if self.allowed is not None or self.loops:
            return parts + len(self.loops) + (self.allowed is not None) > 1
        return parts >= _FEW

    def allow(self, names: set[str]) -> None:
        self.allowed = names if self.allowed is None else self.allowed & names


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
    holder = _holder(statements[at])
    if holder is None:
        return None, at
    walk = Walk(holder)
    start = at
    while at < len(statements):
        end = _take(walk, statements, at)
        if end == at:
            break
        at = end
    walk.source = statements[start:at]
    if any(_stores(each, {holder}) for each in walk.source):
        return None, start
    return walk, at


def _holder(statement: ast.stmt) -> str | None:
    """The object that a statement looks into."""
    if isinstance(statement, ast.For):
        source = statement.iter
        if isinstance(source, ast.Call) and isinstance(source.func, ast.Attribute):
            source = source.func.value
        return source.id if isinstance(source, ast.Name) else None
    if isinstance(statement, ast.If):
        test = statement.test
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.In, ast.NotIn)):
            where = test.comparators[0]
            if isinstance(test.left, ast.Constant) and isinstance(where, ast.Name):
                return where.id
    return None


def _take(walk: Walk, statements: list[ast.stmt], at: int) -> int:
    """Take the statement at `at` into the walk, with those that belong to it: where the next is,
    or `at` itself if it does not fit."""
    statement = statements[at]
    if isinstance(statement, ast.For):
        return _take_loop(walk, statement, at)
    if not isinstance(statement, ast.If) or statement.orelse:
        return at
    name = _named(statement, walk.holder)
    if name is not None and isinstance(statement.test, ast.Compare):
        if isinstance(statement.test.ops[0], ast.NotIn):
            return _take_required(walk, name, statements, at) if _refuses(statement) else at
        if _leaves(statement.body):
            return at
        variable, body = None, statement.body
        if _member(body[0], walk.holder) == name:
            variable, body = _assigned(body[0]), body[1:]
        if not _stays(statement.body, statements[at + 1 :], walk.holder):
            return at
        walk.cases.setdefault(name, []).append(Case(variable, body))
        return at + 1
    if not _refuses(statement) or _names(statement.test) != {walk.holder}:
        return at
    counted = _counted(statement.test, walk)
    if counted is not None:
        walk.allow(counted)
    elif "Call" in ast.dump(statement.test) and not _is_length(statement.test):
        return at
    else:
        walk.tests.append(statement)
    return at + 1


def _take_required(walk: Walk, name: str, statements: list[ast.stmt], at: int) -> int:
    """``if "a" not in value: return False``, and what is said of ``value["a"]`` after it."""
    end = at + 1
    variable = None
    if end < len(statements) and _member(statements[end], walk.holder) == name:
        variable = _assigned(statements[end])
        tracked = {variable}
        end += 1
        while end < len(statements) and _names(statements[end]) & tracked:
            if _is_test_of(statements[end], walk.holder):
                break
            tracked |= _stored(statements[end])
            end += 1
    body = statements[at + 2 : end] if variable is not None else []
    if _leaves(body) or not _stays(statements[at + 1 : end], statements[end:], walk.holder):
        return at
    walk.required.add(name)
    walk.cases.setdefault(name, []).append(Case(variable, body))
    return end


def _take_loop(walk: Walk, loop: ast.For, at: int) -> int:
    if loop.orelse or _holder(loop) != walk.holder or _leaves(loop.body):
        return at
    if _stored(loop) & {walk.holder}:
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
    if not isinstance(inner, ast.If) or not _refuses(inner):
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


def strings(display: ast.expr) -> set[str] | None:
    """The strings of a set of strings."""
    if not isinstance(display, ast.Set):
        return None
    found = {each.value for each in display.elts if isinstance(each, ast.Constant)}
    return {each for each in found if isinstance(each, str)} if len(found) else None


def _named(statement: ast.If, holder: str) -> str | None:
    test = statement.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or _holder(statement) != holder:
        return None
    name = test.left.value if isinstance(test.left, ast.Constant) else None
    return name if isinstance(name, str) else None


def _member(statement: ast.stmt, holder: str) -> str | None:
    """The name of ``variable = holder[name]``."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Subscript):
        return None
    key = statement.value.slice
    if ast.unparse(statement.value.value) != holder or not isinstance(key, ast.Constant):
        return None
    return key.value if isinstance(key.value, str) else None


def _assigned(statement: ast.stmt) -> str:
    return ast.unparse(statement.targets[0]) if isinstance(statement, ast.Assign) else ""


def _refuses(statement: ast.If) -> bool:
    body = statement.body
    return not statement.orelse and len(body) == 1 and ast.unparse(body[0]) == "return False"


def _is_length(test: ast.expr) -> bool:
    calls = [node for node in ast.walk(test) if isinstance(node, ast.Call)]
    return all(isinstance(c.func, ast.Name) and c.func.id == "len" for c in calls)


def _is_test_of(statement: ast.stmt, holder: str) -> bool:
    return isinstance(statement, ast.If) and _named(statement, holder) is not None


def _names(node: ast.AST) -> set[str]:
    """Variables that are read; what is called is not counted."""
    called = {id(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    return {
        n.id
        for n in ast.walk(node)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and id(n) not in called
    }


def _stored(node: ast.AST) -> set[str]:
    return {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }


def _stores(node: ast.AST, names: set[str]) -> bool:
    return bool(_stored(node) & names)


def _leaves(body: list[ast.stmt]) -> bool:
    """Whether a statement leaves a loop around the body, accepts, or changes what is seen."""
    pending: list[ast.AST] = [*body]
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.Break, ast.Continue, ast.AugAssign, ast.Expr)):
            return True
        if isinstance(node, ast.Return) and ast.unparse(node) != "return False":
            return True
        # A loop of its own may be left.
        if isinstance(node, ast.For):
            pending += [n for n in ast.walk(node) if isinstance(n, (ast.AugAssign, ast.Return))]
            continue
        pending += ast.iter_child_nodes(node)
    return False


def _stays(body: list[ast.stmt], later: list[ast.stmt], holder: str) -> bool:
    """Whether no variable of `body` is read afterwards, before it is assigned again."""
    stored = set().union(*map(_stored, body)) - {holder} if body else set()
    for statement in later:
        for node in _in_order(statement):
            if node.id in stored and isinstance(node.ctx, ast.Load):
                return False
            if isinstance(node.ctx, ast.Store):
                stored.discard(node.id)
    return True


def _in_order(statement: ast.stmt) -> Iterator[ast.Name]:
    """The variables of a statement as they are evaluated; what an assignment reads comes first."""
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        if statement.value is not None:
            yield from (n for n in ast.walk(statement.value) if isinstance(n, ast.Name))
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        yield from (n for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))
        return
    if isinstance(statement, (ast.If, ast.For)):
        first: list[ast.expr] = (
            [statement.test] if isinstance(statement, ast.If) else [statement.iter]
        )
        yield from (n for e in first for n in ast.walk(e) if isinstance(n, ast.Name))
        if isinstance(statement, ast.For):
            yield from (n for n in ast.walk(statement.target) if isinstance(n, ast.Name))
        for each in statement.body:
            yield from _in_order(each)
        for each in statement.orelse:
            yield from _in_order(each)
        return
    yield from (n for n in ast.walk(statement) if isinstance(n, ast.Name))
