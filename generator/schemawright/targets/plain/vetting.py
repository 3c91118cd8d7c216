"""What datamodel-code-generator wrote, looked at as syntax: it may declare types, nothing more.

The text of a document gets as far as its descriptions, defaults, patterns and names; should any of
that ever come out as code, the package is refused.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator

from schemawright.targets.plain.import_depth import too_deep_class

#: Modules whose names declare types and their constraints.
_MODULES = frozenset(
    """
    __future__ collections dataclasses datetime decimal enum ipaddress msgspec pathlib pydantic
    pydantic_core pydantic_extra_types re typing typing_extensions uuid
    """.split()
)
#: Functions of Python that a default may be made by.
_HARMLESS = frozenset("bool bytes dict float frozenset int list set str tuple".split())
_STATEMENTS = (
    ast.ClassDef,
    ast.AnnAssign,
    ast.Assign,
    ast.Import,
    ast.ImportFrom,
    ast.Expr,
    ast.Pass,
)


def complaints(text: str, wanted: Iterable[str], modules: Iterable[str]) -> Iterator[str]:
    """What is wrong with the module `text`, which must define the classes `wanted` and may import
    from `modules` besides those that declare types."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        yield f"it is no Python (line {error.lineno})"
        return
    except (RecursionError, MemoryError):
        yield "it is nested too deeply for Python"
        return
    names = _HARMLESS | _defined(tree)
    allowed = _MODULES | {module.partition(".")[0] for module in modules}
    for statement in tree.body:
        yield from _statement(statement)
    for node in ast.walk(tree):
        yield from _node(node, names, allowed)
    if deep := too_deep_class(tree):
        yield f"pydantic, which builds one class in another, cannot build all that {deep} leads to"
    for name in sorted(set(wanted) - names):
        yield f"it has no class {name}: leave out options that rename or merge classes"


def _defined(tree: ast.Module) -> set[str]:
    """What the module defines or imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names - {name for name in vars(builtins) if name not in _HARMLESS}


def _statement(node: ast.stmt) -> Iterator[str]:
    if not isinstance(node, _STATEMENTS):
        yield f"line {node.lineno} is no declaration"
    for below in node.body if isinstance(node, ast.ClassDef) else ():
        yield from _statement(below)


def _node(
    node: ast.AST, declared: set[str] | frozenset[str], allowed: frozenset[str]
) -> Iterator[str]:
    match node:
        case ast.Import(names):
            modules = [alias.name for alias in names]
        case ast.ImportFrom(module, level=level):
            modules = ["" if level or module is None else module]
        case ast.Attribute(attr=name) if name.startswith("__"):
            yield f"line {node.lineno} reads {name}"
            return
        case ast.Call(function):
            while isinstance(function, ast.Attribute):
                function = function.value
            if not isinstance(function, ast.Name) or function.id not in declared:
                yield f"line {node.lineno} calls {ast.unparse(function)}"
            return
        case _:
            return
    for module in modules:
        if module.partition(".")[0] not in allowed:
            yield f"line {node.lineno} imports {module or 'what is beside it'}"
