"""The names of ``validators/``: one `Validator` a schema."""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.code import (
    TRUE,
    Annotated,
    Assign,
    Dict,
    Expression,
    Literal,
    Name,
    Statement,
    Tuple,
    call,
    dotted,
    generic,
    printed,
)
from schemawright.code.expressions import Dots
from schemawright.contract import Contract, NamedSchema
from schemawright.files import File
from schemawright.ir.call_graph import nesting
from schemawright.ir.checks import Program
from schemawright.names import all_order
from schemawright.render import Code, docstring, overridden, render
from schemawright.targets.module_layout import is_large
from schemawright.targets.validators.function_names import decider


def public(
    contract: Contract, program: Program, homes: Mapping[str, str], max_errors: int | None
) -> File:
    """``validators/__init__.py``; in a large package a validator is made at its first use."""
    deep = nesting(program)
    names = sorted((named.variable for named in contract.schemas), key=all_order)
    if is_large(contract):
        template, parts = "lazy", _tables(contract, program, homes, deep)
    else:
        template = "__init__"
        validators = (_validator(named, program, deep, max_errors) for named in contract.schemas)
        parts = {"validators": [_text(validator) for validator in validators]}
    text = docstring(
        "Validators: each accepts exactly what its schema accepts.\n\n"
        "They need the standard library only."
    )
    content = render(
        f"validators/{template}.py.jinja",
        names=names,
        docstring=text,
        max_errors=max_errors,
        **parts,
    )
    return File("validators/__init__.py", str(content), not overridden("validators"))


def _validator(
    named: NamedSchema, program: Program, deep: frozenset[str], max_errors: int | None
) -> Statement:
    function = program.entries[named.variable]
    keywords: dict[str, Expression] = {"nests": TRUE} if function in deep else {}
    if max_errors is not None:
        keywords["max_errors"] = Literal(max_errors)
    decide = dotted(f"checks.{decider(function)}")
    validator = call("Validator", Literal(named.name), decide, **keywords)
    return Assign(Name(named.variable), validator)


def _tables(
    contract: Contract, program: Program, homes: Mapping[str, str], deep: frozenset[str]
) -> dict[str, object]:
    """What a large package knows of its validators before it imports them."""
    places: list[tuple[Expression | None, Expression]] = []
    functions: list[tuple[Expression | None, Expression]] = []
    nested: list[Expression] = []
    for named in contract.schemas:
        function = program.entries[named.variable]
        key = Literal(named.variable)
        places.append((key, Tuple((Literal(named.name), Literal(homes[function])))))
        if function != named.variable:
            functions.append((key, Literal(decider(function))))
        if function in deep:
            nested.append(key)
    texts, strings = (
        generic("dict", Name("str"), Name("str")),
        generic("tuple", Name("str"), Dots()),
    )
    return {
        # Statements: the names of a large package can be longer than a line.
        "declared": {
            named.variable: Annotated(Name(named.variable), Name("Validator"))
            for named in contract.schemas
        },
        "homes": _text(Assign(Name("_HOMES"), Dict(tuple(places), exploded=True))),
        "functions": _text(
            Annotated(Name("_FUNCTIONS"), texts, Dict(tuple(functions), exploded=True))
        ),
        "deep": _text(Annotated(Name("_DEEP"), strings, Tuple(tuple(nested), exploded=True))),
    }


def _text(statement: Statement) -> Code:
    return Code(printed((statement,)).rstrip("\n"))
