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
    Name,
    Set,
    Slice,
    Starred,
    Subscript,
    Tuple,
    Unary,
    grouped,
    spelled,
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
from schemawright.code.piece_list import Out, end
from schemawright.code.precedence import (
    ATOM_BINDS,
    BINARY_BINDS,
    BINDS,
    COMPARE_BINDS,
    CONDITIONAL_BINDS,
    LAMBDA_BINDS,
    NOT_BINDS,
    OR_BINDS,
    PRIMARY_BINDS,
    SIGN_BINDS,
    binding,
)
from schemawright.escape import number, string


def pieces(node: Expression, out: Out, binds: int = 0, alone: bool = False) -> None:
    """Append the pieces of `node` to `out`; in parentheses if it binds less than `binds`. Alone
    within parentheses a conditional needs none of its own."""
    kind = type(node)
    own = BINDS.get(kind)
    if own is None:
        node = spelled(node)
        kind = type(node)
        own = binding(node, kind)
    if own < binds:
        out.append(OPEN_GROUP)
        _WRITERS[kind](node, out, True)
        out.append(CLOSE)
    else:
        _WRITERS[kind](node, out, alone)


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
    pieces(node.value, out, ATOM_BINDS + 1 if is_number else PRIMARY_BINDS)
    out.append(DOT)
    out.append(node.name)


def _call(node: Call, out: Out, alone: bool) -> None:
    pieces(node.function, out, PRIMARY_BINDS)
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
        pieces(node.value, out, BINARY_BINDS["|"])
    else:
        out.append(node.name)
        out.append(EQUALS)
        pieces(node.value, out)


def _items(items: Iterable[Expression], out: Out, exploded: bool) -> None:
    for item in items:
        pieces(item, out)
        out.append(COMMA)
    end(out, exploded)


def _subscript(node: Subscript, out: Out, alone: bool) -> None:
    pieces(node.value, out, PRIMARY_BINDS)
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
        pieces(node.operand, out, NOT_BINDS)
    else:
        out.append(SIGNS[node.operator])
        pieces(node.operand, out, SIGN_BINDS)


def _binary(node: Binary, out: Out, alone: bool) -> None:
    binds = binding(node, Binary)
    pieces(node.left, out, binds)
    out.append(OPERATORS[node.operator])
    pieces(node.right, out, binds + 1)


def _boolean(node: Boolean, out: Out, alone: bool) -> None:
    """``(a and b) or c``: which of them belong together is shown, not left to precedence."""
    binds = NOT_BINDS
    joined = OR if node.operator == "or" else AND
    for place, operand in enumerate(grouped(node)):
        if place:
            out.append(joined)
        pieces(operand, out, binds)


def _compare(node: Compare, out: Out, alone: bool) -> None:
    pieces(node.first, out, COMPARE_BINDS + 1)
    for comparator, right in node.rest:
        out.append(COMPARATORS[comparator])
        pieces(right, out, COMPARE_BINDS + 1)


def _conditional(node: Conditional, out: Out, alone: bool) -> None:
    if not alone:
        out.append(OPEN_UNSEEN)
    pieces(node.value, out, OR_BINDS)
    out.append(IF)
    pieces(node.test, out, OR_BINDS)
    out.append(ELSE)
    pieces(node.otherwise, out, CONDITIONAL_BINDS)
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
            pieces(held, out, BINARY_BINDS["|"])
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
    pieces(loop.source, out, OR_BINDS)
    for condition in loop.conditions:
        out.append(CONDITION)
        pieces(condition, out, OR_BINDS)


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
    pieces(node.body, out, LAMBDA_BINDS)


def _starred(node: Starred, out: Out, alone: bool) -> None:
    out.append(STAR)
    pieces(node.value, out, BINARY_BINDS["|"])


def _await(node: Await, out: Out, alone: bool) -> None:
    out.append(AWAIT)
    pieces(node.value, out, PRIMARY_BINDS)


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
