"""Rewrites the text of ``validators/checks.py`` for Cython.

The committed text stays as it is; what is compiled says the same in the words of
``prelude.pxi``, which take the short way for the types that `json.loads` gives.

before:

    def valid_order(value: Json) -> bool:
        if not isinstance(value, dict):
            return False
        if "id" in value:
            id_ = value["id"]
            if not isinstance(id_, str):
                return False
        for key in value:
            if key not in {"id"}:
                return False
        return True

after:

    cdef bint decide_order(object v_value) except -1:
        cdef Py_ssize_t found_1
        found_1 = 0
        if not isinstance(v_value, dict):
            return False
        v_id_ = next_member(v_value, 'id', found_1)
        if v_id_ is not ABSENT:
            found_1 += 1
            if not isinstance(v_id_, str):
                return False
        if has_others(v_value, KNOWN_1, found_1):
            return False
        return True

Functions that call themselves, however indirectly, mind the interpreter's recursion limit and
the size of the C stack.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

_PRELUDE = Path(__file__).with_name("prelude.pxi")
_REFUSE = "return False"


def lower(text: str, called: frozenset[str]) -> str:
    """The Cython for the module `text`. Functions in `called` stay ordinary functions of
    Python as well; the others are callable objects."""
    tree = ast.parse(text)
    module = _Module.of(tree)
    functions = [f for f in tree.body if isinstance(f, ast.FunctionDef)]
    written = [module.function(f) for f in functions]
    kept = [ast.unparse(n) for n in tree.body if _is_kept(n)]
    parts = [
        _PRELUDE.read_text(encoding="utf-8"),
        *kept,
        *map(_search, module.patterns),
        *(f"cdef frozenset {name} = frozenset({items})" for items, name in module.sets.items()),
        *(f"cdef dict {name}" for name in module.tables),
        *written,
        *(module.public(f, f.name in called) for f in functions if not f.decorator_list),
        *(module.table(name, table) for name, table in module.tables.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _is_kept(node: ast.stmt) -> bool:
    """Imports and patterns."""
    if isinstance(node, ast.ImportFrom):
        return node.module not in {"__future__", "typing"}
    return isinstance(node, ast.Assign) and not isinstance(node.value, ast.Dict)


@dataclass(slots=True)
class _Module:
    """The functions of a module by name, its tables, and the sets that its functions look into."""

    functions: dict[str, ast.FunctionDef]
    tables: dict[str, ast.Dict]
    patterns: tuple[str, ...] = ()
    recursive: frozenset[str] = frozenset()
    #: The constant for each set, by the text of its display.
    sets: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: ast.Module) -> _Module:
        functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
        tables = {
            ast.unparse(n.targets[0]): n.value
            for n in tree.body
            if isinstance(n, ast.Assign) and isinstance(n.value, ast.Dict)
        }
        assigned = [ast.unparse(n.targets[0]) for n in tree.body if isinstance(n, ast.Assign)]
        patterns = tuple(name for name in assigned if name not in tables)
        return cls(functions, tables, patterns, _recursive(functions, tables))

    def is_native(self, name: str) -> bool:
        return name in self.functions and not self.functions[name].decorator_list

    def function(self, function: ast.FunctionDef) -> str:
        lowered = _Function(self, function)
        body = lowered.block(function.body)
        lines = [f"cdef Decider v_{name}" for name in sorted(lowered.deciders)]
        lines += [f"cdef Py_ssize_t {name}" for name in sorted(lowered.counters)]
        lines += [line for each in body for line in ast.unparse(each).splitlines()]
        text = "\n".join(f"    {line}" for line in lines)
        names = ", ".join(f"v_{a.arg}" for a in function.args.args)
        arguments = ", ".join(f"object v_{a.arg}" for a in function.args.args)
        name = _native(function.name)
        head = f"cdef bint {name}({arguments}) except -1"
        if function.decorator_list:
            decorators = "".join(f"@{ast.unparse(d)}\n" for d in function.decorator_list)
            head = f"{decorators}def {function.name}({names})"
        if function.name not in self.recursive:
            return f"{head}:\n{text}"
        return (
            f"{head}:\n    enter()\n    try:\n        return {name}_within({names})\n"
            f"    finally:\n        leave()\n\n\n"
            f"cdef bint {name}_within({arguments}) except -1:\n{text}"
        )

    def public(self, function: ast.FunctionDef, is_called: bool) -> str:
        """What Python knows the function as."""
        names = ", ".join(a.arg for a in function.args.args)
        if is_called:
            call = f"def {function.name}({names}):\n    return {_native(function.name)}({names})"
            return f"{call}\n\n{function.name}.__module__ = __name__"
        kind = "noting" if len(function.args.args) == 2 else "deciding"
        return f"{function.name} = {kind}({_native(function.name)})"

    def table(self, name: str, table: ast.Dict) -> str:
        entries = (
            f"{ast.unparse(key)}: {self._entry(ast.unparse(value))}"
            for key, value in zip(table.keys, table.values, strict=True)
            if key is not None
        )
        return f"{name} = {{{', '.join(entries)}}}"

    def _entry(self, name: str) -> str:
        if self.is_native(name):
            return f"deciding({_native(name)})"
        return f"calling({name})"

    def known(self, display: ast.Set) -> ast.Name:
        """The constant for a set of constants."""
        text = ast.unparse(display)
        return ast.Name(self.sets.setdefault(text, f"KNOWN_{len(self.sets) + 1}"))


def _search(pattern: str) -> str:
    """The method of a pattern, looked up once; patterns are compiled at their first use."""
    return (
        f"cdef object {pattern}_search = None\n\n"
        f"cdef object search_{pattern}(object text):\n"
        f"    global {pattern}_search\n"
        f"    if {pattern}_search is None:\n        {pattern}_search = {pattern}.search\n"
        f"    return {pattern}_search(text)"
    )


def _native(name: str) -> str:
    return "decide_" + name.removeprefix("valid_")


def _recursive(
    functions: dict[str, ast.FunctionDef], tables: dict[str, ast.Dict]
) -> frozenset[str]:
    """The functions that can come to call themselves."""
    names = functions.keys() | tables.keys()
    nodes: dict[str, ast.AST] = {**functions, **tables}
    calls = {
        name: {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id in names}
        for name, node in nodes.items()
    }
    return frozenset(name for name in functions if name in _reached(name, calls))


def _reached(start: str, calls: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    pending = [*calls[start]]
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += calls[name]
    return seen


class _Function(ast.NodeTransformer):
    """Rewrites one function. Its variables get a prefix: Cython has keywords, such as
    ``include``, that Python has not."""

    def __init__(self, module: _Module, function: ast.FunctionDef) -> None:
        self.module = module
        self.variables = {a.arg for a in function.args.args} | {
            n.id
            for n in ast.walk(function)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        self.deciders: set[str] = set()
        self.counters: set[str] = set()

    # --- statements -------------------------------------------------------------------------

    def block(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        counting = _Counting(_countable(statements), self.counters)
        result: list[ast.stmt] = counting.start()
        waiting = list(reversed(statements))
        while waiting:
            statement = waiting.pop()
            looked_up = _looked_up(statement, waiting[-1] if waiting else None)
            if looked_up is None:
                result += self._statement(statement, counting)
                continue
            if looked_up.is_required:
                waiting.pop()
            result += self._member(looked_up, counting)
        return result

    def _member(self, member: _Member, counting: _Counting) -> Iterator[ast.stmt]:
        holder, variable = member.value.id, member.variable
        yield _parsed(f"v_{variable} = {counting.lookup(holder, member.key)}")
        count = counting.count(holder, member.key)
        test = _expression(f"v_{variable} is {'' if member.is_required else 'not '}ABSENT")
        if member.is_required:
            yield ast.If(test, [_parsed(_REFUSE)], [])
            yield from count + counting.restart(variable)
        else:
            yield ast.If(test, count + self.block(member.body) or [ast.Pass()], [])

    def _statement(self, statement: ast.stmt, counting: _Counting) -> list[ast.stmt]:
        closed = _closes(statement)
        if closed is not None:
            holder, display = closed
            others = f"has_others(v_{holder}, {self.module.known(display).id}, "
            test = _expression(f"{others}{counting.counter(holder)})")
            return [ast.If(test, [_parsed(_REFUSE)], [])]
        if isinstance(statement, ast.If):
            body, orelse = self.block(statement.body), self.block(statement.orelse)
            return [ast.If(self.visit(statement.test), body, orelse)]
        if isinstance(statement, ast.For):
            target, source = self.visit(statement.target), self.visit(statement.iter)
            body, orelse = self.block(statement.body), self.block(statement.orelse)
            return [ast.fix_missing_locations(ast.For(target, source, body, orelse))]
        if isinstance(statement, ast.AnnAssign) and statement.value is not None:
            statement = ast.Assign([statement.target], statement.value)
        restart: list[ast.stmt] = []
        if isinstance(statement, ast.Assign):
            restart = counting.restart(ast.unparse(statement.targets[0]))
            self._note_decider(statement)
        return [ast.fix_missing_locations(self.visit(statement)), *restart]

    def _note_decider(self, assign: ast.Assign) -> None:
        value = assign.value.body if isinstance(assign.value, ast.IfExp) else assign.value
        if self._table_of(value) is not None:
            self.deciders.add(ast.unparse(assign.targets[0]))

    # --- expressions ------------------------------------------------------------------------

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(f"v_{node.id}", node.ctx) if node.id in self.variables else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.ops[0], (ast.In, ast.NotIn)):
            return node
        where = node.comparators[0]
        if isinstance(where, ast.Set) and all(isinstance(e, ast.Constant) for e in where.elts):
            node.comparators[0] = self.module.known(where)
            return node
        if _is_text(node.left) and isinstance(where, ast.Name):
            found: ast.expr = _call("has", where, node.left)
            return ast.UnaryOp(ast.Not(), found) if isinstance(node.ops[0], ast.NotIn) else found
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        table = self._table_of(node.body)
        self.generic_visit(node)
        if table is not None and isinstance(node.body, ast.Call):
            return _call("decider_for_tag", *node.body.args)
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        table = self._table_of(node)
        name = node.func.id if isinstance(node.func, ast.Name) else None
        self.generic_visit(node)
        function = node.func
        if table is not None:
            return _call("decider_for", ast.Name(table), node.args[0])
        if name is not None:
            return self._called(name, node)
        if not isinstance(function, ast.Attribute) or len(node.args) != 1:
            return node
        if function.attr == "search":
            return _call(f"search_{ast.unparse(function.value)}", *node.args)
        if function.attr == "get" and _is_text(node.args[0]):
            return _call("member_or_none", function.value, node.args[0])
        if function.attr == "startswith" and _is_text(node.args[0]):
            return _call("starts", function.value, node.args[0])
        return node

    def _called(self, name: str, node: ast.Call) -> ast.AST:
        if name in self.deciders:
            return _call("ask", node.func, *node.args)
        if name == "unique":
            return _call("are_different", *node.args, node.func)
        if name == "len":
            return _call("length", *node.args)
        if self.module.is_native(name):
            return _call(_native(name), *node.args)
        return node

    def _table_of(self, node: ast.expr) -> str | None:
        """The table that an expression ``TABLE.get(key)`` looks into."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return None
        name = ast.unparse(node.func.value)
        return name if node.func.attr == "get" and name in self.module.tables else None


@dataclass(slots=True)
class _Counting:
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
        return [_parsed(f"{self.variables[holder]} = 0")]

    def count(self, holder: str, key: str) -> list[ast.stmt]:
        if key not in self.names.get(holder, ()):
            return []
        self.names[holder].remove(key)
        return [_parsed(f"{self.variables[holder]} += 1")]

    def lookup(self, holder: str, key: str) -> str:
        if key in self.names.get(holder, ()):
            return f"next_member(v_{holder}, {key!r}, {self.variables[holder]})"
        return f"member(v_{holder}, {key!r})"

    def counter(self, holder: str) -> str:
        return self.variables.get(holder, "0")


@dataclass(frozen=True, slots=True)
class _Member:
    """``variable = value[key]`` behind a test that it is there. Where it must be, the test and
    the assignment are two statements; otherwise the rest of the branch is the `body`."""

    value: ast.Name
    key: str
    variable: str
    is_required: bool
    body: list[ast.stmt] = field(default_factory=list)


def _looked_up(statement: ast.stmt, following: ast.stmt | None) -> _Member | None:
    if not isinstance(statement, ast.If) or statement.orelse:
        return None
    test = statement.test
    if not isinstance(test, ast.Compare) or not isinstance(test.comparators[0], ast.Name):
        return None
    if not isinstance(test.left, ast.Constant) or not isinstance(test.left.value, str):
        return None
    value, key = test.comparators[0], test.left.value
    is_required = isinstance(test.ops[0], ast.NotIn)
    if is_required and not _refuses(statement.body):
        return None
    assign = following if is_required else statement.body[0]
    if not isinstance(assign, ast.Assign) or ast.unparse(assign.value) != f"{value.id}[{key!r}]":
        return None
    variable = ast.unparse(assign.targets[0])
    return _Member(value, key, variable, is_required, [] if is_required else statement.body[1:])


def _closes(statement: ast.stmt) -> tuple[str, ast.Set] | None:
    """The object and the names that ``for key in value: if key not in {…}: return False``
    looks at."""
    if not isinstance(statement, ast.For) or statement.orelse or len(statement.body) != 1:
        return None
    inner = statement.body[0]
    if not isinstance(inner, ast.If) or inner.orelse or not _refuses(inner.body):
        return None
    test, key = inner.test, ast.unparse(statement.target)
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.NotIn):
        return None
    display = test.comparators[0]
    if ast.unparse(test.left) != key or not isinstance(display, ast.Set):
        return None
    return (statement.iter.id, display) if isinstance(statement.iter, ast.Name) else None


def _countable(statements: list[ast.stmt]) -> dict[str, set[str]]:
    """The names that a block looks up in each object; only those that it is closed to, where it
    is closed to some."""
    names: dict[str, set[str]] = {}
    for statement, following in zip_longest(statements, statements[1:]):
        member = _looked_up(statement, following)
        if member is not None:
            names.setdefault(member.value.id, set()).add(member.key)
    for holder, display in filter(None, map(_closes, statements)):
        known = {e.value for e in display.elts if isinstance(e, ast.Constant)}
        names[holder] = names.get(holder, set()) & known
    return {holder: keys for holder, keys in names.items() if keys}


def _refuses(body: list[ast.stmt]) -> bool:
    return len(body) == 1 and ast.unparse(body[0]) == _REFUSE


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name), list(arguments), [])


def _parsed(text: str) -> ast.stmt:
    return ast.parse(text).body[0]


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
