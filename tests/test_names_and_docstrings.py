"""What a reader of one file may rely on: names that are nowhere else, and text that says what is
public."""

from __future__ import annotations

import ast
import re

from tests.source_modules import GENERATOR, MODULES, ROOT, at, tree_of


def test_no_two_classes_have_one_name() -> None:
    """Not even private ones: a reader who finds one must not take it for another."""
    homes: dict[str, list[str]] = {}
    for module in MODULES:
        for node in ast.walk(tree_of(module)):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(at(module, node.lineno))
    shared = {name: places for name, places in homes.items() if len(places) > 1}
    assert shared == {}, "say in the name what tells one from the other"


#: Names of files that occur twice, and why.
SAME_NAMES = {
    "native": "the command is called as the room that does its work",
}


def test_no_two_files_have_one_name() -> None:
    """The name of a file or room alone tells which it is, as in a list of open tabs."""
    homes: dict[str, list[str]] = {}
    for module in MODULES:
        home = module.removesuffix("/__init__")
        homes.setdefault(home.split("/")[-1], []).append(home)
    shared = {name: places for name, places in homes.items() if len(places) > 1}
    assert shared.keys() == SAME_NAMES.keys(), "say in the name what tells one from the other"


#: They say that something was met, not what.
EMPTY_NAMES = {"found", "each", "known", "made"}


def test_variables_say_what_they_hold() -> None:
    """In the generator, and in what it gives: the helpers of generated packages."""
    named = [
        f"{file.relative_to(ROOT)}:{node.lineno}: {name}"
        for folder in (GENERATOR, ROOT / "templates")
        for file in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_bytes()))
        if (name := bound_by(node)) in EMPTY_NAMES
    ]
    named += [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted((ROOT / "templates").rglob("*.jinja"))
        for name in re.findall(r"{%-? *(?:for|set) +(\w+)", file.read_text(encoding="utf-8"))
        if name in EMPTY_NAMES
    ]
    assert named == [], "call it what it is: the place, the errors, the class"


def test_what_is_public_has_a_docstring() -> None:
    """Classes, functions and methods; a method that a base, or a protocol that the class says it
    implements, documents needs none of its own."""
    trees = {module: tree_of(module) for module in MODULES}
    nodes = [(module, node) for module, tree in trees.items() for node in ast.walk(tree)]
    classes = {node.name: node for _, node in nodes if isinstance(node, ast.ClassDef)}
    documented = {
        name: {f.name for f in functions_in(node) if ast.get_docstring(f)}
        for name, node in classes.items()
    }

    def inherited(node: ast.ClassDef) -> set[str]:
        bases = [name for name in bases_of(node) if name in classes]
        return set().union(*(documented[name] | inherited(classes[name]) for name in bases))

    lacking = []
    for module, tree in trees.items():
        public = [node for node in tree.body if is_public(node)]
        methods = [
            method
            for node in public
            if isinstance(node, ast.ClassDef)
            for method in functions_in(node)
            if is_public(method) and method.name not in inherited(node)
        ]
        lacking += [at(module, node.lineno) for node in public + methods if not said_of(node)]
    assert lacking == [], "say shapes, units, what is raised; for a class, what its values are"


def test_data_classes_are_cheap_to_define() -> None:
    """`dataclasses` compiles six methods of a class when its module is imported."""
    costly = [
        at(module, node.lineno)
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call)
        and getattr(decorator.func, "id", "") == "dataclass"
        and any(keyword.arg == "slots" for keyword in decorator.keywords)
    ]
    assert costly == [], "decorate with frozen or mutable from schemawright.data_classes"


def bound_by(node: ast.AST) -> str | None:
    """The variable or parameter that `node` gives a value."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    return node.arg if isinstance(node, ast.arg) else None


def is_public(node: ast.stmt) -> bool:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return isinstance(node, kinds) and not node.name.startswith("_")


def said_of(node: ast.stmt) -> str | None:
    assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    return ast.get_docstring(node)


def functions_in(node: ast.ClassDef) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [f for f in node.body if isinstance(f, (ast.FunctionDef, ast.AsyncFunctionDef))]


def bases_of(node: ast.ClassDef) -> list[str]:
    """The names of its bases, and of the protocols that its docstring names."""
    named = [ast.unparse(base).partition("[")[0].rpartition(".")[2] for base in node.bases]
    return named + re.findall(r"Implements `(?:[\w.]*\.)?(\w+)`", ast.get_docstring(node) or "")
