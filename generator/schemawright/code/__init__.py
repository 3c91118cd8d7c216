"""Code as trees, and its text as black would write it.

Back ends build trees of statements (`Assign`, `If`, `Def`, …) and expressions (`Call`, `Name`,
`Literal`, …) and have them printed; templates lay out files, classes and functions around them.

    field = Annotated(Name("status"), union(Name("Status"), NONE), call("Field", alias="state"))
    printed((field,), indent=1)          # '    status: Status | None = Field(alias="state")\n'
    printed((imports("pydantic", ["BaseModel", "Field"]),))
    printed((Def("create", signature),)) # without a body: the lines of ``def``, however many
    inline(annotation)                   # one line, for a place whose length does not matter

`width` is the length of lines that a project asks for, `indent` the number of levels around.
`expressions` and `statements` say what there is and what it looks like.

Text of a schema goes into `Literal` and nowhere else; names are plain identifiers, or refused.
Parentheses and line breaks are the printer's business: a tree has none.
"""

from __future__ import annotations

from collections.abc import Iterable

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
)
from schemawright.code.printer import printed
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
    FormalParameter,
    If,
    Import,
    ImportFrom,
    Pass,
    Raise,
    Return,
    Signature,
    Statement,
    Step,
    Try,
    While,
    With,
    Yield,
    YieldFrom,
)
from schemawright.code.type_hints import inline

#: ``None``, ``True`` and ``False``
NONE, TRUE, FALSE = Literal(None), Literal(True), Literal(False)


def dotted(path: str) -> Expression:
    """``a.b.c``, of plain names."""
    first, *others = path.split(".")
    node: Expression = Name(first)
    for name in others:
        node = Attribute(node, name)
    return node


def call(function: str, /, *arguments: Expression, **keywords: Expression) -> Call:
    """``function(arguments, keywords)``; `function` may be dotted."""
    named = tuple(KeywordArgument(name, value) for name, value in keywords.items())
    return Call(dotted(function), arguments, named)


def generic(name: str, /, *arguments: Expression) -> Subscript:
    """``name[arguments]``: ``dict[str, int]``; `name` may be dotted."""
    index = arguments[0] if len(arguments) == 1 else Tuple(arguments)
    return Subscript(dotted(name), index)


#: Operators that one expression has inside one another.
_OPERATORS = 60


def union(*alternatives: Expression) -> Expression:
    """``a | b | c``, one at least; ``Union[a, b, …]`` where operators would be inside one another
    more deeply than Python compiles."""
    if len(alternatives) > _OPERATORS:
        return Subscript(Imported("Union", "typing"), Tuple(alternatives))
    node, *others = alternatives
    for other in others:
        node = Binary(node, "|", other)
    return node


def compare(left: Expression, comparator: str, right: Expression) -> Compare:
    """``left == right`` and its like."""
    return Compare(left, ((comparator, right),))  # type: ignore[arg-type]


def imports(module: str, names: Iterable[str]) -> ImportFrom:
    """``from module import names``, each once and in order."""
    return ImportFrom(module, tuple(sorted(set(names))))


__all__ = [
    "FALSE",
    "NONE",
    "TRUE",
    "Annotated",
    "Assign",
    "Attribute",
    "Augmented",
    "Await",
    "Binary",
    "Block",
    "Boolean",
    "Break",
    "Call",
    "Class",
    "Clause",
    "Compare",
    "Comprehension",
    "Conditional",
    "Continue",
    "Def",
    "Delete",
    "Dict",
    "Do",
    "Dots",
    "Except",
    "Expression",
    "For",
    "FormalParameter",
    "If",
    "Import",
    "ImportFrom",
    "Imported",
    "KeywordArgument",
    "Lambda",
    "List",
    "Literal",
    "Meaning",
    "Name",
    "Pass",
    "Raise",
    "Return",
    "Set",
    "Signature",
    "Slice",
    "Starred",
    "Statement",
    "Step",
    "Subscript",
    "Try",
    "Tuple",
    "Unary",
    "While",
    "With",
    "Yield",
    "YieldFrom",
    "call",
    "compare",
    "dotted",
    "generic",
    "imports",
    "inline",
    "printed",
    "union",
]
