"""Conditions are joined so that no type checker gives up on one: pyright at 256 in one another."""

from __future__ import annotations

import ast

import pytest
from schemawright import compile_validator
from schemawright.code import Return, printed
from schemawright.code.expressions import Boolean, Expression, Name

PYRIGHT = 256


def depth(node: ast.AST) -> int:
    """How deep pyright sees `node`, to which ``a or b or c`` is ``(a or b) or c``."""
    below = [depth(child) for child in ast.iter_child_nodes(node)]
    more = len(node.values) - 1 if isinstance(node, ast.BoolOp) else 1
    return more + max(below, default=0)


@pytest.mark.parametrize("count", [2, 100, 101, 259, 1000, 20_000])
@pytest.mark.parametrize("operator", ["and", "or"])
def test_a_condition_of_many_parts_is_grouped(operator: str, count: int) -> None:
    names: tuple[Expression, ...] = tuple(Name(f"a{number}") for number in range(count))
    text = printed([Return(Boolean("or" if operator == "or" else "and", names))])
    tree = ast.parse(text)
    read = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
    assert sorted(read) == sorted(f"a{number}" for number in range(count))
    assert depth(tree) < PYRIGHT
    assert count > 100 or "((" not in text.replace("\n", "").replace(" ", "")


def test_a_union_of_many_is_decided_as_before() -> None:
    branches = [{"required": [f"m{n}"], "minProperties": n % 3} for n in range(300)]
    validator = compile_validator({"type": "object", "anyOf": branches})
    assert depth(ast.parse(validator.source)) < PYRIGHT
    for number in (0, 99, 100, 199, 200, 299):
        extra = {f"x{n}": n for n in range(number % 3)}
        assert validator.is_valid({f"m{number}": 1, **extra})
    assert not validator.is_valid({"other": 1})
    assert not validator.is_valid({"m2": 1})
