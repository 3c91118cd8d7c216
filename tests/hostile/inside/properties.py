"""What a generated package must have kept of its document: every name and value, apart.

`made` is the package as `exercise.Made` has it.
"""

import ast
import json
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import ValidationError as Invalid

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


def accepts(door: Callable[[Any], object], value: Any, invalid: type[Exception]) -> bool:
    try:
        door(value)
    except invalid:
        return False
    return True


def unfaithful(made: Any, document: dict[str, Any]) -> list[str]:
    """Names and values of the document that are other ones at run time."""
    if "openapi" in document:
        return _lost_words(made, document)
    base = {name: _sample(document["properties"][name]) for name in document.get("required", ())}
    wrong = []
    for name, schema in document.get("properties", {}).items():
        for value in _values(schema):
            wrong += _kept(made, base | {name: value}, True)
        if schema.get("type") == "string":
            wrong += _kept(made, base | {name: 5}, False)
        for text in (v for v in _values(schema) if isinstance(v, str)):
            other = text + "\x7f"
            if other not in _values(schema):
                wrong += _kept(made, base | {name: other}, False)
        wrong += _pattern(made, base, name, schema)
    return wrong + _defaults(made, document)


def _values(schema: dict[str, Any]) -> list[Any]:
    return [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]


def _sample(schema: dict[str, Any]) -> Any:
    return next(iter(_values(schema)), "a")


def _kept(made: Any, value: Any, valid: bool) -> list[str]:
    """Validator and model agree that `value` is `valid`; the model gives it back as it is."""
    shown = json.dumps(value)[:120]
    if made.validators()[0].is_valid(value) is not valid:
        return [f"the validator says {not valid} of {shown}"]
    for model in made.models()[:1]:
        try:
            loaded = model.validate_python(value)
        except Invalid:
            return [f"the model rejects {shown}"] if valid else []
        if not valid:
            return [f"the model accepts {shown}"]
        if model.dump_python(loaded, mode="json", by_alias=True) != value:
            return [f"the model does not give back {shown}"]
    return []


def _pattern(made: Any, base: dict[str, Any], name: str, schema: dict[str, Any]) -> list[str]:
    if "pattern" not in schema:
        return []
    errors = list(made.validators()[0].iter_errors(base | {name: "\x7f"}))
    kept = any(error.validator_value == schema["pattern"] for error in errors)
    return [] if kept else [f"no error speaks of the pattern of {name!r}"]


def _defaults(made: Any, document: dict[str, Any]) -> list[str]:
    """A default that the model has is the schema's; most models have none, for absent is not
    null and not the default either."""
    wrong = []
    for name, field in _fields(made).items():
        schema = document["properties"].get(name, {})
        default = field.get_default(call_default_factory=True)
        plain = isinstance(default, (str, int, list, dict)) and not isinstance(default, Enum)
        if "default" in schema and plain and default != schema["default"]:
            wrong.append(f"the default of {name!r} is {default!r}")
    return wrong


def _fields(made: Any) -> dict[str, Any]:
    """The fields of the first model by their names on the wire."""
    models = [made.find(s["model"]) for s in made.schemas if s["model"]]
    fields = getattr(models[0], "model_fields", {}) if models else {}
    return {_wire_name(name, field): field for name, field in fields.items() if name != "root"}


def _wire_name(name: str, field: Any) -> str:
    """The alias, if it has one: a name may be empty, too."""
    aliases = (field.validation_alias, field.alias)
    return next((alias for alias in aliases if isinstance(alias, str)), name)


def _lost_words(made: Any, document: dict[str, Any]) -> list[str]:
    paths = {operation["path"] for operation in made.manifest["operations"]}
    wrong = [
        f"no operation has the path {path!r}" for path in document["paths"] if path not in paths
    ]
    texts = _texts(Path(made.package.__file__).parent)
    names = [p["name"] for path in document["paths"].values() for p in _parameters(path)]
    return wrong + [f"no text in the package is {name!r}" for name in names if name not in texts]


def _parameters(path: dict[str, Any]) -> list[dict[str, Any]]:
    return [p for method in _METHODS for p in path.get(method, {}).get("parameters", ())]


def _texts(folder: Path) -> set[str]:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in folder.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def merged(made: Any, document: dict[str, Any]) -> list[str]:
    """Names of the document that share a Python name, or have none."""
    if "openapi" in document:
        return _merged_operations(made, document)
    wanted, fields = set(document.get("properties", {})), _fields(made)
    wrong = [f"fields for {sorted(fields)}"] if fields and set(fields) != wanted else []
    targets = {s["$ref"] for s in document.get("properties", {}).values() if "$ref" in s}
    kinds = {
        str(field.annotation) for name, field in fields.items() if _is_reference(document, name)
    }
    if fields and len(kinds) != len(targets):
        wrong.append(f"{len(targets)} definitions have {len(kinds)} types")
    return wrong


def _is_reference(document: dict[str, Any], name: str) -> bool:
    return "$ref" in document["properties"].get(name, {})


def _merged_operations(made: Any, document: dict[str, Any]) -> list[str]:
    wanted = sum(method in path for path in document["paths"].values() for method in _METHODS)
    calls = {operation["call"] for operation in made.manifest["operations"]}
    return [] if len(calls) == wanted else [f"{wanted} operations have {len(calls)} methods"]
