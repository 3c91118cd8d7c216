"""What the functions of one module share, in C: constants, sets of names, tables, patterns."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from schemawright.native import automata
from schemawright.native.switches import quoted, switch


class Unknown(Exception):
    """A shape of Python that nothing here writes in C: Python itself runs that function."""


#: What the methods of a compiled expression search for.
METHODS = {"search": "{}", "match": "^(?:{})", "fullmatch": "^(?:{})\\Z"}
#: The types of JSON's values, in the order of ``is_exactly`` in ``prelude.h``.
TYPES = ("dict", "list", "str", "bool", "int", "float", "type(None)")


def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def decider(name: str) -> str:
    """The name in C of a deciding function."""
    return "decide_" + name.removeprefix("valid_")


@dataclass(slots=True)
class Module:
    """A module of deciding functions, read; and what its functions in C need, gathered."""

    functions: dict[str, ast.FunctionDef]
    tables: dict[str, ast.Dict]
    #: Where a pattern's constant comes from: a call of ``Pattern`` or ``Automaton``.
    patterns: dict[str, ast.Call]
    #: Imported functions.
    helpers: frozenset[str]
    #: The C variable for a literal of Python, by its text.
    constants: dict[str, str] = field(default_factory=dict)
    #: The C function for a tuple of names.
    switches: dict[tuple[str, ...], str] = field(default_factory=dict)
    #: The C functions for patterns and their methods; None where `re` is asked.
    matchers: dict[tuple[str, str], str | None] = field(default_factory=dict)
    #: Text of C that stands above the functions.
    above: list[str] = field(default_factory=list)
    #: Arrays of functions, which stand below their declarations.
    arrays: list[str] = field(default_factory=list)
    #: C variables for the functions of Python that are called.
    asked: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: ast.Module) -> Module:
        functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
        assigned = {
            ast.unparse(n.targets[0]): n.value for n in tree.body if isinstance(n, ast.Assign)
        }
        tables = {name: n for name, n in assigned.items() if isinstance(n, ast.Dict)}
        patterns = {name: n for name, n in assigned.items() if isinstance(n, ast.Call)}
        imports = [n for n in tree.body if isinstance(n, ast.ImportFrom)]
        helpers = frozenset(
            a.asname or a.name
            for n in imports
            for a in n.names
            if n.module not in {"__future__", "typing"}
        )
        return cls(functions, tables, patterns, helpers)

    def constant(self, value: Any) -> str:
        """The C variable that holds `value`, made of strings, numbers, lists and dicts."""
        return self.literal(ascii(value))

    def literal(self, text: str) -> str:
        return self.constants.setdefault(text, f"K{len(self.constants)}")

    def names(self, names: Sequence[str]) -> str:
        """The C function that tells `names` apart."""
        key = tuple(names)
        if key not in self.switches:
            self.switches[key] = f"names_{len(self.switches) + 1}"
            constants = ["" if name.isascii() else self.constant(name) for name in key]
            self.above.append(switch(self.switches[key], key, constants))
        return self.switches[key]

    def keys(self, table: str) -> list[str]:
        """The keys of a table, all of them strings."""
        display = self.tables[table]
        keys = [key.value for key in display.keys if isinstance(key, ast.Constant)]
        found = [key for key in keys if isinstance(key, str)]
        if len(found) != len(display.values) or len(set(found)) != len(found):
            raise Unknown(table)
        return found

    def types(self, table: str, order: Sequence[str]) -> str:
        """The C array of the types that a table has for names, in their order."""
        known = {ast.unparse(each): number for number, each in enumerate(map(_parsed, TYPES), 1)}
        said = [ast.unparse(each) for each in self.tables[table].values]
        if not known.keys() >= set(said):
            raise Unknown(table)
        found = dict(zip(self.keys(table), said, strict=True))
        numbers = (str(known[found[each]] if each in found else 0) for each in order)
        name = f"TYPES_{len(self.arrays)}_{table}"
        self.arrays.append(f"static const char {name}[] = {{{', '.join(numbers)}}};")
        return name

    def aligned(self, table: str, names: list[str], functions: list[str], order: list[str]) -> str:
        """The C array of a table's functions in the order of other names; NULL for those that
        are not its own."""
        name = f"ALIGNED_{len(self.arrays)}_{table}"
        found = dict(zip(names, functions, strict=True))
        entries = (decider(found[each]) if each in found else "NULL" for each in order)
        self.arrays.append(f"static const Decide {name}[] = {{{', '.join(entries)}}};")
        return name

    def matcher(self, pattern: str, method: str) -> str | None:
        """The C function that asks a method of the pattern, or None."""
        key = (pattern, method)
        if key not in self.matchers:
            self.matchers[key] = self._matcher(pattern, method)
        return self.matchers[key]

    def _matcher(self, pattern: str, method: str) -> str | None:
        call = self.patterns[pattern]
        try:
            arguments = [ast.literal_eval(each) for each in call.args]
            if ast.unparse(call.func) == "Pattern":
                found = automata.from_expression(METHODS[method].format(*arguments))
            elif method == "search":
                found = automata.from_program(*arguments)
            else:
                return None
        except (automata.NotRegular, ValueError, TypeError):
            return None
        name = f"{method}_{pattern}"
        tests = []
        for number, (automaton, wanted) in enumerate(found):
            constant = f"automaton_{method}_{pattern}_{number}"
            self.above.append(automata.written(constant, automaton))
            refuse = f"if (verdict != {int(wanted)}) return verdict < 0 ? verdict : INVALID;"
            tests += [f"verdict = matches(&{constant}, text);", refuse]
        head = f"static int {name}(PyObject *text) {{ int verdict;"
        body = f"{tests[0]} return verdict;" if len(found) == 1 else " ".join(tests)
        self.above.append(f"{head} {body} return VALID; }}")
        return name

    def helper(self, name: str, method: str | None, argument: str) -> str:
        """The call of a function of Python, or of a method of a constant, with one argument."""
        key = name if method is None else f"{method}_{name}"
        variable = self.asked.setdefault(key, f"asked_{key}")
        said = "NULL" if method is None else quoted(method)
        return f"ask_helper(&{variable}, {quoted(name)}, {said}, {argument})"
