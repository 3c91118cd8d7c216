"""Writes one deciding function in C: its statements."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from generator.native.conditions import ACCEPT, REFUSE, Conditions, Known
from generator.native.module import Unknown, decider
from generator.native.switches import quoted
from generator.native.tidy import tidied
from generator.native.walks import Case, Walk, gathered, member_of, named, strings

#: Stands in for keeping a value alive, until it is known whether other code may run meanwhile.
_PIN = "PIN "


@dataclass(slots=True)
class FunctionWriter(Conditions):
    """One function. Raises `Unknown` for what it cannot write."""

    #: Where ``break`` and ``continue`` lead.
    loops: list[tuple[str, str]] = field(default_factory=list)
    makes_sets: bool = False

    def write(self, function: ast.FunctionDef) -> None:
        arguments = [each.arg for each in function.args.args]
        if not arguments or len(arguments) > 2:
            raise Unknown("arguments")
        self.variable(arguments[0], "v")
        for each in arguments[1:]:
            self.variable(each, "s")
        for each in arguments:
            del self.declared[f"{self.kinds[each]}_{each}"]
        self._pin(f"v_{arguments[0]}")
        self.block(function.body)

    def text(self, function: ast.FunctionDef, pins: bool, guards: bool) -> str:
        """The function in C. With `pins` it keeps its values alive, with `guards` it minds how
        deep it is called."""
        arguments = function.args.args
        values = ["v_" + arguments[0].arg, *("s_" + each.arg for each in arguments[1:])]
        head = ", ".join(f"PyObject *{each}" for each in values)
        name = decider(function.name)
        wraps = pins or guards or self.makes_sets
        own = f"within_{name}" if wraps else name
        lines = [f"static int {own}({head}, Context *context) {{", "int verdict; (void)verdict;"]
        lines += [f"{kind} {variable};" for variable, kind in sorted(self.declared.items())]
        body = []
        for line in self.lines:
            if not line.startswith(_PIN):
                body.append(line)
            elif pins:
                body.append(f"if (pin(context, {line[len(_PIN) :]}) < 0) return FAILED;")
        lines += tidied(body)
        lines += ["}"] if body[-1:] == [ACCEPT] else [ACCEPT, "}"]
        if wraps:
            lines.append(f"static int {name}({head}, Context *context) {{")
            lines.append("int verdict;")
            if pins or self.makes_sets:
                lines.append("Py_ssize_t kept = context->count;")
            if guards:
                lines.append("if (enter(context) < 0) return FAILED;")
            lines.append(f"verdict = {own}({', '.join(values)}, context);")
            if guards:
                lines.append("leave(context);")
            if pins or self.makes_sets:
                lines.append("release(context, kept);")
            lines += ["return verdict;", "}"]
        return "\n".join(lines)

    def _pin(self, variable: str) -> None:
        self.lines.append(f"{_PIN}{variable}")

    # --- statements -------------------------------------------------------------------------

    def block(self, statements: list[ast.stmt]) -> None:
        for each in gathered(statements):
            if isinstance(each, Walk):
                self._walk(each)
            else:
                self.statement(each)

    def statement(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.If):
            self._if(statement)
        elif isinstance(statement, ast.Return) and statement.value is not None:
            self.jump(statement.value, ACCEPT, REFUSE)
        elif isinstance(statement, ast.For):
            self._for(statement)
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            self._assign(statement.targets[0], statement.value)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            self._assign(statement.target, statement.value)
        elif isinstance(statement, ast.AugAssign):
            self._augment(statement)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            self._note(statement.value)
        elif isinstance(statement, (ast.Break, ast.Continue)) and self.loops:
            out, on = self.loops[-1]
            self.lines.append(f"goto {out if isinstance(statement, ast.Break) else on};")
        elif not isinstance(statement, ast.Pass):
            raise Unknown(ast.unparse(statement))

    def _if(self, statement: ast.If) -> None:
        yes, no, after = self.label(), self.label(), self.label()
        if self._found(statement, no):
            self.block(statement.body[1:])
        elif ast.unparse(ast.Module(statement.body, [])) == "return False":
            self.jump(statement.test, REFUSE, no)
        else:
            self.jump(statement.test, yes, no)
            self.at(yes)
            self.block(statement.body)
        if statement.orelse:
            self.lines.append(f"goto {after};")
        self.at(no)
        self.block(statement.orelse)
        self.at(after)

    def _found(self, statement: ast.If, no: str) -> bool:
        """Whether this is ``if name in holder: variable = holder[name]``: then it is looked up
        once."""
        where = statement.test.comparators[0] if isinstance(statement.test, ast.Compare) else None
        if not isinstance(where, ast.Name) or not self.is_(where, "v"):
            return False
        name = named(statement, where.id)
        if name is None or member_of(statement.body[0], where.id) != name:
            return False
        assert isinstance(statement.test, ast.Compare)
        assign = statement.body[0]
        if not isinstance(statement.test.ops[0], ast.In) or not isinstance(assign, ast.Assign):
            return False
        held, variable = self.object(where), self.variable(ast.unparse(assign.targets[0]), "v")
        constant = self.module.constant(name)
        self._failing(f"look_up({held}, {constant}, &{variable})")
        self.lines.append(f"if (!verdict) goto {no};")
        self._pin(variable)
        return True

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if not isinstance(target, ast.Name):
            raise Unknown(ast.unparse(target))
        name = target.id
        if isinstance(value, ast.Constant) and isinstance(value.value, int):
            self.lines.append(f"{self.variable(name, 'n')} = {int(value.value)};")
        elif isinstance(value, ast.Subscript):
            self._part(name, self.object(value.value), value.slice)
        elif isinstance(value, ast.Call) and ast.unparse(value) == "set()":
            self.makes_sets = True
            variable = self.variable(name, "s")
            self.lines.append(f"if (({variable} = new_set(context)) == NULL) return FAILED;")
        elif isinstance(value, ast.Call) and ast.unparse(value.func) == "len":
            counted = self.whole(value)
            self.lines.append(f"{self.variable(name, 'n')} = {counted};")
        elif isinstance(value, (ast.Call, ast.IfExp)):
            self._got(name, value)
        elif isinstance(value, ast.Name):
            held = self.object(value)
            self.lines.append(f"{self.variable(name, 'v')} = {held};")
        elif isinstance(value, (ast.Compare, ast.BoolOp, ast.BinOp)):
            counted = self.whole(value)
            self.lines.append(f"{self.variable(name, 'n')} = {counted};")
        else:
            raise Unknown(ast.unparse(value))

    def _part(self, name: str, holder: str, key: ast.expr) -> None:
        """``name = holder[key]``, which is there."""
        if not isinstance(key, ast.Constant):
            raise Unknown(ast.unparse(key))
        variable = self.variable(name, "v")
        if isinstance(key.value, str):
            constant = self.module.constant(key.value)
            self.lines.append(f"verdict = look_up({holder}, {constant}, &{variable});")
            self.lines.append("if (verdict != VALID) return verdict == FAILED ? FAILED : UNKNOWN;")
        elif type(key.value) is int and 0 <= key.value < 2**31:
            self.lines.append(f"if (!has_item({holder}, {key.value})) return UNKNOWN;")
            self.lines.append(f"{variable} = PyList_GET_ITEM({holder}, {key.value});")
        else:
            raise Unknown(ast.unparse(key))
        self._pin(variable)

    def _got(self, name: str, value: ast.Call | ast.IfExp) -> None:
        """``name = value.get("key")``, or the function that a table has for a key."""
        call, guard = (value.body, value.test) if isinstance(value, ast.IfExp) else (value, None)
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            raise Unknown(ast.unparse(value))
        holder = ast.unparse(call.func.value)
        if call.func.attr != "get" or len(call.args) != 1 or call.keywords:
            raise Unknown(ast.unparse(value))
        if holder in self.module.tables:
            self._got_function(name, holder, call.args[0], guard)
            return
        key = call.args[0]
        if guard is not None or not isinstance(key, ast.Constant) or type(key.value) is not str:
            raise Unknown(ast.unparse(value))
        held, constant = self.object(call.func.value), self.module.constant(key.value)
        variable = self.variable(name, "v")
        self.lines.append(f"if (look_up({held}, {constant}, &{variable}) < 0) return UNKNOWN;")
        self.lines.append(f"if ({variable} == NULL) {variable} = Py_None;")
        self._pin(variable)

    def _got_function(self, name: str, table: str, key: ast.expr, guard: ast.expr | None) -> None:
        """``name = TABLE.get(key)``, or None unless ``isinstance(key, str)``."""
        if guard is not None and ast.unparse(guard) != f"isinstance({ast.unparse(key)}, str)":
            raise Unknown(ast.unparse(guard))
        names, functions = self._table(table)
        self.calls.update(functions)
        value = self.object(key)
        number = self.number()
        known = next((k for k in self.known if ast.unparse(key) == k.key), None)
        if known is not None and set(names) <= set(known.names):
            aligned = self.module.aligned(table, names, functions, known.names)
            told = f"{known.number} < 0 ? NULL : {aligned}[{known.number}]"
            self.lines.append(f"{self.variable(name, 'd')} = {told};")
            return
        self.lines.append(f"{number} = {self.module.names(names)}({value});")
        refuse = "return UNKNOWN;"
        if guard is not None:
            refuse = f"{{ if (is_str({value}) != INVALID) return UNKNOWN; {number} = -1; }}"
        self.lines.append(f"if ({number} < -1) {refuse}")
        self.lines.append(
            f"{self.variable(name, 'd')} = {number} < 0 ? NULL : TABLE_{table}[{number}];"
        )

    def _table(self, table: str) -> tuple[list[str], list[str]]:
        """The names of a table, and the functions for them."""
        names = self.module.keys(table)
        functions = [ast.unparse(each) for each in self.module.tables[table].values]
        if not all(each in self.module.functions for each in functions):
            raise Unknown(table)
        return names, functions

    # --- walks ------------------------------------------------------------------------------

    def _walk(self, walk: Walk) -> None:
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
        for late in walk.late:
            self.lines.append(f"{self.variable(late.variable, 'v')} = Py_None;")
        self.lines.append(f"{at} = 0; {seen} = 0;")
        self.lines.append(f"while (PyDict_Next({holder}, &{at}, &{key}, &{member})) {{")
        if names:
            self.lines.append(f"{number} = {self.module.names(names)}({key});")
            self.lines.append(f"if ({number} < -1) return UNKNOWN;")
            self._cases(walk, names, number, member, seen)
        for loop in walk.loops:
            self._looped(loop, names, number, key, member)
        self.lines.append("}")
        if walk.required:
            self.lines.append(f"if ({seen} != {len(walk.required)}) {REFUSE}")
        for late in walk.late:
            self.kinds[late.variable] = "v"
            self.block(late.body)
        for each in walk.after:
            self.statement(each)

    def _cases(self, walk: Walk, names: list[str], number: str, member: str, seen: str) -> None:
        self.lines.append(f"switch ({number}) {{")
        for position, name in enumerate(names):
            if walk.allowed is not None and name not in walk.allowed:
                self.lines += [f"case {position}:", REFUSE]
                continue
            self.lines.append(f"case {position}:")
            if name in walk.required:
                self.lines.append(f"{seen}++;")
            for late in walk.late:
                if late.name == name:
                    self.lines.append(f"v_{late.variable} = {member};")
                    self._pin(f"v_{late.variable}")
            for case in walk.cases.get(name, ()):
                self._case(walk, case, member)
            self.lines.append("break;")
        if walk.allowed is not None:
            self.lines.append(f"default: {REFUSE}")
        self.lines.append("}")

    def _case(self, walk: Walk, case: Case, member: str) -> None:
        if case.counts:
            self.lines.append(f"n_{walk.counter} -= 1;")
        if case.variable is not None:
            variable = self.variable(case.variable, "v")
            self.lines.append(f"{variable} = {member};")
            self._pin(variable)
        self.block(case.body)

    def _told(self, loop: ast.For) -> set[str]:
        """The names that a loop over all members tells from the others, or has functions for."""
        found: set[str] = set()
        key = _targets(loop.target)[0]
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
        called = _targets(loop.target)
        holds = [key, member] if len(called) == 2 else [member]
        for name, held in zip(called, holds, strict=True):
            variable = self.variable(name, "v")
            self.lines.append(f"{variable} = {held};")
            self._pin(variable)
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

    def _for(self, loop: ast.For) -> None:
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
        source, names = loop.iter, _targets(loop.target)
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
            self._members(self.object(source.func.value), at, source.func.attr, names)
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
        self._pin(variable)

    def _members(self, holder: str, at: str, method: str, names: list[str]) -> None:
        if (method, len(names)) not in {("items", 2), ("values", 1), ("keys", 1)}:
            raise Unknown(method)
        self.lines.append(f"if (!IS({holder}, PyDict_Type)) return UNKNOWN;")
        variables = [self.variable(name, "v") for name in names]
        places = {"items": variables, "values": ["NULL", *variables], "keys": [*variables, "NULL"]}
        key, member = (v if v == "NULL" else f"&{v}" for v in places[method])
        self.lines.append(f"{at} = 0;")
        self.lines.append(f"while (PyDict_Next({holder}, &{at}, {key}, {member})) {{")
        for variable in variables:
            self._pin(variable)

    def _either(self, holder: str, at: str, name: str) -> None:
        """Items of a list or names of a dict, whichever it is."""
        variable = self.variable(name, "v")
        self.lines.append(f"if (!is_container({holder})) return UNKNOWN;")
        self.lines.append(f"for ({at} = 0; next_part({holder}, &{at}, &{variable});) {{")
        self._pin(variable)

    # --- numbers and sets -------------------------------------------------------------------

    def _augment(self, statement: ast.AugAssign) -> None:
        target = statement.target
        if isinstance(statement.op, (ast.Add, ast.Sub)) and self.is_(target, "n"):
            sign = "+" if isinstance(statement.op, ast.Add) else "-"
            added = self.whole(statement.value)
            self.lines.append(f"{self.read(target, 'n')} {sign}= {added};")
        elif isinstance(statement.op, ast.BitOr) and self.is_(target, "s"):
            self._failing(f"see_more({self.read(target, 's')}, {self.read(statement.value, 's')})")
        else:
            raise Unknown(ast.unparse(statement))

    def _note(self, call: ast.Call) -> None:
        """``seen.update(…)`` and ``seen.add(…)``."""
        if not isinstance(call.func, ast.Attribute) or len(call.args) != 1:
            raise Unknown(ast.unparse(call))
        seen, argument = self.read(call.func.value, "s"), call.args[0]
        if call.func.attr == "add" and self.is_(argument, "n"):
            self._failing(f"see_index({seen}, {self.read(argument, 'n')})")
        elif call.func.attr != "update":
            raise Unknown(ast.unparse(call))
        elif isinstance(argument, ast.Set):
            names = ascii(sorted(ast.literal_eval(argument)))
            self._failing(f"see_more({seen}, {self.module.literal(f'frozenset({names})')})")
        elif isinstance(argument, ast.Name):
            self._failing(f"see_all({seen}, {self.object(argument)})")
        elif isinstance(argument, ast.GeneratorExp) and len(argument.generators) == 1:
            self._note_some(seen, argument.elt, argument.generators[0])
        elif isinstance(argument, ast.Call) and ast.unparse(argument.func) == "range":
            self._failing(f"see_range({seen}, {self.whole(argument.args[0])})")
        else:
            raise Unknown(ast.unparse(call))

    def _note_some(self, seen: str, element: ast.expr, source: ast.comprehension) -> None:
        """``seen.update(key for key in value if …)``"""
        names = _targets(source.target)
        if names != [ast.unparse(element)] or len(source.ifs) > 1:
            raise Unknown(ast.unparse(element))
        self._members(self.object(source.iter), self.number(), "keys", names)
        yes, no = self.label(), self.label()
        for test in source.ifs:
            self.jump(test, yes, no)
        self.at(yes)
        self.lines.append(f"if (!IS(v_{names[0]}, PyUnicode_Type)) return UNKNOWN;")
        self._failing(f"see({seen}, v_{names[0]})")
        self.lines += [f"{no}: ;", "}"]

    def _failing(self, call: str) -> None:
        self.lines.append(f"if ((verdict = {call}) < 0) return verdict;")


def _targets(target: ast.expr) -> list[str]:
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    if not all(isinstance(each, ast.Name) for each in parts):
        raise Unknown(ast.unparse(target))
    return [each.id for each in parts if isinstance(each, ast.Name)]


def asking(function: ast.FunctionDef) -> str:
    """A function that Python runs, in C."""
    arguments = function.args.args
    names = ["value", *(["seen"] if len(arguments) == 2 else [])]
    head = ", ".join(f"PyObject *{each}" for each in names)
    seen = names[1] if len(names) == 2 else "NULL"
    return (
        f"static int {decider(function.name)}({head}, Context *context) {{\n"
        f"return ask_plain({quoted(function.name)}, value, {seen});\n}}"
    )
