"""Empty lines where black wants them: around definitions, and below imports."""

from __future__ import annotations

from schemawright.code.statements import (
    Block,
    Class,
    Def,
    For,
    If,
    Import,
    ImportFrom,
    Statement,
    While,
    With,
)


def blank_lines(previous: Statement, statement: Statement, depth: int) -> int:
    """How many empty lines stand between two statements, `depth` levels deep."""
    if ends_with_definition((previous,)) or isinstance(statement, (Def, Class)):
        return 1 if depth else 2
    was_import = isinstance(previous, (Import, ImportFrom))
    return int(was_import and not isinstance(statement, (Import, ImportFrom)))


def ends_with_definition(body: Block) -> bool:
    """Whether the last line of `body` is one of a function or class."""
    last = body[-1]
    if isinstance(last, If):
        return ends_with_definition(last.otherwise or last.then)
    if isinstance(last, For):
        return ends_with_definition(last.otherwise or last.body)
    if isinstance(last, (While, With)):
        return ends_with_definition(last.body)
    return isinstance(last, (Def, Class))
