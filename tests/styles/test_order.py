"""Definitions stand as documents have them: a new reference moves no class, in any style."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import product
from typing import Any

import pytest
from schemawright.files import File

from tests.packages import Loaded, package

#: Classes, one of them with classes in place; and types, the last of which others are made of.
DEFINITIONS: dict[str, Any] = {
    "basket": {"type": "object", "properties": {"items": {"type": "array"}}},
    "payment": {"anyOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/transfer"}]},
    "card": {
        "type": "object",
        "properties": {
            "number": {"type": "string"},
            "owner": {"type": "object", "properties": {"name": {"type": "string"}}},
            "note": {"type": "string"},
        },
        "required": ["number"],
    },
    "tree": {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/tree"}}, {"type": "null"}]},
    "shop": {
        "type": "object",
        "properties": {
            "pay": {"anyOf": [{"$ref": "#/$defs/basket"}, {"$ref": "#/$defs/transfer"}]},
        },
    },
    "cards": {"type": "array", "items": {"$ref": "#/$defs/card"}},
    "level": {"enum": ["low", "high"]},
    "transfer": {
        "type": "object",
        "properties": {"iban": {"type": "string"}},
        "required": ["iban"],
    },
}
STYLES = ("pydantic", "dataclass", "msgspec", "typeddict")


def with_reference(holder: str, target: str) -> dict[str, Any]:
    """The definitions with one more reference: an alternative of `holder`, of its items or of one
    of its members."""
    definitions = deepcopy(DEFINITIONS)
    reference = {"$ref": f"#/$defs/{target}"}
    match definitions[holder]:
        case {"anyOf": alternatives}:
            alternatives.append(reference)
        case {"properties": members}:
            last = [*members][-1]
            before = members[last].get("anyOf", [members[last]])
            members[last] = {"anyOf": [*before, reference]}
        case {"items": items} as array:
            array["items"] = {"anyOf": [items, reference]}
    return definitions


def order(document: dict[str, Any], style: str) -> list[str]:
    """The names that are defined in the models of `document`, as they stand."""
    files = package({"order.json": document}, models=style).files
    Loaded(files).module("models")
    return _order_in(files, "models.py")


def _order_in(files: Iterable[File], path: str) -> list[str]:
    text = next(file.text for file in files if file.path == path)
    return [*dict.fromkeys(_defined(ast.parse(text).body))]


def _defined(statements: list[ast.stmt]) -> Iterator[str]:
    for statement in statements:
        match statement:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
                yield name
            case ast.If(body=body):
                yield from _defined(body)


@pytest.mark.parametrize("style", STYLES)
def test_documents_decide(style: str) -> None:
    names = order({"$defs": DEFINITIONS}, style)
    classes = ["Basket", "CardOwner", "Card", "Shop", "Level", "Transfer", "Order"]
    assert names == [*classes, "Payment", "Tree", "Cards"]


@pytest.mark.parametrize("style", STYLES)
def test_what_is_in_place_stands_with_what_holds_it(style: str) -> None:
    """Behind other definitions, and where a class stands behind its base, there with it."""
    inner: dict[str, Any] = {"type": "object", "properties": {"text": {"type": "string"}}}
    document = {
        "type": "object",
        "properties": {"note": {"type": "object", "properties": {"line": inner}}},
        "$defs": {
            "wagon": {
                "allOf": [{"$ref": "#/$defs/vehicle"}],
                "properties": {"load": {"type": "object", "properties": {"tons": {}}}},
            },
            "stop": {"type": "object", "properties": {"name": {"type": "string"}}},
            "vehicle": {"type": "object", "properties": {"wheels": {"type": "integer"}}},
        },
    }
    wagon = ["WagonLoad", "Wagon"]
    others = ["Stop", "Vehicle"]
    first = [*others, *wagon] if style == "pydantic" else [*wagon, *others]
    assert order(document, style) == [*first, "OrderNoteLine", "OrderNote", "Order"]


@pytest.mark.parametrize("style", STYLES)
def test_a_new_reference_moves_nothing(style: str) -> None:
    """But a name of a type stands behind those that it is made of: it alone moves."""
    before = order({"$defs": DEFINITIONS}, style)
    moved = {}
    for holder, target in product(DEFINITIONS.keys() - {"level"}, DEFINITIONS):
        if holder == target and "anyOf" in DEFINITIONS[holder]:
            continue  # It would mean nothing.
        after = order({"$defs": with_reference(holder, target)}, style)
        if after != before:
            moved[holder, target] = after
    assert moved.keys() <= {("payment", "tree"), ("payment", "cards"), ("tree", "cards")}
    for (holder, _), after in moved.items():
        alone = holder.capitalize()
        assert [name for name in after if name != alone] == [
            name for name in before if name != alone
        ]


@pytest.mark.parametrize("style", ["pydantic", "dataclass"])
def test_a_new_reference_moves_no_function(style: str) -> None:
    """Neither of those that decide and explain nor of those that read and write."""
    paths = ("validators/checks.py", "validators/errors.py", "codecs.py")

    def orders(definitions: dict[str, Any]) -> dict[str, list[str]]:
        files = package({"order.json": {"$defs": definitions}}, models=style).files
        return {path: _order_in(files, path) for path in paths}

    before = orders(DEFINITIONS)
    for holder, target in product(DEFINITIONS.keys() - {"level"}, DEFINITIONS):
        if holder == target and "anyOf" in DEFINITIONS[holder]:
            continue  # It would mean nothing.
        for path, after in orders(with_reference(holder, target)).items():
            kept = [name for name in before[path] if name in after]
            assert [name for name in after if name in kept] == kept, (holder, target, path)
