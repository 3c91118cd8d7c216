"""The names of ``validators/``: one `Validator` a schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemawright.code import (
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
from schemawright.contract import Contract, NamedSchema
from schemawright.files import File
from schemawright.ir.checks import Program
from schemawright.names import all_order
from schemawright.render import Code, docstring, overridden, render
from schemawright.targets.imports import import_statements
from schemawright.targets.module_layout import is_large
from schemawright.targets.validators.borrowed_functions import (
    borrowed_functions,
    decider_import,
)
from schemawright.targets.validators.function_names import decider


def public(
    contract: Contract, program: Program, homes: Mapping[str, str], max_errors: int | None
) -> File:
    """``validators/__init__.py``; in a large package a validator is made at its first use."""
    names = sorted(program.entries, key=all_order)
    if is_large(contract):
        template, parts = "lazy", _tables(contract, program, homes)
        parts["elsewhere"] = _elsewhere(contract, program)
    else:
        template = "__init__"
        validators = (
            _validator(named, program, max_errors) for named in _schemas(contract, program)
        )
        parts = {
            "validators": [_text(validator) for validator in validators],
            "borrowed": [_text(statement) for statement in _imports(contract, program)],
            "own": not program.elsewhere.issuperset(program.entries.values()),
        }
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


def _schemas(contract: Contract, program: Program) -> Iterator[NamedSchema]:
    """Those that have a validator."""
    return (named for named in contract.schemas if named.variable in program.entries)


def _validator(named: NamedSchema, program: Program, max_errors: int | None) -> Statement:
    function = program.entries[named.variable]
    keywords = {} if max_errors is None else {"max_errors": Literal(max_errors)}
    home = "" if function in program.elsewhere else "checks."
    decide = dotted(f"{home}{decider(function)}")
    validator = call("Validator", Literal(named.name), decide, **keywords)
    return Assign(Name(named.variable), validator)


def _imports(contract: Contract, program: Program) -> Iterator[Statement]:
    """Of the functions that other packages have."""
    names: dict[str, set[str]] = {}
    for function, borrowed in borrowed_functions(contract, program).items():
        module, name = decider_import(borrowed, function, 1)
        names.setdefault(module, set()).add(name)
    return import_statements(names)


def _tables(contract: Contract, program: Program, homes: Mapping[str, str]) -> dict[str, object]:
    """What a large package knows of its validators before it imports them."""
    places: list[tuple[Expression | None, Expression]] = []
    functions: list[tuple[Expression | None, Expression]] = []
    elsewhere = borrowed_functions(contract, program)
    for named in _schemas(contract, program):
        function = program.entries[named.variable]
        key, called = Literal(named.variable), function
        if function in elsewhere:
            called = elsewhere[function].place.name
        places.append((key, Tuple((Literal(named.name), Literal(homes.get(function, ""))))))
        if called != named.variable:
            functions.append((key, Literal(decider(called))))
    texts = generic("dict", Name("str"), Name("str"))
    return {
        # Statements: the names of a large package can be longer than a line.
        "declared": {
            named.variable: Annotated(Name(named.variable), Name("Validator"))
            for named in _schemas(contract, program)
        },
        "homes": _text(Assign(Name("_HOMES"), Dict(tuple(places), exploded=True))),
        "functions": _text(
            Annotated(Name("_FUNCTIONS"), texts, Dict(tuple(functions), exploded=True))
        ),
    }


def _elsewhere(contract: Contract, program: Program) -> Code | None:
    """The modules of other packages that decide; None if there are none."""
    variables = {function: variable for variable, function in program.entries.items()}
    modules: list[tuple[Expression | None, Expression]] = [
        (Literal(variables[function]), Literal(borrowed.functions_module("checks", 1)))
        for function, borrowed in borrowed_functions(contract, program).items()
    ]
    return (
        _text(Assign(Name("_ELSEWHERE"), Dict(tuple(modules), exploded=True))) if modules else None
    )


def _text(statement: Statement) -> Code:
    return Code(printed((statement,)).rstrip("\n"))
