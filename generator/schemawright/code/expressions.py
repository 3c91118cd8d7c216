"""Expressions of Python as frozen trees.

Conventions. A node says what an expression is, never how it is laid out: parentheses come from
precedence, line breaks from the printer. Sequences are tuples. Names are plain identifiers;
`Name`, `Attribute`, `KeywordArgument` and `Lambda` refuse anything else, so that no text of a
schema becomes code. Text and values of a schema stand in `Literal`.

A node that is no Python of its own but *means* something, such as "is of this type", derives from
`Meaning` and tells its expression in Python; other printers read the meaning itself.
"""

from __future__ import annotations

import unicodedata
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from keyword import iskeyword
from math import ceil
from typing import Literal as OneOf
from typing import TypeAlias

from schemawright.data_classes import frozen

#: ``(a or b) and not c``
BooleanOperator: TypeAlias = OneOf["and", "or"]
UnaryOperator: TypeAlias = OneOf["not", "-", "+", "~"]
BinaryOperator: TypeAlias = OneOf["|", "^", "&", "<<", ">>", "+", "-", "*", "/", "//", "%", "@"]
Comparator: TypeAlias = OneOf["<", ">", "==", "!=", "<=", ">=", "in", "not in", "is", "is not"]

#: So many conditions are joined in one.
_LONGEST_CHAIN = 100


class Expression:
    """What all expressions are."""

    __slots__ = ()


class Meaning(Expression):
    """An expression that says what is asked rather than how."""

    __slots__ = ()

    @abstractmethod
    def python(self) -> Expression:
        """The expression of Python with this meaning."""

    def opposite(self) -> Expression:
        """The expression of Python with the opposite meaning."""
        return inverse(self.python())


def checked(name: str) -> str:
    """`name` if it is one plain identifier. Raises ValueError."""
    if name.isascii():
        is_plain = name.isidentifier()
    else:
        is_plain = name.isidentifier() and unicodedata.normalize("NFKC", name) == name
    if not is_plain or iskeyword(name):
        raise ValueError(f"not an identifier: {name!r}")
    return name


@frozen
class Name(Expression):
    """A variable, or a name that is imported or defined elsewhere in the module."""

    id: str

    def __post_init__(self) -> None:
        checked(self.id)


@frozen
class Imported(Expression):
    """The name `id`, which the module takes from `module`: ``.codecs``, ``typing``, where it may
    have another `source` name. Imports are gathered from trees (`targets.imports`)."""

    id: str
    module: str
    source: str | None = None

    def __post_init__(self) -> None:
        checked(self.id)
        if self.source is not None:
            checked(self.source)


@frozen
class Helper(Expression):
    """The name `id` of the run time's `module`: ``numbers``. Those that are printed are gathered
    (`printed`)."""

    id: str
    module: str

    def __post_init__(self) -> None:
        checked(self.id)


@frozen
class Literal(Expression):
    """A JSON value, or a tuple or frozenset of such values, as a literal."""

    value: object


@frozen
class Dots(Expression):
    """``...``"""


@frozen
class Attribute(Expression):
    """``value.name``"""

    value: Expression
    name: str

    def __post_init__(self) -> None:
        checked(self.name)


@frozen
class KeywordArgument:
    """An argument by name, or, without one, ``**value``."""

    name: str | None
    value: Expression

    def __post_init__(self) -> None:
        if self.name is not None:
            checked(self.name)


@frozen
class Call(Expression):
    """``function(*arguments, **keywords)``. What is `exploded` has a line for each argument, as
    black leaves it for the trailing comma's sake."""

    function: Expression
    arguments: tuple[Expression, ...] = ()
    keywords: tuple[KeywordArgument, ...] = ()
    exploded: bool = False


@frozen
class Subscript(Expression):
    """``value[index]``; a `Tuple` as the index has no parentheses."""

    value: Expression
    index: Expression


@frozen
class Slice(Expression):
    """``lower:upper``, as an index."""

    lower: Expression | None = None
    upper: Expression | None = None


@frozen
class Unary(Expression):
    """``not operand``, ``-operand``"""

    operator: UnaryOperator
    operand: Expression


@frozen
class Binary(Expression):
    """``left | right`` and arithmetic, without powers."""

    left: Expression
    operator: BinaryOperator
    right: Expression


@frozen
class Boolean(Expression):
    """Two operands or more, joined by one operator."""

    operator: BooleanOperator
    operands: tuple[Expression, ...]


@frozen
class Compare(Expression):
    """``first < second <= third``: `rest` has each comparator with its right side."""

    first: Expression
    rest: tuple[tuple[Comparator, Expression], ...]


@frozen
class Conditional(Expression):
    """``value if test else otherwise``"""

    test: Expression
    value: Expression
    otherwise: Expression


@frozen
class Tuple(Expression):
    """``(a, b)``; `exploded`: one item a line"""

    items: tuple[Expression, ...] = ()
    exploded: bool = False


@frozen
class List(Expression):
    """``[a, b]``; `exploded`: one item a line"""

    items: tuple[Expression, ...] = ()
    exploded: bool = False


@frozen
class Set(Expression):
    """At least one item: an empty set has no display."""

    items: tuple[Expression, ...]
    exploded: bool = False


@frozen
class Dict(Expression):
    """Keys with values; a key of None unpacks its value."""

    entries: tuple[tuple[Expression | None, Expression], ...] = ()
    exploded: bool = False


@frozen
class Clause:
    """``for target in source if condition`` of a comprehension."""

    target: Expression
    source: Expression
    conditions: tuple[Expression, ...] = ()


@frozen
class Comprehension(Expression):
    """A generator, a list, a set, or, with a `value`, a dictionary."""

    kind: OneOf["generator", "list", "set", "dict"]
    element: Expression
    loops: tuple[Clause, ...]
    value: Expression | None = None


@frozen
class Lambda(Expression):
    """A function of `parameters` without defaults."""

    parameters: tuple[str, ...]
    body: Expression

    def __post_init__(self) -> None:
        for name in self.parameters:
            checked(name)


@frozen
class Starred(Expression):
    """``*value``"""

    value: Expression


@frozen
class Await(Expression):
    """``await value``"""

    value: Expression


def joined(operator: BooleanOperator, tests: Iterable[Expression]) -> Expression:
    """All of `tests`, or any of them; those that are joined in the same way are joined in one."""
    flat: list[Expression] = []
    for test in tests:
        is_same = isinstance(test, Boolean) and test.operator == operator
        flat += test.operands if is_same and isinstance(test, Boolean) else (test,)
    if not flat:
        return Literal(operator == "and")
    return flat[0] if len(flat) == 1 else Boolean(operator, tuple(flat))


def grouped(node: Boolean) -> tuple[Expression, ...]:
    """The operands of `node`; groups of them where there are so many that type checkers, to whom
    each is one level deeper than those before it, give up (pyright: 256)."""
    operands = node.operands
    if len(operands) <= _LONGEST_CHAIN:
        return operands
    size = max(_LONGEST_CHAIN, ceil(len(operands) / _LONGEST_CHAIN))
    size = ceil(len(operands) / ceil(len(operands) / size))
    starts = range(0, len(operands), size)
    return tuple(joined(node.operator, operands[start : start + size]) for start in starts)


_OPPOSITES: Mapping[Comparator, Comparator] = {
    "<": ">=",
    ">": "<=",
    "==": "!=",
    "!=": "==",
    "<=": ">",
    ">=": "<",
    "in": "not in",
    "not in": "in",
    "is": "is not",
    "is not": "is",
}


def inverse(node: Expression) -> Expression:
    """The opposite of a condition, said as one would say it: ``a != b``, ``not (f(x) or g(x))``.

    Several conditions are turned one by one if one of them reads better so.
    """
    if isinstance(node, Meaning):
        return node.opposite()
    if isinstance(node, Unary) and node.operator == "not":
        return node.operand
    if isinstance(node, Literal) and isinstance(node.value, bool):
        return Literal(not node.value)
    if isinstance(node, Compare) and len(node.rest) == 1:
        return Compare(node.first, ((_OPPOSITES[node.rest[0][0]], node.rest[0][1]),))
    if isinstance(node, Boolean):
        turned = tuple(map(inverse, node.operands))
        if not all(isinstance(operand, Unary) and operand.operator == "not" for operand in turned):
            return joined("or" if node.operator == "and" else "and", turned)
    return Unary("not", node)


def spelled(node: Expression) -> Expression:
    """`node`, or, if it is a meaning or the opposite of one, what that is in Python."""
    while isinstance(node, Meaning):
        node = node.python()
    if isinstance(node, Unary) and node.operator == "not" and _means(node.operand):
        return inverse(node.operand)
    return node


def _means(node: Expression) -> bool:
    if isinstance(node, Boolean):
        return any(map(_means, node.operands))
    return isinstance(node, Meaning)
