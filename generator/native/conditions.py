"""Writes the conditions of a deciding function in C, as jumps.

``isinstance(x, str) and x in {"a"}`` becomes

    if ((verdict = is_str(v_x)) < 0) return verdict;
    if (!verdict) return INVALID;
    ...

Every test gives a verdict of ``prelude.h``; what is neither true nor false ends the function.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from itertools import count

from generator.native.module import Module, Unknown, decider
from generator.native.walks import strings

REFUSE = "return INVALID;"
ACCEPT = "return VALID;"

_TYPES = {
    "dict": "PyDict_Type",
    "list": "PyList_Type",
    "str": "PyUnicode_Type",
    "bool": "PyBool_Type",
    "int": "PyLong_Type",
    "float": "PyFloat_Type",
}
_SINGLETONS = {None: "Py_None", True: "Py_True", False: "Py_False"}
_OPERATIONS = {
    ast.Lt: "Py_LT",
    ast.LtE: "Py_LE",
    ast.Gt: "Py_GT",
    ast.GtE: "Py_GE",
    ast.Eq: "Py_EQ",
    ast.NotEq: "Py_NE",
}
_SIGNS = {"Py_LT": "<", "Py_LE": "<=", "Py_GT": ">", "Py_GE": ">=", "Py_EQ": "==", "Py_NE": "!="}
#: Whole numbers up to here are doubles exactly.
_EXACT = 2**53


@dataclass(slots=True)
class Known:
    """A key that a walk has told from the others: its number among `names` is in `number`."""

    key: str
    number: str
    names: list[str]


@dataclass(slots=True)
class Conditions:
    """The part of a function's writer that writes conditions. A variable of Python is one of C
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

    # --- jumps ------------------------------------------------------------------------------

    def label(self) -> str:
        return f"L{next(self.numbers)}"

    def at(self, label: str) -> None:
        self.lines.append(f"{label}: ;")

    def jump(self, node: ast.expr, yes: str, no: str) -> None:
        """Go to `yes` if `node` is true, otherwise to `no`: labels, or `REFUSE` and `ACCEPT`."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self.jump(node.operand, no, yes)
        elif isinstance(node, ast.BoolOp):
            for value in node.values[:-1]:
                following = self.label()
                if isinstance(node.op, ast.And):
                    self.jump(value, following, no)
                else:
                    self.jump(value, yes, following)
                self.at(following)
            self.jump(node.values[-1], yes, no)
        elif isinstance(node, ast.Compare) and len(node.ops) > 1:
            self.jump(_pairs(node), yes, no)
        elif isinstance(node, ast.Compare) and self._is_negative(node.ops[0]):
            self.leaf(self.comparison(node.left, node.ops[0], node.comparators[0]), no, yes)
        elif isinstance(node, ast.Compare):
            self.leaf(self.comparison(node.left, node.ops[0], node.comparators[0]), yes, no)
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
            self.lines.append(_go(yes if node.value else no))
        else:
            self.leaf(self.verdict(node), yes, no)

    @staticmethod
    def _is_negative(operation: ast.cmpop) -> bool:
        return isinstance(operation, (ast.IsNot, ast.NotIn))

    def leaf(self, test: tuple[str, bool], yes: str, no: str) -> None:
        text, is_sure = test
        if is_sure:
            self.lines.append(f"if ({text}) {_go(yes)} else {_go(no)}")
        elif no == REFUSE:
            self.lines.append(f"if ((verdict = {text}) != VALID) return verdict;")
            self.lines.append(_go(yes))
        else:
            self.lines.append(f"if ((verdict = {text}) < 0) return verdict;")
            self.lines.append(f"if (verdict) {_go(yes)} else {_go(no)}")

    def counted(self, node: ast.expr) -> str:
        """The variable that is 1 if `node` is true and 0 if it is not."""
        name = self.number()
        yes, no, after = self.label(), self.label(), self.label()
        self.jump(node, yes, no)
        self.lines += [f"{yes}: {name} = 1; goto {after};", f"{no}: {name} = 0;", f"{after}: ;"]
        return name

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

    # --- comparisons ------------------------------------------------------------------------

    def comparison(self, left: ast.expr, operation: ast.cmpop, right: ast.expr) -> tuple[str, bool]:
        """The verdict on a comparison, for ``not in`` and ``is not`` on its opposite; and
        whether it is sure to be true or false."""
        if isinstance(operation, (ast.Is, ast.IsNot)):
            return self._identity(left, right)
        if isinstance(operation, (ast.In, ast.NotIn)):
            return self._membership(left, right)
        if isinstance(left, ast.Constant) and self._is_object(right):
            turned = _turned(left, operation, right)
            left, operation, right = turned.left, turned.ops[0], turned.comparators[0]
        sign = _OPERATIONS[type(operation)]
        if self._is_modulo(left, right, sign):
            assert isinstance(left, ast.BinOp)
            text = f"is_whole({self.object(left.left)})"
            return (text if sign == "Py_EQ" else f"negated({text})"), False
        if self._is_object(left):
            return self._compared(left, sign, right)
        if isinstance(left, ast.Call) and _called(left) == "type":
            if sign in {"Py_EQ", "Py_NE"}:
                text, _ = self._identity(left, right)
                return (text if sign == "Py_EQ" else f"!({text})"), True
        return self._numbers(left, sign, right), True

    def _is_object(self, node: ast.expr) -> bool:
        return self.is_(node, "v")

    @staticmethod
    def _is_modulo(left: ast.expr, right: ast.expr, sign: str) -> bool:
        if not isinstance(left, ast.BinOp) or not isinstance(left.op, ast.Mod):
            return False
        return ast.unparse(left.right) == "1" and ast.unparse(right) == "0" and "E" in sign[3:]

    def _identity(self, left: ast.expr, right: ast.expr) -> tuple[str, bool]:
        if isinstance(right, ast.Constant) and right.value is None and self.is_(left, "d"):
            return f"{self.read(left, 'd')} == NULL", True
        if isinstance(right, ast.Constant) and right.value is None and isinstance(left, ast.Call):
            # A search gives something or None, which is the opposite of its verdict.
            return f"negated({self._search(left)})", False
        if isinstance(left, ast.Call) and _called(left) == "type" and len(left.args) == 1:
            if isinstance(right, ast.Call):
                return self._type_in_table(self.object(left.args[0]), right), False
            if isinstance(right, ast.Name) and right.id in _TYPES:
                return f"IS({self.object(left.args[0])}, {_TYPES[right.id]})", True
        if isinstance(right, ast.Constant) and right.value in (None, True, False):
            if right.value is None or isinstance(right.value, bool):
                return f"{self.object(left)} == {_SINGLETONS[right.value]}", True
        raise Unknown(ast.unparse(left))

    def _type_in_table(self, value: str, source: ast.Call) -> str:
        """``type(value) is TABLE.get(key)``"""
        function = source.func
        if not isinstance(function, ast.Attribute) or function.attr != "get":
            raise Unknown(ast.unparse(source))
        table, key = ast.unparse(function.value), source.args[0]
        if table not in self.module.tables or len(source.args) != 1:
            raise Unknown(ast.unparse(source))
        names = self.module.keys(table)
        known = next((k for k in self.known if ast.unparse(key) == k.key), None)
        if known is not None and set(names) <= set(known.names):
            types = self.module.types(table, known.names)
            return f"is_in_table({value}, {known.number}, {types})"
        types = self.module.types(table, names)
        return f"is_in_table({value}, {self.module.names(names)}({self.object(key)}), {types})"

    def _membership(self, left: ast.expr, right: ast.expr) -> tuple[str, bool]:
        if isinstance(left, ast.Call) and _called(left) == "type":
            tests = [self._identity(left, each)[0] for each in _elements(right)]
            return " || ".join(tests), True
        if self.is_(right, "s"):
            held = self.read(right, "s")
            if self.is_(left, "n"):
                return f"has_seen_index({held}, {self.read(left, 'n')})", False
            return f"has_seen({held}, {self.object(left)})", False
        if isinstance(left, ast.Constant) and isinstance(left.value, str):
            return f"has({self.object(right)}, {self.module.constant(left.value)})", False
        return self._among(left, right)

    def _among(self, left: ast.expr, right: ast.expr) -> tuple[str, bool]:
        elements = _elements(right)
        if not all(isinstance(e, ast.Constant) and isinstance(e.value, str) for e in elements):
            raise Unknown(ast.unparse(right))
        names = strings(ast.Set(elements)) or set()
        known = next((k for k in self.known if ast.unparse(left) == k.key), None)
        if known is not None and names <= set(known.names):
            if len(names) == len(known.names):
                return f"{known.number} >= 0", True
            members = [number for number, name in enumerate(known.names) if name in names]
            return " || ".join(f"{known.number} == {each}" for each in members) or "0", True
        return f"found({self.module.names(sorted(names))}({self.object(left)}))", False

    def _compared(self, left: ast.expr, sign: str, right: ast.expr) -> tuple[str, bool]:
        value = self.object(left)
        if ast.unparse(right) in {"[]", "{}"} and sign in {"Py_EQ", "Py_NE"}:
            kind = "PyList_Type" if ast.unparse(right) == "[]" else "PyDict_Type"
            text = f"is_empty({value}, &{kind})"
            return (text if sign == "Py_EQ" else f"negated({text})"), False
        try:
            limit = ast.literal_eval(right)
        except ValueError:
            raise Unknown(ast.unparse(right)) from None
        constant = self.module.literal(ascii(limit))
        if isinstance(limit, str) and sign in {"Py_EQ", "Py_NE"}:
            text = f"is_text({value}, {constant})"
            return (text if sign == "Py_EQ" else f"negated({text})"), False
        if isinstance(limit, bool) or not isinstance(limit, (int, float)):
            raise Unknown(ast.unparse(right))
        if isinstance(limit, int) and abs(limit) <= _EXACT:
            return f"compare_whole({value}, {limit}LL, {constant}, {sign})", False
        return f"compare_slowly({value}, {constant}, {sign})", False

    # --- whole numbers of ours --------------------------------------------------------------

    def _numbers(self, left: ast.expr, sign: str, right: ast.expr) -> str:
        return f"{self.whole(left)} {_SIGNS[sign]} {self.whole(right)}"

    def whole(self, node: ast.expr) -> str:
        """A number that is counted, not one that is judged: the length of something, a sum of
        things that are true or false."""
        if isinstance(node, ast.Constant) and type(node.value) is int and abs(node.value) < 2**62:
            return f"{node.value}"
        if self.is_(node, "n"):
            return self.read(node, "n")
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            left, right = self.whole(node.left), self.whole(node.right)
            return f"({left} {'+' if isinstance(node.op, ast.Add) else '-'} {right})"
        if isinstance(node, ast.Call) and _called(node) == "len" and len(node.args) == 1:
            name = self.number()
            self.lines.append(f"{name} = length({self.object(node.args[0])});")
            self.lines.append(f"if ({name} < 0) return UNKNOWN;")
            return name
        if isinstance(node, (ast.Compare, ast.BoolOp, ast.Call)):
            return self.counted(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.counted(node)
        raise Unknown(ast.unparse(node))

    # --- everything else that is true or false ----------------------------------------------

    def verdict(self, node: ast.expr) -> tuple[str, bool]:
        if isinstance(node, ast.Name):
            if self.is_(node, "n"):
                return f"{self.read(node, 'n')} != 0", True
            return f"is_true({self.object(node)})", False
        if isinstance(node, ast.BinOp):
            return f"{self.whole(node)} != 0", True
        if not isinstance(node, ast.Call) or node.keywords:
            raise Unknown(ast.unparse(node))
        if isinstance(node.func, ast.Attribute):
            return self._method(node, node.func), False
        return self._call(node, _called(node)), False

    def _method(self, node: ast.Call, function: ast.Attribute) -> str:
        argument = node.args[0] if len(node.args) == 1 else node
        if function.attr == "search":
            return self._search(node)
        if function.attr == "startswith" and isinstance(argument, ast.Constant):
            if isinstance(argument.value, str):
                prefix = self.module.constant(argument.value)
                return f"starts({self.object(function.value)}, {prefix})"
        if function.attr == "issuperset" and isinstance(argument, ast.Name):
            names = _members(function.value)
            return f"is_within({self.object(argument)}, {self.module.names(sorted(names))})"
        raise Unknown(ast.unparse(node))

    def _search(self, node: ast.Call) -> str:
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr != "search":
            raise Unknown(ast.unparse(node))
        name, text = ast.unparse(function.value), self.object(node.args[0])
        if name not in self.module.patterns:
            raise Unknown(ast.unparse(node))
        matcher = self.module.matcher(name)
        if matcher is not None:
            return f"{matcher}({text})"
        self.asks = True
        return self.module.helper(name, "search", text)

    def _call(self, node: ast.Call, name: str | None) -> str:
        name = self.aliases.get(name or "", name)
        if name is None:
            raise Unknown(ast.unparse(node))
        if name == "isinstance" and len(node.args) == 2:
            return self._isinstance(self.object(node.args[0]), node.args[1])
        if self.kinds.get(name) == "d":
            return f"d_{name}({self.object(node.args[0])}, context)"
        if name in self.module.functions:
            return self._decider(node, name)
        if name in self.module.helpers:
            return self._helped(node, name)
        raise Unknown(ast.unparse(node))

    def _decider(self, node: ast.Call, name: str) -> str:
        self.calls.add(name)
        wanted = len(self.module.functions[name].args.args)
        if len(node.args) != wanted or wanted > 2:
            raise Unknown(ast.unparse(node))
        value = self.object(node.args[0])
        seen = f"{self.read(node.args[1], 's')}, " if wanted == 2 else ""
        return f"{decider(name)}({value}, {seen}context)"

    def _helped(self, node: ast.Call, name: str) -> str:
        """A function of the run time: in C where it is here as well, and asked otherwise."""
        self.asks = True
        value = self.object(node.args[0])
        if name == "unique" and len(node.args) == 1:
            asked = self.module.helper(name, None, value)
            return f"((verdict = are_different({value})) == UNKNOWN ? {asked} : verdict)"
        if len(node.args) == 1:
            return self.module.helper(name, None, value)
        if name == "equal" and len(node.args) == 2:
            return f"same({value}, {self.module.literal(_literal(node.args[1]))}, 0)"
        if name == "multiple_of" and len(node.args) in {2, 3}:
            numbers = [ast.literal_eval(each) for each in node.args[1:]]
            if all(type(each) is int and 0 < each < 10**15 for each in numbers):
                numerator, denominator = (*numbers, 1)[:2]
                if denominator < 10**15:
                    return f"is_multiple({value}, {numerator}LL, {denominator}LL)"
        raise Unknown(ast.unparse(node))

    def _isinstance(self, value: str, types: ast.expr) -> str:
        names = [ast.unparse(each) for each in _elements(types)]
        if set(names) == {"int", "float"}:
            return f"is_number({value})"
        if len(names) == 1 and names[0] in _TYPES:
            return f"is_{names[0]}({value})"
        raise Unknown(ast.unparse(types))


def _go(target: str) -> str:
    return target if target.startswith("return") else f"goto {target};"


def _called(node: ast.Call) -> str | None:
    return node.func.id if isinstance(node.func, ast.Name) else None


def _pairs(node: ast.Compare) -> ast.expr:
    """``0 <= x < 5`` as ``0 <= x and x < 5``."""
    parts = [node.left, *node.comparators]
    if not all(isinstance(each, (ast.Name, ast.Constant)) for each in parts):
        raise Unknown(ast.unparse(node))
    flipped: list[ast.expr] = []
    for left, operation, right in zip(parts, node.ops, parts[1:], strict=False):
        flipped.append(_turned(left, operation, right))
    return ast.BoolOp(ast.And(), flipped)


def _turned(left: ast.expr, operation: ast.cmpop, right: ast.expr) -> ast.Compare:
    turns: dict[type[ast.cmpop], ast.cmpop] = {
        ast.Lt: ast.Gt(),
        ast.LtE: ast.GtE(),
        ast.Gt: ast.Lt(),
        ast.GtE: ast.LtE(),
        ast.Eq: ast.Eq(),
    }
    if isinstance(left, ast.Constant) and type(operation) in turns:
        return ast.Compare(right, [turns[type(operation)]], [left])
    return ast.Compare(left, [operation], [right])


def _elements(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, (ast.Set, ast.Tuple, ast.List)):
        return list(node.elts)
    return [node]


def _members(node: ast.expr) -> set[str]:
    """The strings of a set, or of ``frozenset`` of one."""
    if isinstance(node, ast.Call) and _called(node) == "frozenset" and len(node.args) == 1:
        node = node.args[0]
    elements = _elements(node)
    if not isinstance(node, (ast.Set, ast.Tuple, ast.List)) or not all(
        isinstance(each, ast.Constant) and isinstance(each.value, str) for each in elements
    ):
        raise Unknown(ast.unparse(node))
    return {str(each.value) for each in elements if isinstance(each, ast.Constant)}


def _literal(node: ast.expr) -> str:
    try:
        return ascii(ast.literal_eval(node))
    except ValueError:
        raise Unknown(ast.unparse(node)) from None
