"""How deep Python has to go to import what datamodel-code-generator wrote.

    class A: b: B | None       →  pydantic builds B inside A, and C inside B, where they are built
    class B: c: C | None          by `A.model_rebuild()`; in a ring none of them is built before
    class C: a: A | None
    A.model_rebuild()

Python's stack takes a thousand calls, of which pydantic needs some for each class and for each type
that is around another one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from schemawright.steps import take

#: Calls that pydantic needs, with a reserve, for a class and for what is around it in an annotation
#: (measured with pydantic 2.12 to 2.14: 7, and 4 to 6).
_CLASS, _AROUND = 8, 5
#: So many calls are left to it, of a thousand: what imports the module needs some as well.
_MOST = 900

#: What a class refers to, in the order of its annotations, with the calls to get there.
_References = Mapping[str, tuple[tuple[str, int], ...]]


def too_deep_class(tree: ast.Module) -> str | None:
    """The first class of the module that pydantic cannot build; None if there is none."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    references: dict[str, tuple[tuple[str, int], ...]] = {}
    built: set[str] = set()
    for name, class_ in classes.items():
        used = tuple((other, calls) for other, calls in _used(class_) if other in classes)
        references[name] = used
        # What is not yet defined makes it wait for its `model_rebuild`.
        if all(other in built or other == name for other, _ in used):
            built.add(name)
    for name in _rebuilt(tree):
        if name in classes and name not in built:
            if _calls(name, references, built) > _MOST:
                return name
            built.add(name)
    return None


def _rebuilt(tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        match statement:
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(name), "model_rebuild"))):
                yield name


def _calls(start: str, references: _References, built: set[str]) -> int:
    """How many calls are in one another at most while the class `start` is built."""
    seen = {start}
    pending = [(_CLASS, iter(references[start]))]
    most = _CLASS
    while pending:
        calls, rest = pending[-1]
        for name, around in rest:
            take(1)
            if name not in seen and name not in built:
                seen.add(name)
                most = max(most, calls + around + _CLASS)
                pending.append((calls + around + _CLASS, iter(references[name])))
                break
        else:
            pending.pop()
    return most


def _used(class_: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """The names in the annotations and bases of `class_`, with the calls to get there."""
    fields = (line.annotation for line in class_.body if isinstance(line, ast.AnnAssign))
    pending = [(node, 0) for node in (*class_.bases, *fields)]
    pending.reverse()
    while pending:
        node, calls = pending.pop()
        match node:
            case ast.Name(name):
                yield name, calls
            case ast.Constant(str(text)):
                pending.append((ast.parse(text, mode="eval").body, calls))
            case ast.Subscript(ast.Name("Literal")):
                continue
            case ast.BinOp() | ast.Subscript():
                pending += [(part, calls + _AROUND) for part in reversed(_parts(node))]


def _parts(node: ast.BinOp | ast.Subscript) -> list[ast.expr]:
    """The types that a union or a generic type is made of."""
    if isinstance(node, ast.Subscript):
        return node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    parts = [node.right]
    left = node.left
    while isinstance(left, ast.BinOp):
        parts.append(left.right)
        left = left.left
    return [left, *reversed(parts)]
