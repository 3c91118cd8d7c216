"""Expressions as pieces of text, in order, with the parentheses that precedence asks for.

    a and (b or c)    →   "a", AND, OPEN_GROUP, "b", OR, "c", CLOSE

The joined pieces are the expression on one line. Only when that is too long does `lines` look at
what each piece is: constants of this module are compared by what they are, not by their text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schemawright.code.expressions import (
    Attribute,
    Await,
    Binary,
    Boolean,
    Call,
    Clause,
    Compare,
    Comprehension,
    Conditional,
    Dict,
    Dots,
    Expression,
    Helper,
    Imported,
    KeywordArgument,
    Lambda,
    List,
    Literal,
    Meaning,
    Name,
    Set,
    Slice,
    Starred,
    Subscript,
    Tuple,
    Unary,
    inverse,
)
from schemawright.code.marks import (
    AND,
    AWAIT,
    CLOSE,
    CLOSE_BRACE,
    CLOSE_SQUARE,
    CLOSE_UNSEEN,
    COLON,
    COMMA,
    COMPARATORS,
    CONDITION,
    DOT,
    ELSE,
    EQUALS,
    FOR,
    IF,
    IN,
    LAMBDA,
    LAST_COMMA,
    NOT,
    OPEN_BRACE,
    OPEN_CALL,
    OPEN_GROUP,
    OPEN_INDEX,
    OPEN_LIST,
    OPEN_ONE,
    OPEN_TUPLE,
    OPEN_UNSEEN,
    OPERATORS,
    OR,
    SIGNS,
    STAR,
    STARS,
    TARGET_COMMA,
    Piece,
)
from schemawright.escape import number, string

#: How tightly an operator binds.
_LAMBDA_BINDS, _CONDITIONAL_BINDS, _OR_BINDS, _AND_BINDS, _NOT_BINDS, _COMPARE_BINDS = range(1, 7)
_BINARY_BINDS = {"|": 7, "^": 8, "&": 9, "<<": 10, ">>": 10, "+": 11, "-": 11}
_TERM_BINDS, _SIGN_BINDS, _AWAIT_BINDS, _PRIMARY, _ATOM = 12, 13, 15, 16, 17


class Out(list[str]):
    """Pieces in order. `helpers` gathers those of the run time among them."""

    __slots__ = ("helpers",)

    def __init__(self, helpers: set[Helper], *first: str) -> None:
        super().__init__(first)
        self.helpers = helpers


def pieces(node: Expression, out: Out, binds: int = 0, alone: bool = False) -> None:
    """Append the pieces of `node` to `out`; in parentheses if it binds less than `binds`. Alone
    within parentheses a conditional needs none of its own."""
    node = spelled(node)
    kind = type(node)
    own = _own_binding(node, kind)
    if own < binds:
        out.append(OPEN_GROUP)
        _WRITERS[kind](node, out, True)
        out.append(CLOSE)
    else:
        _WRITERS[kind](node, out, alone)


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


def _own_binding(node: Any, kind: type) -> int:
    own = _BINDS.get(kind)
    if own is not None:
        return own
    if kind is Boolean:
        return _OR_BINDS if node.operator == "or" else _AND_BINDS
    if kind is Unary:
        return _NOT_BINDS if node.operator == "not" else _SIGN_BINDS
    if kind is Binary:
        return _BINARY_BINDS.get(node.operator, _TERM_BINDS)
    if kind is Literal and isinstance(node.value, (int, float)) and node.value < 0:
        return _SIGN_BINDS
    return _ATOM


def _name(node: Name | Imported, out: Out, alone: bool) -> None:
    out.append(node.id)


def _helper(node: Helper, out: Out, alone: bool) -> None:
    out.append(node.id)
    out.helpers.add(node)


def _ellipsis(node: Dots, out: Out, alone: bool) -> None:
    out.append("...")


def _literal(node: Literal, out: Out, alone: bool) -> None:
    value(node.value, out)


def value(held: Any, out: Out) -> None:
    """Append the pieces of a JSON value, or of a tuple or frozenset of such values."""
    if isinstance(held, str):
        out.append(string(held))
    elif held is None or isinstance(held, bool):
        out.append(str(held))
    elif isinstance(held, (int, float)):
        shown = number(held)
        if shown[0] == "-":
            out.append(SIGNS["-"])
        out.append(shown.removeprefix("-"))
    elif isinstance(held, dict):
        _dict(Dict(tuple((Literal(key), Literal(held[key])) for key in held)), out, False)
    elif isinstance(held, list):
        _list(List(tuple(map(Literal, held))), out, False)
    elif isinstance(held, tuple):
        _tuple(Tuple(tuple(map(Literal, held))), out, False)
    elif isinstance(held, frozenset):
        items = (Set(tuple(map(Literal, sorted(held, key=str)))),) if held else ()
        _call(Call(Name("frozenset"), items), out, False)
    else:
        raise TypeError(f"no literal for {type(held).__name__}")


def _attribute(node: Attribute, out: Out, alone: bool) -> None:
    is_number = isinstance(node.value, Literal) and isinstance(node.value.value, (int, float))
    pieces(node.value, out, _ATOM + 1 if is_number else _PRIMARY)
    out.append(DOT)
    out.append(node.name)


def _call(node: Call, out: Out, alone: bool) -> None:
    pieces(node.function, out, _PRIMARY)
    out.append(OPEN_CALL)
    arguments, keywords = node.arguments, node.keywords
    if len(arguments) == 1 and not keywords and not node.exploded:
        sole = arguments[0]
        if type(sole) is Comprehension and sole.kind == "generator":
            _comprehended(sole, out)
        else:
            pieces(sole, out, 0, True)
    else:
        for argument in arguments:
            pieces(argument, out)
            out.append(COMMA)
        for named in keywords:
            keyword(named, out)
            out.append(COMMA)
        end(out, node.exploded)
    out.append(CLOSE)


def keyword(node: KeywordArgument, out: Out) -> None:
    """``name=value``, or ``**value``"""
    if node.name is None:
        out.append(STARS)
        pieces(node.value, out, _BINARY_BINDS["|"])
    else:
        out.append(node.name)
        out.append(EQUALS)
        pieces(node.value, out)


def end(out: Out, exploded: bool) -> None:
    """After the last element: no comma, or the one that keeps each on its line."""
    if out[-1] is COMMA:
        if exploded:
            out[-1] = LAST_COMMA
        else:
            out.pop()


def _items(items: Iterable[Expression], out: Out, exploded: bool) -> None:
    for item in items:
        pieces(item, out)
        out.append(COMMA)
    end(out, exploded)


def _subscript(node: Subscript, out: Out, alone: bool) -> None:
    pieces(node.value, out, _PRIMARY)
    out.append(OPEN_INDEX)
    index = node.index
    if isinstance(index, Tuple) and index.items:
        _items(index.items, out, index.exploded)
    else:
        pieces(index, out)
    out.append(CLOSE_SQUARE)


def _slice(node: Slice, out: Out, alone: bool) -> None:
    ends = [bound for bound in (node.lower, node.upper) if bound is not None]
    before = after = ""
    if not all(isinstance(bound, (Name, Literal)) for bound in ends):
        before, after = " " if node.lower else "", " " if node.upper else ""
    if node.lower is not None:
        pieces(node.lower, out)
    out.append(Piece.of(f"{before}:{after}"))
    if node.upper is not None:
        pieces(node.upper, out)


def _unary(node: Unary, out: Out, alone: bool) -> None:
    if node.operator == "not":
        out.append(NOT)
        pieces(node.operand, out, _NOT_BINDS)
    else:
        out.append(SIGNS[node.operator])
        pieces(node.operand, out, _SIGN_BINDS)


def _binary(node: Binary, out: Out, alone: bool) -> None:
    binds = _own_binding(node, Binary)
    pieces(node.left, out, binds)
    out.append(OPERATORS[node.operator])
    pieces(node.right, out, binds + 1)


def _boolean(node: Boolean, out: Out, alone: bool) -> None:
    binds = (_OR_BINDS if node.operator == "or" else _AND_BINDS) + 1
    joined = OR if node.operator == "or" else AND
    for place, operand in enumerate(node.operands):
        if place:
            out.append(joined)
        pieces(operand, out, binds)


def _compare(node: Compare, out: Out, alone: bool) -> None:
    pieces(node.first, out, _COMPARE_BINDS + 1)
    for comparator, right in node.rest:
        out.append(COMPARATORS[comparator])
        pieces(right, out, _COMPARE_BINDS + 1)


def _conditional(node: Conditional, out: Out, alone: bool) -> None:
    if not alone:
        out.append(OPEN_UNSEEN)
    pieces(node.value, out, _OR_BINDS)
    out.append(IF)
    pieces(node.test, out, _OR_BINDS)
    out.append(ELSE)
    pieces(node.otherwise, out, _CONDITIONAL_BINDS)
    if not alone:
        out.append(CLOSE_UNSEEN)


def _tuple(node: Tuple, out: Out, alone: bool) -> None:
    if len(node.items) == 1:
        out.append(OPEN_ONE)
        pieces(node.items[0], out)
        out.append(LAST_COMMA)
    else:
        out.append(OPEN_TUPLE)
        _items(node.items, out, node.exploded)
    out.append(CLOSE)


def _list(node: List, out: Out, alone: bool) -> None:
    out.append(OPEN_LIST)
    _items(node.items, out, node.exploded)
    out.append(CLOSE_SQUARE)


def _set(node: Set, out: Out, alone: bool) -> None:
    if not node.items:
        raise ValueError("an empty set has no display")
    out.append(OPEN_BRACE)
    _items(node.items, out, node.exploded)
    out.append(CLOSE_BRACE)


def _dict(node: Dict, out: Out, alone: bool) -> None:
    out.append(OPEN_BRACE)
    for key, held in node.entries:
        if key is None:
            out.append(STARS)
            pieces(held, out, _BINARY_BINDS["|"])
        else:
            pieces(key, out)
            out.append(COLON)
            pieces(held, out)
        out.append(COMMA)
    end(out, node.exploded)
    out.append(CLOSE_BRACE)


_DISPLAYS = {
    "generator": (OPEN_GROUP, CLOSE),
    "list": (OPEN_LIST, CLOSE_SQUARE),
    "set": (OPEN_BRACE, CLOSE_BRACE),
    "dict": (OPEN_BRACE, CLOSE_BRACE),
}


def _comprehension(node: Comprehension, out: Out, alone: bool) -> None:
    opening, closing = _DISPLAYS[node.kind]
    out.append(opening)
    _comprehended(node, out)
    out.append(closing)


def _comprehended(node: Comprehension, out: Out) -> None:
    pieces(node.element, out)
    if node.value is not None:
        out.append(COLON)
        pieces(node.value, out)
    for loop in node.loops:
        _loop(loop, out)


def _loop(loop: Clause, out: Out) -> None:
    out.append(FOR)
    target(loop.target, out)
    out.append(IN)
    pieces(loop.source, out, _OR_BINDS)
    for condition in loop.conditions:
        out.append(CONDITION)
        pieces(condition, out, _OR_BINDS)


def target(node: Expression, out: Out) -> None:
    """Append what a loop assigns to: a tuple without parentheses."""
    if not isinstance(node, Tuple) or len(node.items) < 2:
        pieces(node, out)
        return
    for place, item in enumerate(node.items):
        if place:
            out.append(TARGET_COMMA)
        pieces(item, out)


def _lambda(node: Lambda, out: Out, alone: bool) -> None:
    out.append(LAMBDA)
    for place, name in enumerate(node.parameters):
        out.append(TARGET_COMMA if place else Piece.of(" "))
        out.append(name)
    out.append(COLON)
    pieces(node.body, out, _LAMBDA_BINDS)


def _starred(node: Starred, out: Out, alone: bool) -> None:
    out.append(STAR)
    pieces(node.value, out, _BINARY_BINDS["|"])


def _await(node: Await, out: Out, alone: bool) -> None:
    out.append(AWAIT)
    pieces(node.value, out, _PRIMARY)


_BINDS: Mapping[type, int] = {
    Name: _ATOM,
    Imported: _ATOM,
    Attribute: _PRIMARY,
    Call: _PRIMARY,
    Subscript: _PRIMARY,
    Compare: _COMPARE_BINDS,
    Conditional: _CONDITIONAL_BINDS,
    Lambda: _LAMBDA_BINDS,
    Await: _AWAIT_BINDS,
}

_WRITERS: Mapping[type, Callable[[Any, Out, bool], None]] = {
    Name: _name,
    Imported: _name,
    Helper: _helper,
    Literal: _literal,
    Dots: _ellipsis,
    Attribute: _attribute,
    Call: _call,
    Subscript: _subscript,
    Slice: _slice,
    Unary: _unary,
    Binary: _binary,
    Boolean: _boolean,
    Compare: _compare,
    Conditional: _conditional,
    Tuple: _tuple,
    List: _list,
    Set: _set,
    Dict: _dict,
    Comprehension: _comprehension,
    Lambda: _lambda,
    Starred: _starred,
    Await: _await,
}
