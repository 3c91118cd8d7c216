"""Writes the calls in conditions: of deciding functions, of what the run time has, of Python's own
functions."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from schemawright.native.module import METHODS, Unknown, decider
from schemawright.native.writer import Writer, called_in, elements

#: The exact types of JSON's values, in C.
TYPES = {
    "dict": "PyDict_Type",
    "list": "PyList_Type",
    "str": "PyUnicode_Type",
    "bool": "PyBool_Type",
    "int": "PyLong_Type",
    "float": "PyFloat_Type",
}

#: What ``prelude.h`` has for methods of strings, and for functions of the run time.
_TAILS = {"startswith": "starts", "endswith": "ends"}
_HELPERS = {"unique": "are_different", "all_strings": "are_strings"}


@dataclass(slots=True)
class Calls(Writer):
    """The part of a function's writer that writes calls which are true or false."""

    def method_call(self, node: ast.Call, function: ast.Attribute) -> str:
        argument = node.args[0] if len(node.args) == 1 else node
        if function.attr in METHODS:
            return self.search(node)
        text = argument.value if isinstance(argument, ast.Constant) else None
        if function.attr in _TAILS and isinstance(text, str):
            value, constant = self.object(function.value), self.module.constant(text)
            return f"{_TAILS[function.attr]}({value}, {constant})"
        if function.attr == "issuperset" and isinstance(argument, ast.Name):
            names = _members(function.value)
            return f"is_within({self.object(argument)}, {self.module.names(sorted(names))})"
        raise Unknown(ast.unparse(node))

    def search(self, node: ast.Call) -> str:
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr not in METHODS:
            raise Unknown(ast.unparse(node))
        name, text = ast.unparse(function.value), self.object(node.args[0])
        if name not in self.module.patterns:
            raise Unknown(ast.unparse(node))
        matcher = self.module.matcher(name, function.attr)
        if matcher is not None:
            return f"{matcher}({text})"
        self.asks = True
        return self.module.helper(name, function.attr, text)

    def named_call(self, node: ast.Call, name: str | None) -> str:
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
        value = self.object(node.args[0])
        if name in _HELPERS and len(node.args) == 1:
            return f"{_HELPERS[name]}({value})"
        if len(node.args) == 1:
            self.asks = True
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
        names = [ast.unparse(each) for each in elements(types)]
        if set(names) == {"int", "float"}:
            return f"is_number({value})"
        if len(names) == 1 and names[0] in TYPES:
            return f"is_{names[0]}({value})"
        raise Unknown(ast.unparse(types))


def _members(node: ast.expr) -> set[str]:
    """The strings of a set, or of ``frozenset`` of one."""
    if isinstance(node, ast.Call) and called_in(node) == "frozenset" and len(node.args) == 1:
        node = node.args[0]
    parts = elements(node)
    if not isinstance(node, (ast.Set, ast.Tuple, ast.List)) or not all(
        isinstance(each, ast.Constant) and isinstance(each.value, str) for each in parts
    ):
        raise Unknown(ast.unparse(node))
    return {str(each.value) for each in parts if isinstance(each, ast.Constant)}


def _literal(node: ast.expr) -> str:
    try:
        return ascii(ast.literal_eval(node))
    except ValueError:
        raise Unknown(ast.unparse(node)) from None
