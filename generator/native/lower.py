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
from dataclasses import dataclass, field
from pathlib import Path

from generator.native.function import FunctionWriter
from generator.native.shapes import native_name

_PRELUDE = Path(__file__).with_name("prelude.pxi")


def lower(text: str, called: frozenset[str]) -> str:
    """The Cython for the module `text`. Functions in `called` stay ordinary functions of
    Python as well; the others are callable objects."""
    tree = ast.parse(text)
    module = Module.of(tree)
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
class Module:
    """The functions of a module by name, its tables, and the sets that its functions look into."""

    functions: dict[str, ast.FunctionDef]
    tables: dict[str, ast.Dict]
    patterns: tuple[str, ...] = ()
    recursive: frozenset[str] = frozenset()
    #: The constant for each set, by the text of its display.
    sets: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: ast.Module) -> Module:
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
        lowered = FunctionWriter(self, function)
        body = lowered.block(function.body)
        lines = [f"cdef Decider v_{name}" for name in sorted(lowered.deciders)]
        lines += [f"cdef Py_ssize_t {name}" for name in sorted(lowered.counters)]
        lines += [line for each in body for line in ast.unparse(each).splitlines()]
        text = "\n".join(f"    {line}" for line in lines)
        names = ", ".join(f"v_{a.arg}" for a in function.args.args)
        arguments = ", ".join(f"object v_{a.arg}" for a in function.args.args)
        name = native_name(function.name)
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
            call = (
                f"def {function.name}({names}):\n    return {native_name(function.name)}({names})"
            )
            return f"{call}\n\n{function.name}.__module__ = __name__"
        kind = "noting" if len(function.args.args) == 2 else "deciding"
        return f"{function.name} = {kind}({native_name(function.name)})"

    def table(self, name: str, table: ast.Dict) -> str:
        entries = (
            f"{ast.unparse(key)}: {self._entry(ast.unparse(value))}"
            for key, value in zip(table.keys, table.values, strict=True)
            if key is not None
        )
        return f"{name} = {{{', '.join(entries)}}}"

    def _entry(self, name: str) -> str:
        if self.is_native(name):
            return f"deciding({native_name(name)})"
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
