"""Writes one deciding function in C: its statements."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from schemawright.native.conditions import ACCEPT, REFUSE
from schemawright.native.loops import PIN, Loops, targets
from schemawright.native.module import Unknown, decider
from schemawright.native.peephole import tidied
from schemawright.native.shapes import member_of, named
from schemawright.native.switches import quoted
from schemawright.native.walks import Walk, gathered


@dataclass(slots=True)
class FunctionWriter(Loops):
    """One function. Raises `Unknown` for what it cannot write."""

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
        self.pin(f"v_{arguments[0]}")
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
            if not line.startswith(PIN):
                body.append(line)
            elif pins:
                body.append(f"if (pin(context, {line[len(PIN) :]}) < 0) return FAILED;")
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

    # --- statements -------------------------------------------------------------------------

    def block(self, statements: list[ast.stmt]) -> None:
        for each in gathered(statements):
            if isinstance(each, Walk):
                self.walk(each)
            else:
                self.statement(each)

    def statement(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.If):
            self._if(statement)
        elif isinstance(statement, ast.Return) and statement.value is not None:
            self.jump(statement.value, ACCEPT, REFUSE)
        elif isinstance(statement, ast.For):
            self.loop(statement)
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
        self.pin(variable)
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
        self.pin(variable)

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
        self.pin(variable)

    def _got_function(self, name: str, table: str, key: ast.expr, guard: ast.expr | None) -> None:
        """``name = TABLE.get(key)``, or None unless ``isinstance(key, str)``."""
        if guard is not None and ast.unparse(guard) != f"isinstance({ast.unparse(key)}, str)":
            raise Unknown(ast.unparse(guard))
        names, functions = self.table(table)
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
        names = targets(source.target)
        if names != [ast.unparse(element)] or len(source.ifs) > 1:
            raise Unknown(ast.unparse(element))
        self.members(self.object(source.iter), self.number(), "keys", names)
        yes, no = self.label(), self.label()
        for test in source.ifs:
            self.jump(test, yes, no)
        self.at(yes)
        self.lines.append(f"if (!IS(v_{names[0]}, PyUnicode_Type)) return UNKNOWN;")
        self._failing(f"see({seen}, v_{names[0]})")
        self.lines += [f"{no}: ;", "}"]

    def _failing(self, call: str) -> None:
        self.lines.append(f"if ((verdict = {call}) < 0) return verdict;")


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
