"""The modules of the validators: their functions, and what these need around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from schemawright import regex
from schemawright.code import Assign, Dict, Literal, Name, Statement, printed
from schemawright.code.expressions import Attribute, Call, Expression, Helper, KeywordArgument
from schemawright.code.statements import Def
from schemawright.data_classes import frozen
from schemawright.escape import indented_json
from schemawright.files import File
from schemawright.line_length import line_length
from schemawright.render import Code, overridden, render
from schemawright.steps import at
from schemawright.targets.imports import import_statements
from schemawright.targets.validators.borrowed_functions import borrowed
from schemawright.targets.validators.endings import concise
from schemawright.targets.validators.lowering import ModuleScope, decided, explained
from schemawright.targets.validators.lowering.function_lowering import VALUES, Entries
from schemawright.targets.validators.module_plan import ModulePlan

#: What is imported for type checkers only.
_TYPES = frozenset({"Json", "Location", "Seen", "ValidationError"})
#: What stands around a line of the text of an automaton: an indent, quotes and a comma.
_AROUND_A_LINE = 7


@frozen
class ModuleText:
    """A finished module; the modules of the run time that it imports, and the large values of
    keywords that it asks for."""

    file: File
    helpers: frozenset[str]
    values: Mapping[str, object]


def lowered(plan: ModulePlan) -> tuple[tuple[Def, ...], ModuleScope]:
    """The functions of a module as trees, and what they need around them."""
    around = ModuleScope()
    lower = decided if plan.mode == "decide" else explained
    return tuple(lower(plan.program.functions[name], around) for name in plan.names), around


def module_text(plan: ModulePlan) -> ModuleText:
    """The text of a module."""
    trees, around = lowered(plan)
    used: set[Helper] = {Helper("Json", "values")}
    functions = [_function(tree, used) for tree in _one_by_one(plan, trees)]
    of_others = borrowed(plan, around.called)
    constants = [_text(constant, used) for constant in (*of_others.constants, *_constants(around))]
    tables = [_text(_table(name, entries), used) for name, entries in around.tables.items()]
    up = "..." if plan.home else ".."
    asked = around.called - of_others.decided
    helpers = [helper for helper in used if helper.id not in _TYPES]
    text = render(
        f"validators/{plan.kind}.py.jinja",
        imports=_imports(helpers, up, (*of_others.imports, *plan.siblings(asked))),
        types=_imports([helper for helper in used if helper.id in _TYPES], up, indent=1),
        constants=constants,
        functions=functions,
        tables=tables,
    )
    needs = frozenset(helper.module for helper in helpers)
    return ModuleText(
        File(plan.path, str(text), not overridden("validators")), needs, around.values
    )


def _one_by_one(plan: ModulePlan, trees: Iterable[Def]) -> Iterator[Def]:
    """`trees`; each of them is written where its function's schema stands."""
    for name, tree in zip(plan.names, trees, strict=True):
        at(plan.program.functions[name].where)
        yield tree


def values_file(path: str, values: Mapping[str, object]) -> File:
    """Large values of keywords, by the names under which modules ask for them."""
    return File(path, indented_json(values, 1) + "\n", styled=True)


def _function(tree: Def, used: set[Helper]) -> Code:
    head = Def(tree.name, tree.signature, (), tree.decorators)
    body = Code(printed(concise(tree.body), indent=1, helpers=used).rstrip("\n"))
    return render("validators/function.py.jinja", head=_text(head, used), body=body)


def _text(statement: Statement, used: set[Helper], indent: int = 0) -> Code:
    return Code(printed((statement,), indent=indent, helpers=used).rstrip("\n"))


def _imports(
    helpers: Iterable[Helper], up: str, others: Iterable[tuple[str, str]] = (), indent: int = 0
) -> list[Code]:
    """The imports of the run time, and of `others`, as modules and names, in order."""
    modules: dict[str, set[str]] = {}
    for module, name in (*((f"{up}_runtime.{h.module}", h.id) for h in helpers), *others):
        modules.setdefault(module, set()).add(name)
    return [_text(statement, set(), indent) for statement in import_statements(modules)]


def _constants(around: ModuleScope) -> Iterator[Assign]:
    if around.values:
        stored = Call(Helper("StoredValues", "stored"), (Name("__name__"),))
        yield Assign(VALUES, stored)
    for pattern, name in around.patterns.items():
        yield Assign(Name(name), _searcher(pattern))


def _searcher(pattern: str) -> Expression:
    """What searches for a pattern, or for what may not be there."""
    translated = regex.translate(pattern)
    if translated.program is not None:
        lines = wrap(
            translated.program.text,
            line_length() - _AROUND_A_LINE,
            break_long_words=False,
            break_on_hyphens=False,
        )
        short = (KeywordArgument("short", Literal(translated.short)),) if translated.short else ()
        read = Attribute(Helper("Automaton", "automaton"), "read")
        return Call(read, tuple(map(Literal, lines)), short)
    stray = translated.stray
    expression = translated.expression if stray is None else stray.expression
    return Call(Helper("Pattern", "pattern"), (Literal(expression),))


def _table(name: str, entries: Entries) -> Assign:
    pairs = tuple((Literal(key), held) for key, held in entries)
    return Assign(Name(name), Dict(pairs, exploded=True))
