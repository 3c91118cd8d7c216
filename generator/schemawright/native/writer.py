"""The text of one function in C, block by block.

A check that fails leaves by a jump, one that passes goes on with the next line. So every check
is written for its value and `no`, the statement that a failure runs:

    w.require("is_of(v1, STRING)", no)      if ((verdict = is_of(v1, STRING)) != VALID) { … }

What is neither true nor false (an exception, or a value that Python decides about) leaves the
function at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from itertools import count
from typing import TypeAlias

from schemawright.data_classes import mutable
from schemawright.ir.checks import AnyCheck
from schemawright.native.module import CFile

#: What a failure of the whole function runs.
REFUSE = "return INVALID;"
Statements: TypeAlias = "Callable[[Writer, AnyCheck, str, str], None]"


@mutable
class Writer:
    """Writes one function. With `pins` other code may run below it, so that values must be kept
    alive; with `marks` it notes what it evaluates in the set ``seen``."""

    module: CFile
    #: Writes a check for a value, with what it runs where the value fails.
    statements: Statements
    pins: bool
    marks: bool
    lines: list[str] = field(default_factory=list)
    #: How often something is kept alive until the function or the turn of a loop ends.
    kept: int = 0
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _depth: int = 1

    def decide(self, check: AnyCheck, value: str, no: str) -> None:
        """`value` passes `check`, or `no`."""
        self.statements(self, check, value, no)

    def line(self, text: str) -> None:
        """Add a line, indented as the blocks around it ask."""
        self.lines.append("    " * self._depth + text)

    def fresh(self, hint: str) -> str:
        """A variable that nothing else uses."""
        return f"{hint}{next(self._numbers)}"

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Lines in braces: a loop, a branch."""
        self.line(f"{head} {{")
        self._depth += 1
        yield
        self._depth -= 1
        self.line("}")

    @contextmanager
    def captured(self) -> Iterator[list[str]]:
        """The lines that are written meanwhile, for a block below; they are left out here."""
        lines, self.lines = self.lines, []
        self._depth += 1
        yield self.lines
        self._depth -= 1
        self.lines = lines

    @contextmanager
    def loop(self, head: str) -> Iterator[None]:
        """The same for a loop: each turn lets go of what it kept alive."""
        kept, mark = self.kept, self.fresh("mark")
        with self.block(head):
            start = len(self.lines)
            yield
            if self.kept > kept:
                self.lines.insert(start, f"Py_ssize_t {mark} = context->count;")
                self.line(f"release(context, {mark});")

    @contextmanager
    def items(self, array: str, start: int = 0) -> Iterator[str]:
        """A loop over the items of an array from `start` on: the variable with the item's place."""
        at = self.fresh("at")
        self.expect(array, "PyList_Type")
        end = f"PyList_GET_SIZE({array})"
        with self.loop(f"for (Py_ssize_t {at} = {start}; {at} < {end}; {at}++)"):
            yield at

    @contextmanager
    def members(self, holder: str) -> Iterator[tuple[str, str]]:
        """A loop over the members of a dict: the variables with the name and the value."""
        at, key, member = self.fresh("at"), self.fresh("key"), self.fresh("member")
        self.line(f"Py_ssize_t {at} = 0;")
        self.line(f"PyObject *{key}, *{member};")
        with self.loop(f"while (PyDict_Next({holder}, &{at}, &{key}, &{member}))"):
            self.pin(key, member)
            yield key, member

    @contextmanager
    def skip(self) -> Iterator[str]:
        """A jump to the end of what is written meanwhile."""
        label = self.fresh("L")
        yield f"goto {label};"
        self.line(f"{label}: ;")

    # --- tests ------------------------------------------------------------------------------

    def require(self, verdict: str, no: str) -> None:
        """`verdict` is VALID, or `no`."""
        test = f"if ((verdict = {verdict}) != VALID)"
        if no == REFUSE:
            self.line(f"{test} return verdict;")
        else:
            self.line(f"{test} {{ if (verdict < 0) return verdict; {no} }}")

    def require_that(self, condition: str, no: str) -> None:
        """`condition`, which cannot fail, holds, or `no`."""
        self.line(f"if (!({condition})) {no}")

    def expect(self, value: str, kind: str) -> None:
        """`value` is exactly of the type `kind`, as what has been checked tells already."""
        self.line(f"if (!IS({value}, {kind})) return UNKNOWN;")

    def run(self, call: str) -> None:
        """`call` does something; only errors count."""
        self.line(f"if ((verdict = {call}) < 0) return verdict;")

    # --- values -----------------------------------------------------------------------------

    def pin(self, *variables: str) -> None:
        """Keep values alive while other code may run."""
        for variable in variables if self.pins else ():
            self.line(f"if (pin(context, {variable}) < 0) return FAILED;")
            self.kept += 1

    def new_set(self) -> str:
        """A variable with an empty set."""
        name = self.fresh("noted")
        self.line(f"PyObject *{name} = new_set(context);")
        self.line(f"if ({name} == NULL) return FAILED;")
        self.kept += 1
        return name

    def item(self, array: str, at: str) -> str:
        """A variable with the item at a place that the array has."""
        variable = self.fresh("item")
        self.line(f"PyObject *{variable} = PyList_GET_ITEM({array}, {at});")
        self.pin(variable)
        return variable

    def look_up(self, holder: str, name: str, no: str | None) -> str:
        """A variable with the member `name`; it is NULL where there is none, unless that is
        `no`."""
        variable = self.fresh("part")
        self.line(f"PyObject *{variable};")
        call = f"look_up({holder}, {self.module.constant(name)}, &{variable})"
        if no is None:
            self.run(call)
        else:
            self.require(call, no)
            self.pin(variable)
        return variable
