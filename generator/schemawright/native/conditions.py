"""Writes the conditions of a deciding function in C, as jumps.

``isinstance(x, str) and x in {"a"}`` becomes

    if ((verdict = is_str(v_x)) < 0) return verdict;
    if (!verdict) return INVALID;
    ...

Every test gives a verdict of ``prelude.h``; what is neither true nor false ends the function.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from schemawright.native.calls import TYPES, Calls
from schemawright.native.module import Unknown
from schemawright.native.shapes import strings
from schemawright.native.writer import called_in, elements

REFUSE = "return INVALID;"
ACCEPT = "return VALID;"

_SINGLETONS = {"None": "Py_None", "True": "Py_True", "False": "Py_False"}
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
class Conditions(Calls):
    """The part of a function's writer that writes conditions."""

    # --- jumps ------------------------------------------------------------------------------

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
        items = _counted_twice(left, right)
        if items is not None and sign in {"Py_EQ", "Py_LT"}:
            text = f"are_different_strings({self.object(items)})"
            return (text if sign == "Py_EQ" else f"negated({text})"), False
        if self._is_modulo(left, right, sign):
            assert isinstance(left, ast.BinOp)
            text = f"is_whole({self.object(left.left)})"
            return (text if sign == "Py_EQ" else f"negated({text})"), False
        if self._is_object(left):
            return self._compared(left, sign, right)
        if isinstance(left, ast.Call) and called_in(left) == "type":
            raise Unknown(ast.unparse(left))
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
            return f"negated({self.search(left)})", False
        if isinstance(left, ast.Call) and called_in(left) == "type" and len(left.args) == 1:
            if isinstance(right, ast.Call):
                return self._type_in_table(self.object(left.args[0]), right), False
            if isinstance(right, ast.Name) and right.id in TYPES:
                return f"IS({self.object(left.args[0])}, {TYPES[right.id]})", True
        single = ast.unparse(right)
        if single in _SINGLETONS:
            return f"{self.object(left)} == {_SINGLETONS[single]}", True
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
        if isinstance(left, ast.Call) and called_in(left) == "type":
            tests = [self._identity(left, each)[0] for each in elements(right)]
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
        parts = elements(right)
        if not all(isinstance(e, ast.Constant) and isinstance(e.value, str) for e in parts):
            raise Unknown(ast.unparse(right))
        names = strings(ast.Set(parts)) or set()
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
        if isinstance(node, ast.Call) and called_in(node) == "len" and len(node.args) == 1:
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
            return self.method_call(node, node.func), False
        return self.named_call(node, called_in(node)), False


def _go(target: str) -> str:
    return target if target.startswith("return") else f"goto {target};"


def _counted_twice(left: ast.expr, right: ast.expr) -> ast.expr | None:
    """``items`` of ``len(set(items))`` beside ``len(items)``."""
    said = ast.unparse(right)
    if isinstance(right, ast.Call) and ast.unparse(left) == f"len(set({said[4:-1]}))":
        return right.args[0]
    return None


def _pairs(node: ast.Compare) -> ast.expr:
    """``0 <= x < 5`` as ``0 <= x and x < 5``."""
    parts = [node.left, *node.comparators]
    if not all(isinstance(e, (ast.Name, ast.Constant)) or _is_length(e) for e in parts):
        raise Unknown(ast.unparse(node))
    flipped: list[ast.expr] = []
    for left, operation, right in zip(parts, node.ops, parts[1:], strict=False):
        flipped.append(_turned(left, operation, right))
    return ast.BoolOp(ast.And(), flipped)


def _is_length(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and called_in(node) == "len"


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
