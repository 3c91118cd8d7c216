"""What the deciding functions are made of, as statements of their syntax tree: members that are
looked up, tests that refuse, the variables that a statement reads and assigns."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def holder_of(statement: ast.stmt) -> str | None:
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
    if isinstance(statement, ast.Assign):
        value = statement.value
        if isinstance(value, ast.BinOp):
            value = value.left
        if isinstance(value, ast.Call) and ast.unparse(value.func) == "len" and value.args:
            return value.args[0].id if isinstance(value.args[0], ast.Name) else None
        function = value.func if isinstance(value, ast.Call) else value
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
            return function.value.id if function.attr == "get" else None
    return None


def of_none(test: ast.expr, variable: str) -> bool | None:
    """What a condition is where the variable is None, if that is easily told."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = of_none(test.operand, variable)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        stops = isinstance(test.op, ast.Or)
        for value in test.values:
            told = of_none(value, variable)
            if told is None or told is stops:
                return told
        return not stops
    said = ast.unparse(test)
    if isinstance(test, ast.Call) and said.startswith(f"isinstance({variable}, "):
        return False
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        if said.startswith(f"type({variable}) is"):
            return isinstance(test.ops[0], ast.IsNot)
        right = test.comparators[0]
        if said.startswith(f"{variable} ") and isinstance(right, ast.Constant):
            if isinstance(test.ops[0], (ast.Is, ast.Eq)):
                return right.value is None
            if isinstance(test.ops[0], (ast.IsNot, ast.NotEq)):
                return right.value is not None
    return None


def strings(display: ast.expr) -> set[str] | None:
    """The strings of a set of strings."""
    if not isinstance(display, ast.Set):
        return None
    found = {each.value for each in display.elts if isinstance(each, ast.Constant)}
    return {each for each in found if isinstance(each, str)} if len(found) else None


def named(statement: ast.If, holder: str) -> str | None:
    test = statement.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or holder_of(statement) != holder:
        return None
    name = test.left.value if isinstance(test.left, ast.Constant) else None
    return name if isinstance(name, str) else None


def member_of(statement: ast.stmt, holder: str) -> str | None:
    """The name of ``variable = holder[name]``."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Subscript):
        return None
    key = statement.value.slice
    if ast.unparse(statement.value.value) != holder or not isinstance(key, ast.Constant):
        return None
    return key.value if isinstance(key.value, str) else None


def assigned(statement: ast.stmt) -> str:
    return ast.unparse(statement.targets[0]) if isinstance(statement, ast.Assign) else ""


def refuses(statement: ast.If) -> bool:
    body = statement.body
    return not statement.orelse and len(body) == 1 and ast.unparse(body[0]) == "return False"


def is_length(test: ast.expr) -> bool:
    calls = [node for node in ast.walk(test) if isinstance(node, ast.Call)]
    return all(isinstance(c.func, ast.Name) and c.func.id == "len" for c in calls)


def looks_into(statement: ast.stmt, holder: str) -> bool:
    """Whether another part of the object is looked at here."""
    if isinstance(statement, ast.If):
        return named(statement, holder) is not None
    return isinstance(statement, (ast.For, ast.Assign)) and holder_of(statement) == holder


def names_in(node: ast.AST, calls: bool = False) -> set[str]:
    """Variables that are read; with `calls`, those that are called as well."""
    called = set() if calls else {id(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    return {
        n.id
        for n in ast.walk(node)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load) and id(n) not in called
    }


def stored_in(node: ast.AST) -> set[str]:
    return {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }


def leaves(body: list[ast.stmt], is_loop: bool = False) -> bool:
    """Whether a statement leaves a loop around the body, accepts, or changes what is seen. The
    body of a loop may go on with the next part."""
    pending: list[ast.AST] = [*body]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Continue) and is_loop:
            continue
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


def stays(body: list[ast.stmt], later: list[ast.stmt], holder: str) -> bool:
    """Whether no variable of `body` is read afterwards, before it is assigned again."""
    stored = set().union(*map(stored_in, body)) - {holder} if body else set()
    for statement in later:
        for node in _in_order(statement):
            if node.id in stored and isinstance(node.ctx, ast.Load):
                return False
            if isinstance(node.ctx, ast.Store):
                stored.discard(node.id)
    return True


def free_in(body: list[ast.stmt]) -> set[str]:
    """The variables that are read before the body assigns them."""
    free: set[str] = set()
    stored: set[str] = set()
    for statement in body:
        for node in _in_order(statement):
            if isinstance(node.ctx, ast.Store):
                stored.add(node.id)
            elif node.id not in stored:
                free.add(node.id)
    return free


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
