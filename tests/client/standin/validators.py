"""Validators as the package would have them; jsonschema has the same names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_SCHEMAS: dict[str, Any] = json.loads(Path(__file__).with_name("schemas.json").read_text())
_REGISTRY: Any = Registry().with_resources(
    (f"{name}.json", Resource(schema, DRAFT202012)) for name, schema in _SCHEMAS.items()
)


def __getattr__(name: str) -> Any:
    if name not in _SCHEMAS:
        raise AttributeError(name)
    return Draft202012Validator(_SCHEMAS[name], registry=_REGISTRY)
