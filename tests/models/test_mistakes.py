"""References keep their types, so type checkers find what is wrong before anything runs."""

from __future__ import annotations

import copy
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import schemawright

from tests.type_checking import WITH_PLUGIN, complaints

STATUS = {"$ref": "#/$defs/status"}


def _object(name: str) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: {"type": "string"}}}


ORDER: dict[str, Any] = {
    "type": "object",
    "required": ["status"],
    "properties": {
        "status": STATUS,
        "maybe": {"anyOf": [STATUS, {"type": "null"}]},
        "all": {"type": "array", "items": STATUS},
        "by_name": {"type": "object", "additionalProperties": STATUS},
        "size": {"$ref": "#/$defs/size"},
        "tags": {"$ref": "#/$defs/tags"},
        "counts": {"$ref": "#/$defs/counts"},
        "id": {"$ref": "#/$defs/id"},
        "buyer": {"$ref": "#/$defs/person"},
        "also": {"allOf": [STATUS, {"description": "The same."}]},
        "pay": {"$ref": "#/$defs/payment"},
        "pair": {"$ref": "#/$defs/pair"},
        "tree": {"$ref": "#/$defs/tree"},
        "sure": {"$ref": "#/$defs/sure"},
        "due": {"$ref": "#/$defs/day"},
        "limits": {
            "type": "object",
            "propertyNames": {"enum": ["cpu", "memory"]},
            "additionalProperties": {"type": "integer"},
        },
        "by_sort": {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/sort"},
            "additionalProperties": {"type": "string"},
        },
        "row": {
            "type": "array",
            "prefixItems": [{"type": "string"}],
            "unevaluatedItems": {"type": "integer"},
        },
        "rest": {"type": "object", "unevaluatedProperties": {"type": "integer"}},
        "dogs": {"allOf": [{"$ref": "#/$defs/people"}, {"items": {"$ref": "#/$defs/dog"}}]},
        "words": {"$ref": "#/$defs/tags", "items": {"enum": ["a", "b"]}},
    },
    "dependentSchemas": {"itself": {"properties": {"itself": {"type": "string"}}}},
    "$defs": {
        "status": {"enum": ["open", "closed", *(f"other{i}" for i in range(20))]},
        "size": {"enum": [1, 2, 3]},
        "tags": {"type": "array", "items": {"type": "string"}},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "id": {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        "person": {"type": "object", "properties": {"name": {"type": "string"}}},
        "payment": {"oneOf": [{"$ref": "#/$defs/card"}, {"$ref": "#/$defs/transfer"}]},
        "card": _object("number"),
        "transfer": _object("iban"),
        "pair": {
            "type": "array",
            "prefixItems": [{"type": "string"}, {"type": "integer"}],
            "items": False,
            "minItems": 2,
        },
        "tree": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/tree"}}]
        },
        "sure": {"const": True},
        "day": {"type": "string", "format": "date"},
        "sort": {"enum": ["a", "b"]},
        "people": {"type": "array", "items": {"$ref": "#/$defs/person"}},
        "dog": {
            "allOf": [
                {"$ref": "#/$defs/person"},
                {"type": "object", "properties": {"barks": {"type": "boolean"}}},
            ]
        },
    },
}
#: An API whose parameters refer to the same, in their schemas and as components.
API = {
    "openapi": "3.1.0",
    "info": {"title": "Orders", "version": "1"},
    "servers": [{"url": "https://orders.test"}],
    "paths": {
        "/orders/{status}": {
            "parameters": [{"$ref": "#/components/parameters/Status"}],
            "get": {
                "operationId": "find",
                "parameters": [
                    {"name": "any", "in": "query", "schema": {"type": "array", "items": STATUS}},
                    {"name": "not", "in": "query", "schema": {"anyOf": [STATUS, {"type": "null"}]}},
                    {"name": "X-All", "in": "header", "schema": {"allOf": [STATUS]}},
                    {"name": "size", "in": "cookie", "schema": {"$ref": "#/$defs/size"}},
                ],
                "responses": {"200": {"description": "One.", "content": {}}},
            },
            "put": {
                "operationId": "replace",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/$defs/order"}}},
                },
                "responses": {"204": {"description": "Done."}},
            },
        }
    },
}
HERE = Path(__file__).parent
STYLES = ("pydantic", "dataclass", "msgspec", "typeddict")
DRAFTS = ("draft-04", "draft-06", "draft-07", "2019-09", "2020-12")
#: The properties that a draft has no words for.
UNSAID = {
    "draft-04": ("row", "rest", "limits", "by_sort"),
    "draft-06": ("row", "rest"),
    "draft-07": ("row", "rest"),
}


def in_draft(draft: str) -> dict[str, Any]:
    """`ORDER` in the words of a draft, as far as it has them, its names with the draft's behind
    them."""
    document: dict[str, Any] = copy.deepcopy(ORDER)
    properties, defined = document["properties"], document.pop("$defs")
    pairs = [defined["pair"], properties["row"]] if draft != "2020-12" else []
    for row in pairs:
        if "items" in row:
            row["additionalItems"] = row.pop("items")
        row["items"] = row.pop("prefixItems")
    if is_old(draft):
        document["dependencies"] = document.pop("dependentSchemas")
        words = properties["words"]
        words["allOf"] = [{"$ref": words.pop("$ref")}, {"items": words.pop("items")}]
    for name in UNSAID.get(draft, ()):
        del properties[name]
    if draft == "draft-04":
        defined["sure"]["enum"] = [defined["sure"].pop("const")]
    key = "definitions" if is_old(draft) else "$defs"
    document[key] = {f"{name}{suffix(draft)}": each for name, each in defined.items()}
    text = re.sub(r"#/\$defs/(\w+)", rf"#/{key}/\1{suffix(draft)}", json.dumps(document))
    place = draft if is_old(draft) else f"draft/{draft}"
    dialect = f"http{'' if is_old(draft) else 's'}://json-schema.org/{place}/schema"
    return {"$schema": dialect, "title": f"Order{suffix(draft)}", **json.loads(text)}


def in_classes_of(draft: str, program: str) -> str:
    """The program with the names of a draft's classes, and without what the draft cannot say."""
    imported = re.search(r"^from package\S* import (.+)$", program, re.MULTILINE)
    assert imported
    names = "|".join(imported[1].split(", "))
    lines = re.sub(rf"\b({names})\b", rf"\1{suffix(draft)}", program).splitlines()
    unsaid = re.compile(rf"\b({'|'.join(UNSAID.get(draft, ['-']))})\b[]\"]*\s*[=:]")
    return "\n".join(line for line in lines if not unsaid.search(line))


def is_old(draft: str) -> bool:
    """Is it older than 2019-09?"""
    return draft.startswith("draft")


def suffix(draft: str) -> str:
    """What the names of a draft's classes end in."""
    return f"D{draft.removeprefix('draft-').replace('-', '')}"


def api() -> dict[str, Any]:
    """`API`, with the definitions of `ORDER` as its components."""
    order = {key: value for key, value in ORDER.items() if key != "$defs"}
    parameter = {"name": "status", "in": "path", "required": True, "schema": STATUS}
    components = {
        "schemas": {"order": order, **ORDER["$defs"]},
        "parameters": {"Status": parameter},
    }
    text = json.dumps({**API, "components": components})
    document: dict[str, Any] = json.loads(text.replace("#/$defs/", "#/components/schemas/"))
    return document


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of each style with a document of each draft, one with a client, and programs beside
    them that make the mistakes."""
    root = tmp_path_factory.mktemp("mistakes")
    (root / "orders").mkdir()
    for draft in DRAFTS:
        file = root / "orders" / f"order_{draft}.json"
        file.write_text(json.dumps(in_draft(draft)), encoding="utf-8")
    for style in STYLES:
        schemawright.generate(root / "orders", root / f"package_{style}", models=style)
        own = HERE / f"mistakes_{style}.py"
        text = (own if own.is_file() else HERE / "mistakes.py").read_text(encoding="utf-8")
        for draft in DRAFTS:
            program = in_classes_of(draft, text)
            program = program.replace("package.models", f"package_{style}.models")
            (root / f"mistakes_{style}_{draft}.py").write_text(program, encoding="utf-8")
    (root / "api.json").write_text(json.dumps(api()), encoding="utf-8")
    schemawright.generate(root / "api.json", root / "package_client")
    shutil.copy(HERE / "mistakes_client.py", root)
    return root


@pytest.mark.parametrize("checker", WITH_PLUGIN)
def test_every_mistake_is_found(checker: str, place: Path) -> None:
    said = complaints(checker, place)
    programs = sorted(place.glob("mistakes_*.py"))
    assert len(programs) == len(STYLES) * len(DRAFTS) + 1
    for program in programs:
        lines = program.read_text(encoding="utf-8").splitlines()
        wrong = {number for number, line in enumerate(lines, 1) if "# refused" in line}
        told = re.findall(rf"{program.name}:(\d+)[: ]", said)
        assert {int(number) for number in told} == wrong, program.name
    assert not re.findall(r"^.*package_.*(?:error|warning).*$", said, re.MULTILINE)
