"""The door to datamodel-code-generator: definitions -> the source that it writes for them.

    {"Tag": Fields(id: string, likes: array of Tag)}
    →  class Model0:
           field0: str
           field1: list[Model0]

What goes in is a document of our own making: definitions ``Model0``, ``Model1``, … with
properties ``field0``, …, and for each set of strings, and each value that no type describes, a
word of ours in its place. No text of a schema gets there, so none can be obeyed as one of the
many keys that choose a class, an import or a default. Everything is required in it: what may be
missing is written by our own templates.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from schemawright.render import templates_folder
from schemawright.targets.pydantic.definitions import Definition, Fields, Root
from schemawright.targets.pydantic.shapes import (
    DAY,
    IDENTIFIER,
    MOMENT,
    NUMBER,
    Anything,
    Either,
    Items,
    Members,
    Named,
    Plain,
    Row,
    Shape,
    Values,
    Words,
)
from schemawright.values import Json

#: What no type of the library stands for, so that a word does.
Leaf: TypeAlias = Words | Values | Anything
_FORMATS: Mapping[Plain, str] = {MOMENT: "date-time", DAY: "date", IDENTIFIER: "uuid"}


@dataclass(slots=True)
class Bundle:
    """Definitions as one JSON Schema document. `leaves` is what each of its words stands for."""

    document: dict[str, Json]
    tokens: Mapping[str, str]
    leaves: list[Leaf]


@dataclass(slots=True)
class _Bundler:
    tokens: dict[str, str] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)

    def bundled(self, definitions: Mapping[str, Definition]) -> Bundle:
        """The document of `definitions`; what they refer to besides is any object in it."""
        entries = {self._token(name): self._entry(each) for name, each in definitions.items()}
        for token in self.tokens.values():
            entries.setdefault(token, {"type": "object", "properties": {}})
        document: dict[str, Json] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": entries,
        }
        return Bundle(document, self.tokens, self.leaves)

    def _token(self, name: str) -> str:
        return self.tokens.setdefault(name, f"Model{len(self.tokens)}")

    def _entry(self, definition: Definition) -> Json:
        """Every definition is an object here: a root model's value is its only property."""
        shapes = shapes_of(definition)
        properties = {f"field{i}": self._schema(shape) for i, shape in enumerate(shapes)}
        return {"type": "object", "properties": properties, "required": [*properties]}

    def _schema(self, shape: Shape) -> Json:
        if isinstance(shape, Named):
            return {"$ref": f"#/$defs/{self._token(shape.name)}"}
        if isinstance(shape, Items):
            return {"type": "array", "items": self._schema(shape.of)}
        if isinstance(shape, Row):
            items = [self._schema(each) for each in shape.of]
            exactly: dict[str, Json] = {"minItems": len(items), "maxItems": len(items)}
            return {"type": "array", "prefixItems": items, "items": False, **exactly}
        if isinstance(shape, Members):
            return {"type": "object", "additionalProperties": self._schema(shape.of)}
        if isinstance(shape, Either):
            return {"anyOf": [self._schema(option) for option in shape.options]}
        if isinstance(shape, Plain):
            return _plain(shape)
        self.leaves.append(shape)
        return {"type": "string", "enum": [f"leaf{len(self.leaves) - 1}"]}


def shapes_of(definition: Definition) -> tuple[Shape, ...]:
    """The shapes that `definition` needs types for, in order."""
    if isinstance(definition, Fields):
        return tuple(each.shape for each in definition.properties)
    return (definition.shape,) if isinstance(definition, Root) else ()


def _plain(shape: Plain) -> Json:
    if shape == NUMBER:
        # Both, for an integer stays exact only as an `int`.
        return {"anyOf": [{"type": "integer"}, {"type": "number"}]}
    if shape in _FORMATS:
        return {"type": "string", "format": _FORMATS[shape]}
    return {"type": shape.kind}


def bundle(definitions: Mapping[str, Definition]) -> Bundle:
    """`definitions` as the library is to see them."""
    return _Bundler().bundled(definitions)


def answer(document: Mapping[str, Json]) -> str:
    """What the library makes of `document`: classes with annotated fields, by our templates.
    Raises whatever the library raises."""
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType
    from datamodel_code_generator.format import PythonVersion
    from datamodel_code_generator.parser import LiteralType

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = generate(
            document,
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            custom_template_dir=templates_folder() / "pydantic",
            allow_remote_refs=False,
            disable_timestamp=True,
            enum_field_as_literal=LiteralType.All,
            use_union_operator=True,
            formatters=[],
        )
    return found if isinstance(found, str) else ""
