"""Writes loops: over the items of a list, over the members of an object, over functions."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from schemawright.native.conditions import REFUSE, Conditions
from schemawright.native.module import Unknown
from schemawright.native.shapes import strings
from schemawright.native.walks import Case, Late, Walk
from schemawright.native.writer import Known

#: Stands in for keeping a value alive, until it is known whether other code may run meanwhile.
PIN = "PIN "


@dataclass(frozen=True, slots=True)
class _Places:
    """The variables of C of one walk: the number of a member's name, its value, how many of the
    required ones have been seen, how many are left, those that are looked at later."""

    number: str
    member: str
    seen: str
    left: str
    lates: list[str]


@dataclass(slots=True)
class Loops(Conditions):
    """The part of a function's writer that writes loops."""

    #: Where ``break`` and ``continue`` lead.
    loops: list[tuple[str, str]] = field(default_factory=list)

    def block(self, statements: list[ast.stmt]) -> None:
        raise NotImplementedError

    def statement(self, statement: ast.stmt) -> None:
        raise NotImplementedError

    def pin(self, variable: str) -> None:
        self.lines.append(f"{PIN}{variable}")

    def table(self, table: str) -> tuple[list[str], list[str]]:
        """The names of a table, and the functions for them."""
        names = self.module.keys(table)
        functions = [ast.unparse(each) for each in self.module.tables[table].values]
        if not all(each in self.module.functions for each in functions):
            raise Unknown(table)
        return names, functions

    # --- walks ------------------------------------------------------------------------------

    def walk(self, walk: Walk) -> None:
        for each in walk.before:
            self.statement(each)
        holder = self.object(ast.Name(walk.holder))
        looped = set().union(*(self._told(loop) for loop in walk.loops))
        names = sorted(walk.names() | looped)
        at, key, member, number = (f"{p}{next(self.numbers)}" for p in ("at", "key", "part", "t"))
        seen = self.number()
        self.declared.update({at: "Py_ssize_t", number: "Py_ssize_t"})
        self.declared.update({key: "PyObject *", member: "PyObject *"})
        self.lines.append(f"if (!IS({holder}, PyDict_Type)) return UNKNOWN;")
        if walk.required:
            self.lines.append(f"if (DICT_SIZE({holder}) < {len(walk.required)}) {REFUSE}")
        if walk.allowed is not None:
            self.lines.append(f"if (DICT_SIZE({holder}) > {len(walk.allowed)}) {REFUSE}")
        # Of their own, since what is said of other members may use the same names.
        lates = [self._late(late) for late in walk.late]
        left = self.number()
        if walk.counter is not None:
            self.lines.append(f"{left} = n_{walk.counter};")
        self.lines.append(f"{at} = 0; {seen} = 0;")
        self.lines.append(f"while (PyDict_Next({holder}, &{at}, &{key}, &{member})) {{")
        if names:
            self.lines.append(f"{number} = {self.module.names(names)}({key});")
            self.lines.append(f"if ({number} < -1) return UNKNOWN;")
            self._cases(walk, names, _Places(number, member, seen, left, lates))
        for loop in walk.loops:
            self._looped(loop, names, number, key, member)
        self.lines.append("}")
        if walk.required:
            self.lines.append(f"if ({seen} != {len(walk.required)}) {REFUSE}")
        if walk.counter is not None:
            self.lines.append(f"{self.variable(walk.counter, 'n')} = {left};")
        for late, held in zip(walk.late, lates, strict=True):
            self.lines.append(f"{self.variable(late.variable, 'v')} = {held};")
            self.block(late.body)
        for each in walk.after:
            self.statement(each)

    def _late(self, late: Late) -> str:
        """A variable for a member that is looked at after the walk."""
        name = f"late{next(self.numbers)}"
        self.declared[name] = "PyObject *"
        self.lines.append(f"{name} = Py_None;")
        return name

    def _cases(self, walk: Walk, names: list[str], places: _Places) -> None:
        self.lines.append(f"switch ({places.number}) {{")
        for position, name in enumerate(names):
            if walk.allowed is not None and name not in walk.allowed:
                self.lines += [f"case {position}:", REFUSE]
                continue
            self.lines.append(f"case {position}:")
            if name in walk.required:
                self.lines.append(f"{places.seen}++;")
            for late, held in zip(walk.late, places.lates, strict=True):
                if late.name == name:
                    self.lines.append(f"{held} = {places.member};")
                    self.pin(held)
            for case in walk.cases.get(name, ()):
                self._case(case, places)
            self.lines.append("break;")
        if walk.allowed is not None:
            self.lines.append(f"default: {REFUSE}")
        self.lines.append("}")

    def _case(self, case: Case, places: _Places) -> None:
        if case.counts:
            self.lines.append(f"{places.left} -= 1;")
        if case.variable is not None:
            variable = self.variable(case.variable, "v")
            self.lines.append(f"{variable} = {places.member};")
            self.pin(variable)
        self.block(case.body)

    def _told(self, loop: ast.For) -> set[str]:
        """The names that a loop over all members tells from the others, or has functions for."""
        found: set[str] = set()
        key = targets(loop.target)[0]
        for node in ast.walk(loop):
            if isinstance(node, ast.Compare) and ast.unparse(node.left) == key:
                found |= strings(node.comparators[0]) or set()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                table = ast.unparse(node.func.value)
                if table in self.module.tables and ast.unparse(node.args[0]) == key:
                    found.update(self.module.keys(table))
        return found

    def _looped(self, loop: ast.For, names: list[str], number: str, key: str, member: str) -> None:
        """The body of a loop over members, within a walk over them."""
        called = targets(loop.target)
        holds = [key, member] if len(called) == 2 else [member]
        for name, held in zip(called, holds, strict=True):
            variable = self.variable(name, "v")
            self.lines.append(f"{variable} = {held};")
            self.pin(variable)
        told = Known(called[0], number, names) if len(called) == 2 and names else None
        if told is not None:
            self.known.append(told)
        on = self.label()
        self.loops.append(("", on))
        self.block(loop.body)
        self.loops.pop()
        self.at(on)
        self.known = [each for each in self.known if each is not told]

    # --- loops ------------------------------------------------------------------------------

    def loop(self, loop: ast.For) -> None:
        if isinstance(loop.iter, ast.Tuple):
            self._unrolled(loop)
            return
        out, on, after = self.label(), self.label(), self.label()
        self.loops.append((out, on))
        self._head(loop)
        self.block(loop.body)
        self.loops.pop()
        self.lines += [f"{on}: ;", "}"]
        self.block(loop.orelse)
        self.lines += [f"goto {after};", f"{out}: ;", f"{after}: ;"]

    def _unrolled(self, loop: ast.For) -> None:
        """A loop over functions."""
        functions = loop.iter.elts if isinstance(loop.iter, ast.Tuple) else []
        if not isinstance(loop.target, ast.Name) or loop.orelse:
            raise Unknown(ast.unparse(loop.target))
        out = self.label()
        for function in functions:
            on = self.label()
            self.loops.append((out, on))
            self.kinds.pop(loop.target.id, None)
            self.aliases[loop.target.id] = ast.unparse(function)
            self.block(loop.body)
            self.loops.pop()
            self.at(on)
        self.at(out)

    def _head(self, loop: ast.For) -> None:
        """The line that starts a loop, and the variables that it fills."""
        source, names = loop.iter, targets(loop.target)
        shape = ast.unparse(source.func) if isinstance(source, ast.Call) else ""
        at = self.number()
        if shape == "enumerate" and isinstance(source, ast.Call) and len(names) == 2:
            self._items(self.object(source.args[0]), at, "0", names[1])
            self.lines.append(f"{self.variable(names[0], 'n')} = {at};")
        elif shape == "range" and isinstance(source, ast.Call) and len(source.args) == 1:
            end = self.whole(source.args[0])
            self.lines.append(f"for ({at} = 0; {at} < {end}; {at}++) {{")
            self.lines.append(f"{self.variable(names[0], 'n')} = {at};")
        elif isinstance(source, ast.Call) and isinstance(source.func, ast.Attribute):
            self.members(self.object(source.func.value), at, source.func.attr, names)
        elif isinstance(source, ast.Subscript) and isinstance(source.slice, ast.Slice):
            start = source.slice.lower
            if source.slice.upper or source.slice.step or not isinstance(start, ast.Constant):
                raise Unknown(ast.unparse(source))
            self._items(self.object(source.value), at, str(start.value), names[0])
        elif len(names) == 1:
            self._either(self.object(source), at, names[0])
        else:
            raise Unknown(ast.unparse(source))

    def _items(self, holder: str, at: str, start: str, name: str) -> None:
        self.lines.append(f"if (!IS({holder}, PyList_Type)) return UNKNOWN;")
        self.lines.append(f"for ({at} = {start}; {at} < PyList_GET_SIZE({holder}); {at}++) {{")
        variable = self.variable(name, "v")
        self.lines.append(f"{variable} = PyList_GET_ITEM({holder}, {at});")
        self.pin(variable)

    def members(self, holder: str, at: str, method: str, names: list[str]) -> None:
        if (method, len(names)) not in {("items", 2), ("values", 1), ("keys", 1)}:
            raise Unknown(method)
        self.lines.append(f"if (!IS({holder}, PyDict_Type)) return UNKNOWN;")
        variables = [self.variable(name, "v") for name in names]
        places = {"items": variables, "values": ["NULL", *variables], "keys": [*variables, "NULL"]}
        key, member = (v if v == "NULL" else f"&{v}" for v in places[method])
        self.lines.append(f"{at} = 0;")
        self.lines.append(f"while (PyDict_Next({holder}, &{at}, {key}, {member})) {{")
        for variable in variables:
            self.pin(variable)

    def _either(self, holder: str, at: str, name: str) -> None:
        """Items of a list or names of a dict, whichever it is."""
        variable = self.variable(name, "v")
        self.lines.append(f"if (!is_container({holder})) return UNKNOWN;")
        self.lines.append(f"for ({at} = 0; next_part({holder}, &{at}, &{variable});) {{")
        self.pin(variable)


def targets(target: ast.expr) -> list[str]:
    """The variables that a loop fills."""
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    if not all(isinstance(each, ast.Name) for each in parts):
        raise Unknown(ast.unparse(target))
    return [each.id for each in parts if isinstance(each, ast.Name)]
