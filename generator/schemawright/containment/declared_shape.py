"""The second reading of open objects: values that have no members but those that are described.

    object: property a: string     ->     object: property a: string,
                                           others than a: never

A schema that is open accepts members of any name and value, so describing one more takes something
away: {"b": 1} was accepted, and with "b" as a string it is not. Nobody who keeps to what is
described sends that. This reading leaves such values out, on the side of what is accepted and
nowhere else. What a ``not`` or a condition speaks of counts as described; an object of which
nothing is described, or that says what others are, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from typing import TypeAlias

from schemawright.data_classes import mutable
from schemawright.ir import checks as ir
from schemawright.ir.checks import AnyCheck, Function, FunctionCall, Never, Program
from schemawright.ir.traversal import parts

#: What the entry of a schema's shape is called, after the schema's own.
SHAPE = " as described"
#: So many members, and items, are noted again for functions that call others. Where there are more,
#: as in a long chain each of whose links has members of its own, objects count as open.
_MOST = 500_000


def with_declared_shapes(program: Program) -> Program:
    """`program` with a second entry for each: that there are no members but described ones."""
    shapes = _DeclaredShapes(program)
    entries = {
        variable + SHAPE: shapes.of([FunctionCall(function)]).function
        for variable, function in program.entries.items()
    }
    shapes.work_out()
    functions = {**program.functions, **shapes.functions}
    return replace(program, functions=functions, entries={**program.entries, **entries})


#: Checks by their numbers, each once.
_Several: TypeAlias = dict[int, AnyCheck]


@mutable
class _Described:
    """What some checks of one value describe."""

    members: dict[str, _Several] = field(default_factory=dict)
    patterns: dict[str, _Several] = field(default_factory=dict)
    items: _Several = field(default_factory=dict)
    is_open: bool = False

    def member(self, names: Iterable[str]) -> None:
        """Notes that there are such members."""
        for name in names:
            self.members.setdefault(name, {})

    def add(self, other: _Described) -> None:
        """Notes what `other` describes."""
        self.items |= other.items
        self.is_open |= other.is_open
        for own, others in ((self.members, other.members), (self.patterns, other.patterns)):
            for name, checks in others.items():
                own.setdefault(name, {}).update(checks)

    def size(self) -> int:
        """How much that is."""
        return len(self.members) + len(self.patterns) + len(self.items)


class _DeclaredShapes:
    """The shapes of values, one function for each set of checks that look at one value."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.functions: dict[str, Function] = {}
        self._names: dict[frozenset[int], str] = {}
        #: Keeps what the numbers in `_names` stand for.
        self._kept: list[AnyCheck] = []
        #: Shapes that have a name and are still to be found.
        self._pending: list[tuple[str, list[AnyCheck]]] = []
        #: What functions describe, and all that these call.
        self._described: dict[str, _Described] = {}
        self._calls: dict[str, frozenset[str]] = {}
        #: How much more may be said of functions by what they call.
        self._left = _MOST

    def of(self, checks: list[AnyCheck]) -> FunctionCall:
        """That a value which `checks` look at has only what they describe."""
        key = frozenset(map(id, self._expanded(checks)))
        if key not in self._names:
            name = self._names[key] = f"shape {len(self._names)}"
            self._pending.append((name, checks))
        return FunctionCall(self._names[key])

    def work_out(self) -> None:
        """Find all shapes that have names, and those that these hold, without recursion."""
        while self._pending:
            name, checks = self._pending.pop()
            self.functions[name] = Function(name, self._shape(checks))

    def _expanded(self, checks: list[AnyCheck]) -> list[AnyCheck]:
        functions = self.program.functions
        bodies = [
            functions[check.function].check if isinstance(check, FunctionCall) else check
            for check in checks
        ]
        self._kept += bodies
        return bodies

    def _shape(self, checks: list[AnyCheck]) -> AnyCheck:
        described = self._by_all(checks)
        members: list[AnyCheck] = [
            ir.PropertyAt(name, self.of([*inner.values()]))
            for name, inner in described.members.items()
            if inner
        ]
        members += [
            ir.MatchingProperties(pattern, self.of([*inner.values()]))
            for pattern, inner in described.patterns.items()
        ]
        if (described.members or described.patterns) and not described.is_open:
            names, patterns = tuple(described.members), tuple(described.patterns)
            members.append(ir.OtherProperties(names, patterns, Never()))
        shape: list[AnyCheck] = [ir.When("object", ir.All(tuple(members)))] if members else []
        if described.items:
            shape.append(ir.When("array", ir.EachItem(0, self.of([*described.items.values()]))))
        return ir.All(tuple(shape))

    def _by_all(self, checks: Iterable[AnyCheck]) -> _Described:
        """What `checks` of one value describe together."""
        parts = [part for check in checks for part in _in_place(check)]
        for part in parts:
            if isinstance(part, FunctionCall):
                self._follow(part.function)
        return self._joined(parts)

    def _follow(self, function: str) -> None:
        """Find what `function` describes, after what it calls, without recursion."""
        path = {} if function in self._described else {function: self._calls_in_order(function)}
        while path:
            name, calls = next(reversed(path.items()))
            inner = next((f for f in calls if f not in self._described and f not in path), None)
            if inner is not None:
                path[inner] = self._calls_in_order(inner)
            else:
                self._described[name] = self._joined(self._parts_of(name))
                del path[name]

    def _calls_in_order(self, function: str) -> Iterator[str]:
        parts = self._parts_of(function)
        return (part.function for part in parts if isinstance(part, FunctionCall))

    def _parts_of(self, function: str) -> list[AnyCheck]:
        return list(_in_place(self.program.functions[function].check))

    def _joined(self, parts: Iterable[AnyCheck]) -> _Described:
        described = _Described()
        added: set[str] = set()
        for part in parts:
            if not isinstance(part, FunctionCall):
                _note(part, described)
            elif part.function not in added:
                added.add(part.function)
                inner = self._described.get(part.function)
                self._left -= inner.size() if inner is not None else 0
                if inner is None or self._left < 0:
                    # A circle, or too much to say: that there may be others is never wrong.
                    return _Described(is_open=True)
                described.add(inner)
        for checks in (described.items, *described.members.values(), *described.patterns.values()):
            self._drop_repeated(checks)
        return described

    def _drop_repeated(self, checks: _Several) -> None:
        """Drop the calls that others of `checks`, of the same value, make themselves: of a long
        chain of schemas about one value only the first is left."""
        if len(checks) < 2:
            return
        calls = [check.function for check in checks.values() if isinstance(check, FunctionCall)]
        inner = {
            called for name in dict.fromkeys(calls) for called in self._calls_of(name) - {name}
        }
        for number, check in [*checks.items()]:
            if isinstance(check, FunctionCall) and check.function in inner and len(checks) > 1:
                del checks[number]

    def _calls_of(self, function: str) -> frozenset[str]:
        """The functions that `function` itself calls for the same value."""
        if function not in self._calls:
            self._calls[function] = frozenset(self._calls_in_order(function))
        return self._calls[function]


def _in_place(check: AnyCheck) -> Iterator[AnyCheck]:
    """Every check that looks at the same value, negated ones and calls included, without
    recursion."""
    pending = [check]
    while pending:
        current = pending.pop()
        yield current
        if isinstance(current, _COMBINING):
            pending += reversed(parts(current))
        elif isinstance(current, ir.Unevaluated):
            pending.append(current.siblings)


_COMBINING = (ir.All, ir.When, ir.AnyOf, ir.OneOf, ir.Not, ir.IfThenElse, ir.IfPresent)


def _note(check: AnyCheck, described: _Described) -> None:
    match check:
        case ir.PropertyAt():
            described.members.setdefault(check.name, {})[id(check.check)] = check.check
        case ir.MatchingProperties():
            described.patterns.setdefault(check.pattern, {})[id(check.check)] = check.check
        case ir.OtherProperties() if not isinstance(check.check, Never):
            # That others may be anything is what is so where nothing is said.
            described.is_open |= check.check != ir.PASS
        case ir.Unevaluated() if not isinstance(check.properties, Never | None):
            described.is_open |= check.properties != ir.PASS
        case ir.Required() | ir.PresentNames():
            described.member(check.names)
            if isinstance(check, ir.Required) and check.because is not None:
                described.member([check.because])
        case ir.IfPresent():
            described.member([check.name])
        case ir.Equals():
            described.is_open |= isinstance(check.value, dict)
        case ir.IsAmong():
            described.is_open |= any(isinstance(value, dict) for value in check.values)
        case ir.PropertyNames() | ir.PatternRequired() | ir.PointerRequired():
            described.is_open = True
        case ir.ItemAt() | ir.EachItem():
            described.items[id(check.check)] = check.check
