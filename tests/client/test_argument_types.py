"""What callers may give, as the signatures of the client say it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.packages import package

_CLASSES = {
    name: {"type": "object", "properties": {"kind": {"const": name}}, "required": ["kind"]}
    for name in ("Cat", "Dog")
}
_REFERENCES = [{"$ref": f"#/components/schemas/{name}"} for name in _CLASSES]


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"oneOf": _REFERENCES}, "models.Cat | models.Dog | Mapping[str, object] | None"),
        (
            {"oneOf": [{"type": "string"}, {"type": "object"}, *_REFERENCES]},
            "str | models.Cat | models.Dog | Mapping[str, object] | None",
        ),
    ],
)
def test_classes_stand_together(schema: dict[str, Any], words: str) -> None:
    """A mapping, which all of them can be given as, stands behind them."""
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    operation = {"operationId": "adopt", "requestBody": body, "responses": {}}
    api = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "servers": [{"url": "https://zoo.test"}],
        "paths": {"/pets": {"post": operation}},
        "components": {"schemas": _CLASSES},
    }
    files = package({"zoo.json": api}).files
    text = next(file.text for file in files if file.path == "client.py")
    assert set(re.findall(r"body: (.*) = None,", text)) == {words}
