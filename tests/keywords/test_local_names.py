"""A property may be called as a function that its schema's check calls: the local variable that
holds it is called otherwise."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from schemawright import compile_validator
from schemawright.format_checks import FORMATS
from schemawright.targets.validators.lowering.function_lowering import RESERVED

from tests.source_modules import MODULES, tree_of


@pytest.mark.parametrize("rule", FORMATS, ids=lambda rule: rule.name)
def test_a_property_called_as_the_function_of_its_format(rule: Any) -> None:
    values = {"string": "\0(", "integer": 2**70, "number": 2**70}
    schema = {"properties": {rule.function: {"format": rule.name}}}
    validator = compile_validator(schema, formats="assert")
    instance = {rule.function: values[rule.applies_to]}
    assert not validator.is_valid(instance)
    assert [error.message.partition(" is ")[2] for error in validator.iter_errors(instance)] == [
        rule.message.removeprefix("is ")
    ]
    assert validator.is_valid({rule.function: None})


@pytest.mark.parametrize("name", ["valid_schema_defs_way", "errors_in_schema_defs_way"])
def test_a_property_called_as_the_function_of_a_schema(name: str) -> None:
    way = {"type": "object", "required": ["to"], "properties": {"on": {"$ref": "#/$defs/way"}}}
    schema = {"$defs": {"way": way}, "properties": {name: {"$ref": "#/$defs/way"}}}
    validator = compile_validator(schema)
    assert name in validator.source or name.startswith("errors")
    assert validator.is_valid({name: {"to": 1}})
    assert [error.path for error in validator.iter_errors({name: {"on": 1, "to": 1}})] == [
        (name, "on")
    ]


@pytest.mark.parametrize("name", ["count", "index", "key", "left"])
def test_a_property_called_as_a_variable_of_loops(name: str) -> None:
    """Those hold texts and numbers, wherever they stand in a function, and a member any value."""
    validator = compile_validator({"properties": {name: {"type": "string", "minLength": 2}}})
    assert f'{name}_ = value["{name}"]' in validator.source
    assert [error.path for error in validator.iter_errors({name: 1})] == [(name,)]


def test_all_functions_of_the_run_time_are_reserved() -> None:
    """Those that the modules which build expressions name as ``Helper("equal", "equality")``."""
    functions = {
        node.args[0].value
        for module in MODULES
        if module.startswith(("code/", "targets/validators/"))
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Helper"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    # Decorators and their like stand outside of functions; no variable begins with a capital.
    called = {name for name in functions if name.islower()} - {"after", "of_another_package"}
    assert {"equal", "exactly_one", "no_branch"} <= called <= RESERVED
