"""Prints trees as Python that black leaves as it is.

A statement is one line if it fits, which most do; `splits` breaks the others. Blank lines are
those that black wants: around definitions, and below imports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schemawright.code.blank_lines import blank_lines, ends_with_definition
from schemawright.code.expressions import (
    Boolean,
    Expression,
    Helper,
    Tuple,
)
from schemawright.code.invisible import bare, wrapped
from schemawright.code.lines import STEP
from schemawright.code.marks import (
    CLOSE,
    CLOSE_UNSEEN,
    COLON,
    COMMA,
    DEFAULT,
    IN,
    LAST_COMMA,
    OPEN_CALL,
    OPEN_IMPORT,
    OPEN_UNSEEN,
    Piece,
)
from schemawright.code.one_by_one import refusals, verdicts
from schemawright.code.piece_list import Out, end
from schemawright.code.pieces import keyword, pieces
from schemawright.code.signatures import signature
from schemawright.code.splits import split
from schemawright.code.statements import (
    Annotated,
    Assign,
    Augmented,
    Block,
    Break,
    Class,
    Continue,
    Def,
    Delete,
    Do,
    Except,
    For,
    If,
    Import,
    ImportFrom,
    Pass,
    Raise,
    Return,
    Statement,
    Step,
    Try,
    While,
    With,
    Yield,
    YieldFrom,
)
from schemawright.code.type_hints import spread
from schemawright.escape import columns
from schemawright.line_length import line_length
from schemawright.steps import take

_END = Piece.of(":")


def printed(
    statements: Iterable[Statement],
    width: int = 0,
    indent: int = 0,
    helpers: set[Helper] | None = None,
) -> str:
    """The text of `statements`, each line ended and indented by `indent` levels.

    Without a `width`, lines are as long as the run has them. The `Helper` names that are printed
    are added to `helpers`.
    """
    printer = _Printer(width or line_length(), set() if helpers is None else helpers)
    printer.block(statements, indent)
    return "".join(f"{line}\n" for line in printer.lines)


class _Printer:
    def __init__(self, width: int, helpers: set[Helper]) -> None:
        self.width = width
        self.helpers = helpers
        self.lines: list[str] = []

    def block(
        self, statements: Iterable[Statement], depth: int, opener: Statement | None = None
    ) -> None:
        """Statements below the one that opens their block, if any."""
        previous: Statement | None = None
        for statement in _steps(statements):
            if previous is not None:
                self.lines += [""] * blank_lines(previous, statement, depth)
            elif opener is not None and isinstance(statement, (Def, Class)):
                self.lines += [""] * (not isinstance(opener, (Def, Class)))
            _WRITERS[type(statement)](self, statement, depth)
            previous = statement

    def start(self, *first: str) -> Out:
        """The pieces of a new line."""
        return Out(self.helpers, *first)

    def line(self, out: Out, depth: int, kind: str = "") -> None:
        """One statement, or the first line of one. A character is a step of who writes code."""
        text = "".join(out)
        take(STEP * depth + len(text))
        if STEP * depth + columns(text) <= self.width and LAST_COMMA not in out:
            self.lines.append(" " * (STEP * depth) + text)
        else:
            self.lines += split(out, depth, self.width, kind)

    def fits(self, out: Out, depth: int) -> bool:
        """Whether the pieces are one line."""
        return STEP * depth + columns("".join(out)) <= self.width and LAST_COMMA not in out

    def suite(self, opener: Statement, out: Out, body: Block, depth: int) -> None:
        """A line of `opener` that opens a block, and the block."""
        self.line(out, depth)
        if not body:
            raise ValueError("a block has at least one statement")
        self.block(body, depth + 1, opener)

    def alternative(
        self, opener: Statement, out: Out, before: Block, body: Block, depth: int
    ) -> None:
        """``else`` and its like, below the block `before`."""
        self.lines += [""] * ends_with_definition(before)
        self.suite(opener, out, body, depth)


def _steps(statements: Iterable[Statement]) -> Iterable[Statement]:
    for statement in statements:
        if isinstance(statement, Step):
            yield from _steps(statement.python())
        else:
            yield statement


def _word(text: str) -> Piece:
    return Piece.of(text)


_RETURN, _YIELD, _YIELD_FROM = map(_word, ("return ", "yield ", "yield from "))
_IF, _ELIF, _FOR, _WHILE, _WITH, _AS = map(
    _word, ("if ", "elif ", "for ", "while ", "with ", " as ")
)
_EXCEPT, _RAISE, _FROM, _IMPORT = map(_word, ("except ", "raise ", " from ", " import "))
_DEF, _CLASS, _AT = map(_word, ("def ", "class ", "@"))


def _assign(printer: _Printer, node: Assign, depth: int) -> None:
    out = printer.start()
    if isinstance(node.target, Tuple):
        bare(node.target, out)
    else:
        pieces(node.target, out)
    out.append(DEFAULT)
    wrapped(node.value, out)
    printer.line(out, depth)


def _annotated(printer: _Printer, node: Annotated, depth: int) -> None:
    out = printer.start()
    pieces(node.target, out)
    out.append(COLON)
    wrapped(spread(node, printer.width, depth), out)
    if node.value is not None:
        out.append(DEFAULT)
        wrapped(node.value, out)
    printer.line(out, depth)


def _augmented(printer: _Printer, node: Augmented, depth: int) -> None:
    out = printer.start()
    pieces(node.target, out)
    out.append(Piece.of(f" {node.operator}= "))
    wrapped(node.value, out)
    printer.line(out, depth)


def _do(printer: _Printer, node: Do, depth: int) -> None:
    out = printer.start()
    pieces(node.value, out)
    printer.line(out, depth)


def _delete(printer: _Printer, node: Delete, depth: int) -> None:
    out = printer.start("del ")
    pieces(node.name, out)
    printer.line(out, depth)


def _return(printer: _Printer, node: Return, depth: int) -> None:
    if node.value is None:
        printer.line(printer.start("return"), depth)
        return
    out = printer.start(_RETURN)
    wrapped(node.value, out)
    apart = (node,) if printer.fits(out, depth) else verdicts(node)
    if len(apart) > 1:
        printer.block(apart, depth)
    else:
        printer.line(out, depth)


def _yield(printer: _Printer, node: Yield, depth: int) -> None:
    out = printer.start(_YIELD)
    pieces(node.value, out)
    printer.line(out, depth)


def _yield_from(printer: _Printer, node: YieldFrom, depth: int) -> None:
    out = printer.start(_YIELD_FROM)
    pieces(node.value, out)
    printer.line(out, depth)


def _if(printer: _Printer, node: If, depth: int, word: Piece = _IF) -> None:
    node = collapsed(node)
    out = printer.start(word)
    wrapped(node.test, out)
    out.append(_END)
    if word is _IF and not printer.fits(out, depth) and len(apart := refusals(node)) > 1:
        printer.block(apart, depth)
        return
    printer.suite(node, out, node.then, depth)
    otherwise = tuple(_steps(node.otherwise))
    if len(otherwise) == 1 and isinstance(otherwise[0], If):
        printer.lines += [""] * ends_with_definition(node.then)
        _if(printer, otherwise[0], depth, _ELIF)
    elif otherwise:
        printer.alternative(node, printer.start("else:"), node.then, otherwise, depth)


def collapsed(node: If) -> If:
    """``if a: if b: …``, with nothing else in either, as ``if a and b: …``."""
    tests: list[Expression] = []
    while not node.otherwise:
        tests += _conjuncts(node.test)
        then = tuple(_steps(node.then))
        if len(then) != 1 or not isinstance(then[0], If) or then[0].otherwise:
            test = Boolean("and", tuple(tests)) if len(tests) > 1 else node.test
            return If(test, node.then)
        node = then[0]
    return node


def _conjuncts(test: Expression) -> tuple[Expression, ...]:
    return test.operands if isinstance(test, Boolean) and test.operator == "and" else (test,)


def _for(printer: _Printer, node: For, depth: int) -> None:
    out = printer.start(_FOR)
    bare(node.target, out)
    out.append(IN)
    if isinstance(node.source, Tuple) and len(node.source.items) > 1:
        # Black takes the parentheses of a tuple away here.
        bare(node.source, out)
    else:
        wrapped(node.source, out)
    out.append(_END)
    printer.suite(node, out, node.body, depth)
    if node.otherwise:
        printer.alternative(node, printer.start("else:"), node.body, node.otherwise, depth)


def _while(printer: _Printer, node: While, depth: int) -> None:
    out = printer.start(_WHILE)
    wrapped(node.test, out)
    out.append(_END)
    printer.suite(node, out, node.body, depth)


def _try(printer: _Printer, node: Try, depth: int) -> None:
    printer.suite(node, printer.start("try:"), node.body, depth)
    for handler in node.handlers:
        _except(printer, node, handler, depth)
    if node.otherwise:
        printer.suite(node, printer.start("else:"), node.otherwise, depth)
    if node.finally_:
        printer.suite(node, printer.start("finally:"), node.finally_, depth)


def _except(printer: _Printer, around: Try, node: Except, depth: int) -> None:
    out = printer.start("except")
    if node.types is not None:
        out = printer.start(_EXCEPT)
        wrapped(node.types, out)
    if node.name is not None:
        out += [_AS, node.name]
    out.append(_END)
    printer.suite(around, out, node.body, depth)


def _with(printer: _Printer, node: With, depth: int) -> None:
    out = printer.start(_WITH, OPEN_UNSEEN)
    pieces(node.value, out)
    if node.target is not None:
        out.append(_AS)
        pieces(node.target, out)
    out += [CLOSE_UNSEEN, _END]
    printer.suite(node, out, node.body, depth)


def _raise(printer: _Printer, node: Raise, depth: int) -> None:
    if node.value is None:
        printer.line(printer.start("raise"), depth)
        return
    out = printer.start(_RAISE)
    pieces(node.value, out)
    if node.cause is not None:
        out.append(_FROM)
        pieces(node.cause, out)
    printer.line(out, depth)


def _decorated(printer: _Printer, decorators: Iterable[Expression], depth: int) -> None:
    for decorator in decorators:
        out = printer.start(_AT)
        pieces(decorator, out)
        printer.line(out, depth)


def _def(printer: _Printer, node: Def, depth: int) -> None:
    _decorated(printer, node.decorators, depth)
    out = printer.start(Piece.of("async def ") if node.is_async else _DEF, node.name)
    signature(node.signature, out, node.is_stub)
    printer.line(out, depth, "definition")
    printer.block(node.body, depth + 1, node)


def _class(printer: _Printer, node: Class, depth: int) -> None:
    _decorated(printer, node.decorators, depth)
    out = printer.start(_CLASS, node.name)
    if node.bases or node.keywords:
        out.append(OPEN_CALL)
        for base in node.bases:
            pieces(base, out)
            out.append(COMMA)
        for argument in node.keywords:
            keyword(argument, out)
            out.append(COMMA)
        end(out, False)
        out.append(CLOSE)
    out.append(_END)
    printer.line(out, depth)
    printer.block(node.body, depth + 1, node)


def _import(printer: _Printer, node: Import, depth: int) -> None:
    printer.line(printer.start(Piece.of("import "), node.module), depth)


def _import_from(printer: _Printer, node: ImportFrom, depth: int) -> None:
    out = printer.start(Piece.of("from "), node.module, _IMPORT, OPEN_IMPORT)
    for name in node.names:
        out += [name, COMMA]
    out[-1] = CLOSE_UNSEEN
    printer.line(out, depth, "import")


_WRITERS: Mapping[type, Callable[[_Printer, Any, int], None]] = {
    Assign: _assign,
    Annotated: _annotated,
    Augmented: _augmented,
    Do: _do,
    Delete: _delete,
    Return: _return,
    Yield: _yield,
    YieldFrom: _yield_from,
    If: _if,
    For: _for,
    While: _while,
    Try: _try,
    With: _with,
    Pass: lambda printer, node, depth: printer.line(printer.start("pass"), depth),
    Continue: lambda printer, node, depth: printer.line(printer.start("continue"), depth),
    Break: lambda printer, node, depth: printer.line(printer.start("break"), depth),
    Raise: _raise,
    Def: _def,
    Class: _class,
    Import: _import,
    ImportFrom: _import_from,
}
