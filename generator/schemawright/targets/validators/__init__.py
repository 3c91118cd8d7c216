"""The validators of a package: ``validators/`` with the boolean functions, the functions that
explain, and one `Validator` a schema; the standard library is all they import.

The boolean functions come from the optimised program, the explaining ones from the program as
the schemas say it, so that every failing keyword is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple

from schemawright import regex
from schemawright.contract import Contract
from schemawright.files import File
from schemawright.ir.call_graph import nesting
from schemawright.ir.checks import (
    AnyCheck,
    AnyOf,
    Call,
    Contains,
    If,
    Not,
    OneOf,
    Program,
    Unevaluated,
)
from schemawright.ir.traversal import parts
from schemawright.render import Code, docstring, literal, render
from schemawright.targets.module_layout import is_large
from schemawright.targets.runtime import runtime
from schemawright.targets.validators.layout import grouped, modules_of
from schemawright.targets.validators.writer import HELPERS, Mode, Module, decider, explainer, write


def emit(contract: Contract, explaining: Program, deciding: Program) -> Iterator[File]:
    """The files of ``validators/`` and the runtime that they need."""
    explained, decided, modules = _layout(contract, explaining, deciding)
    yield File("validators/__init__.py", _public(contract, deciding, modules))
    needed = {"validator", "values"}
    work: list[tuple[Mode, Program, list[str]]] = [
        ("decide", deciding, decided),
        ("explain", explaining, explained),
    ]
    for mode, program, names in work:
        for module, inside in (grouped(names, modules) or {"": []}).items():
            around = Module()
            texts = [write(program, name, mode, around) for name in inside]
            calls = _imported(mode, program, inside, around.called, modules)
            kind = "checks" if mode == "decide" else "errors"
            path = f"validators/{kind}/{module}.py" if module else f"validators/{kind}.py"
            yield File(path, _module(kind, texts, around, calls, below=bool(module)))
            needed |= _runtime(around)
    if is_large(contract):
        for kind, what in (("checks", "Is a value valid?"), ("errors", "What is wrong with it?")):
            yield File(
                f"validators/{kind}/__init__.py", f'"""{what} A module for each document."""\n'
            )
    yield from runtime(needed)


def placed(
    contract: Contract, explaining: Program, deciding: Program
) -> Mapping[str, Sequence[str]]:
    """The boolean functions in each module of ``validators/checks``; in that of the name ``""``
    where there is one for all."""
    _, decided, modules = _layout(contract, explaining, deciding)
    return grouped(decided, modules)


def _layout(
    contract: Contract, explaining: Program, deciding: Program
) -> tuple[list[str], list[str], Mapping[str, str]]:
    """The functions that explain, those that decide, and the module of each."""
    explained = _explained(explaining)
    asked = sorted(_asked(explaining, explained))
    decided = _reachable(deciding, [*deciding.entries.values(), *asked])
    uses = _uses(explaining, deciding, explained, decided)
    return explained, decided, modules_of(contract, (explaining, deciding), uses)


def _runtime(module: Module) -> set[str]:
    """The helpers of the run time that `module` imports from."""
    needed = {HELPERS[name] for name in module.helpers} | set(module.formats.values())
    return needed | {each for _, _, each in map(_constant, module.patterns.items())}


def _uses(
    explaining: Program, deciding: Program, explained: Iterable[str], decided: Iterable[str]
) -> dict[str, list[str]]:
    """The functions that each one calls, to decide or to explain."""
    uses = {name: sorted(_needed(deciding.functions[name].check)) for name in decided}
    for name in explained:
        told = dict.fromkeys(_explains(explaining.functions[name].check))
        uses[name] = [*uses.get(name, ()), *told]
    return uses


def _imported(
    mode: Mode, program: Program, inside: list[str], called: set[str], modules: Mapping[str, str]
) -> list[tuple[Code, list[Code]]]:
    """What a module imports from its siblings: their modules, with the names."""
    here = modules[inside[0]] if inside else ""
    found: dict[str, set[Code]] = {}
    if mode == "decide":
        checks = [program.functions[name].check for name in inside]
        for name in set().union(*map(_needed, checks)):
            if modules[name] != here:
                found.setdefault(f".{modules[name]}", set()).add(decider(name))
    else:
        for name in called:
            source = f"..checks.{modules[name]}" if here else ".checks"
            found.setdefault(source, set()).add(decider(name))
        for each in inside:
            for name in _explains(program.functions[each].check):
                if modules[name] != here:
                    found.setdefault(f".{modules[name]}", set()).add(explainer(name))
    return [(Code(source), sorted(found[source])) for source in sorted(found)]


def _public(contract: Contract, program: Program, modules: Mapping[str, str]) -> Code:
    deep = nesting(program)
    entries = [
        {
            "variable": named.variable,
            "name": named.name,
            "decide": decider(program.entries[named.variable]),
            "nests": program.entries[named.variable] in deep,
            "module": modules[program.entries[named.variable]],
        }
        for named in contract.schemas
    ]
    text = docstring(
        "Validators: each accepts exactly what its schema accepts.\n\n"
        "They need the standard library only."
    )
    template = "lazy" if is_large(contract) else "__init__"
    return render(f"validators/{template}.py.jinja", entries=entries, docstring=text)


def _module(
    template: str,
    functions: list[Code],
    module: Module,
    calls: list[tuple[Code, list[Code]]],
    below: bool,
) -> Code:
    patterns = [(name, code) for name, code, _ in map(_constant, module.patterns.items())]
    imports: dict[str, set[str]] = {}
    for helper in module.helpers:
        imports.setdefault(HELPERS[helper], set()).add(helper)
    for function, source in module.formats.items():
        imports.setdefault(source, set()).add(function)
    for pattern in module.patterns.items():
        _, code, source = _constant(pattern)
        imports.setdefault(source, set()).add(code.split("(")[0])
    return render(
        f"validators/{template}.py.jinja",
        functions=functions,
        patterns=patterns,
        tables=list(module.tables.items()),
        imports=[(name, sorted(imports[name])) for name in sorted(imports)],
        calls=calls,
        up=Code("...") if below else Code(".."),
        seen=any("Seen" in text for text in functions),
    )


def _constant(pattern: tuple[str, Code]) -> tuple[Code, Code, str]:
    """A pattern's constant: its name, the expression for it, and the runtime module it needs."""
    translated = regex.translate(pattern[0])
    if translated.program is not None:
        fields = astuple(translated.program)
        return pattern[1], Code(f"Automaton({', '.join(map(literal, fields))})"), "automaton"
    stray = translated.stray
    expression = translated.expression if stray is None else stray.expression
    return pattern[1], Code(f"Pattern({literal(expression)})"), "pattern"


def _explained(program: Program) -> list[str]:
    """The functions that explanations reach."""
    found: dict[str, None] = {}
    pending = list(reversed(list(program.entries.values())))
    while pending:
        name = pending.pop()
        if name not in found:
            found[name] = None
            pending.extend(reversed(list(_explains(program.functions[name].check))))
    return list(found)


def _explains(check: AnyCheck) -> Iterator[str]:
    """The functions whose errors `check` tells: not those that it only asks for a verdict."""
    if isinstance(check, Call):
        yield check.function
    elif isinstance(check, If):
        yield from _explains(check.then)
        yield from _explains(check.otherwise)
    elif not isinstance(check, (Not, Contains)):
        for part in parts(check):
            yield from _explains(part)


def _asked(program: Program, names: Iterable[str]) -> set[str]:
    """The functions whose verdict an explanation asks for."""
    asked: set[str] = set()
    pending = [program.functions[name].check for name in names]
    while pending:
        check = pending.pop()
        if isinstance(check, (AnyOf, OneOf)):
            asked = asked.union(*map(_calls, check.branches))
        elif isinstance(check, (Not, Contains)):
            asked |= _calls(check.check)
        elif isinstance(check, If):
            asked |= _calls(check.test)
        elif isinstance(check, Unevaluated):
            asked.add(check.tracker)
        pending.extend(parts(check))
    return asked


def _calls(check: AnyCheck) -> set[str]:
    own = {check.function} if isinstance(check, Call) else set()
    return own.union(*(_calls(part) for part in parts(check)))


def _reachable(program: Program, roots: Iterable[str]) -> list[str]:
    """The functions that `roots` call, themselves first, each once."""
    found: dict[str, None] = {}
    pending = list(reversed(list(roots)))
    while pending:
        name = pending.pop()
        if name in found:
            continue
        found[name] = None
        check = program.functions[name].check
        pending.extend(sorted(_needed(check), reverse=True))
    return list(found)


def _needed(check: AnyCheck) -> set[str]:
    """The boolean functions that deciding `check` calls."""
    if isinstance(check, Unevaluated):
        own = {check.tracker}
        inner = [each for each in (check.properties, check.items) if each is not None]
        return own.union(*map(_needed, inner))
    own = {check.function} if isinstance(check, Call) else set()
    return own.union(*map(_needed, parts(check)))
