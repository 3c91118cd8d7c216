"""Instances for schemas that have no real ones: drawn from the schema itself, always the same.

`draw` follows defaults, examples, enums and properties, and guesses the rest; it does not try
to satisfy everything. A judge, another validator, keeps what turned out valid, and of the
changed copies that `spoil` makes those that turned out invalid.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable
from typing import Any

from schemawright.values import Json, walk

from benchmarks.cases import Instance

_ATTEMPTS = 400
_DEEPEST = 7
#: Values in one instance, about: beyond that only what is required is drawn.
_LARGEST = 200
#: Tried in turn for a `pattern`.
_STRINGS = (
    "name", "a", "1", "10", "1.0", "1.2.3", "true", "latest", "x-y", "A", "A1", "abc-1", "/", "/a",
    "a/b", "a:b", "10m", "5s", "2024-01-31", "10:00", "https://example.com/a", "a@example.com",
    "arn:aws:iam::123456789012:role/name", "arn:aws:s3:::name", "123456789012", "us-east-1",
    "subnet-0123456789abcdef0", "sg-0123456789abcdef0", "s3://name/key", "0123456789abcdef" * 2,
    "name=value", "${name}", "<% name %>", "#ffffff", "v1", "sha256:" + "0" * 64, "a.b", "*",
    "01234567-89ab-cdef-0123-456789abcdef",
)  # fmt: skip


def instances(
    schema: Json, is_valid: Callable[[Json], object], wanted: int
) -> tuple[Instance, ...]:
    """Up to `wanted` valid instances and as many invalid ones, as `is_valid` judges them."""
    chance = random.Random(20)  # noqa: S311 -- the same on every machine
    drawing = Drawing(schema, chance)
    kept: dict[bool, dict[str, Json]] = {True: {}, False: {}}
    for _ in range(_ATTEMPTS):
        value = drawing.instance()
        verdict = bool(is_valid(value))
        if verdict and isinstance(value, (dict, list)) and value:
            _keep(kept[True], value, wanted)
            spoiled = spoil(value, chance)
            if not is_valid(spoiled):
                _keep(kept[False], spoiled, wanted)
        if all(len(each) == wanted for each in kept.values()):
            break
    return tuple(
        Instance(f"{'valid' if verdict else 'invalid'}-{number}", value, verdict)
        for verdict, values in kept.items()
        for number, value in enumerate(values.values(), 1)
    )


def _keep(kept: dict[str, Json], value: Json, wanted: int) -> None:
    if len(kept) < wanted:
        kept.setdefault(json.dumps(value, sort_keys=True), value)


def spoil(value: Json, chance: random.Random) -> Json:
    """A copy of `value` with one change somewhere: another type, a key more, a key less."""
    changed = copy.deepcopy(value)
    parents = [part for _, part in walk(changed) if isinstance(part, (dict, list)) and part]
    parent: Any = chance.choice(parents)
    key = chance.choice(sorted(parent) if isinstance(parent, dict) else range(len(parent)))
    if isinstance(parent, dict) and chance.random() < 0.3:
        del parent[key]
    elif isinstance(parent, dict) and chance.random() < 0.3:
        parent["surplus"] = None
    else:
        parent[key] = chance.choice([None, 7.5, "?", [], {}, [[]], {"surplus": 1}])
    return changed


class Drawing:
    """Draws values that a schema of `root` might accept."""

    def __init__(self, root: Any, chance: random.Random) -> None:
        self._root = root
        self._chance = chance
        self._left = 0
        self._share = 0.0

    def instance(self) -> Any:
        """A value that the whole schema might accept."""
        self._left = _LARGEST
        self._share = self._chance.choice((0.0, 0.1, 0.3, 0.6))
        return self.draw(self._root)

    def draw(self, schema: Any, depth: int = 0) -> Any:
        self._left -= 1
        schema = self._merged(schema, depth)
        for keyword in ("const", "default"):
            if keyword in schema and (keyword == "const" or self._chance.random() < 0.2):
                return copy.deepcopy(schema[keyword])
        for keyword, share in (("enum", 1.0), ("examples", 0.5)):
            known = isinstance(schema.get(keyword), list) and schema[keyword]
            if known and self._chance.random() < share:
                return copy.deepcopy(self._chance.choice(schema[keyword]))
        return self._by_type(self._type(schema, depth), schema, depth)

    def _by_type(self, kind: str, schema: dict[str, Any], depth: int) -> Json:
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        if kind == "string":
            return self._string(schema)
        low = schema.get("minimum", schema.get("exclusiveMinimum", 1))
        if kind in ("integer", "number"):
            return int(low) + self._chance.randrange(3) if not isinstance(low, bool) else 1
        return self._chance.random() < 0.5 if kind == "boolean" else None

    def _type(self, schema: dict[str, Any], depth: int) -> str:
        kinds = schema.get("type")
        if isinstance(kinds, list):
            kinds = self._chance.choice(kinds) if kinds else None
        if isinstance(kinds, str):
            return kinds
        if not depth or {
            "properties",
            "required",
            "patternProperties",
            "additionalProperties",
        } & set(schema):
            return "object"
        return "array" if "items" in schema else "string"

    def _object(self, schema: dict[str, Any], depth: int) -> Json:
        properties = schema.get("properties", {})
        required = [key for key in schema.get("required", ()) if isinstance(key, str)]
        share = 0.0 if self._ends(depth) else min(self._share, 8 / max(1, len(properties)))
        names = [key for key in properties if key in required or self._chance.random() < share]
        names += [key for key in dict.fromkeys(required) if key not in properties]
        drawn = {key: self.draw(properties.get(key, {}), depth + 1) for key in names}
        for pattern, inner in schema.get("patternProperties", {}).items():
            drawn |= self._named(self._like(pattern), inner, depth)
        additional = schema.get("additionalProperties")
        if isinstance(additional, dict):
            drawn |= self._named("other", additional, depth)
        while len(drawn) < schema.get("minProperties", 0) < 9:
            drawn[f"key{len(drawn)}"] = self.draw(additional or {}, depth + 1)
        return drawn

    def _named(self, name: str, schema: Json, depth: int) -> dict[str, Json]:
        if self._ends(depth) or self._chance.random() < 0.3:
            return {}
        return {name: self.draw(schema, depth + 1)}

    def _array(self, schema: dict[str, Any], depth: int) -> Json:
        items = schema.get("items", {})
        least = schema.get("minItems", 0)
        if isinstance(items, list):
            return [self.draw(each, depth + 1) for each in items]
        if self._ends(depth):
            return [self.draw(items, depth + 1) for _ in range(min(1, least))]
        return [self.draw(items, depth + 1) for _ in range(least + self._chance.randrange(4))]

    def _ends(self, depth: int) -> bool:
        return depth > _DEEPEST or self._left < 0

    def _string(self, schema: dict[str, Any]) -> str:
        text: str = self._chance.choice(_STRINGS[:12])
        if "pattern" in schema:
            text = self._like(schema["pattern"])
        text += "x" * (min(schema.get("minLength", 0), 500) - len(text))
        most: int | None = schema.get("maxLength")
        return text[:most]

    def _like(self, pattern: str) -> str:
        try:
            found = [text for text in _STRINGS if re.search(pattern, text)]
        except re.error:
            found = []
        return self._chance.choice(found) if found else "name"

    def _merged(self, schema: Any, depth: int) -> dict[str, Any]:
        """`schema` with what it refers to, all of `allOf`, and one branch of each choice."""
        if not isinstance(schema, dict) or depth > 4 * _DEEPEST:
            return {}
        merged = {key: value for key, value in schema.items() if key not in _IN_PLACE}
        parts = list(schema.get("allOf", ()))
        if isinstance(schema.get("$ref"), str):
            parts.append(self._target(schema["$ref"]))
        choices = (schema.get("oneOf"), schema.get("anyOf"))
        parts += [self._chance.choice(branches) for branches in choices if branches]
        for part in parts:
            _add(merged, self._merged(part, depth + 1))
        return merged

    def _target(self, reference: str) -> Any:
        if not reference.startswith("#"):
            return {}
        value: Any = self._root
        for token in reference[1:].split("/")[1:]:
            token = token.replace("~1", "/").replace("~0", "~")
            if not isinstance(value, dict) or token not in value:
                return {}
            value = value[token]
        return copy.copy(value)


_IN_PLACE = {"allOf", "oneOf", "anyOf", "$ref"}


def _add(merged: dict[str, Any], part: dict[str, Any]) -> None:
    for key, value in part.items():
        if key == "properties" and key in merged:
            merged[key] = {**merged[key], **value}
        elif key == "required" and isinstance(merged.get(key), list):
            merged[key] = [*merged[key], *value]
        else:
            merged.setdefault(key, value)
