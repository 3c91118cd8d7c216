"""What datamodel-code-generator makes of a type, to hold it against what we make of it.

A type is put to the library as a schema that says nothing else, and its annotation is compared
with ours, both as sets of alternatives. What the library has no word for (a value of which
nothing can be said) is compared as ``Any``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from schemawright.code import NONE, Imported, Name, inline
from schemawright.targets.annotations import Vocabulary
from schemawright.targets.plain.datamodel_codegen import generated_models
from schemawright.types.language import (
    STRING,
    AnyType,
    ArrayType,
    LiteralType,
    MapType,
    NamedType,
    ScalarType,
    TupleType,
    Type,
    names_in,
    options_of,
)


def _token(name: str) -> str:
    """A name that the library does not think better of."""
    return f"Model{name.encode().hex()}"


#: The words of the library.
WORDS = Vocabulary(
    {
        "string": (Name("str"),),
        "integer": (Name("int"),),
        "number": (Name("int"), Name("float")),
        "boolean": (Name("bool"),),
        "null": (NONE,),
        "date-time": (Imported("AwareDatetime", "pydantic"),),
        "date": (Imported("date", "datetime"),),
        "uuid": (Imported("UUID", "uuid"),),
    },
    named=lambda type_: (Name(_token(type_.name)),),
)
_OPTIONS: Mapping[str, Any] = {
    "enum_field_as_literal": "all",
    "use_union_operator": True,
    "use_tuple_for_fixed_items": True,
}


def disagreements(types: Sequence[Type]) -> list[tuple[str, str]]:
    """Our annotations and the library's, of those of `types` that it sees otherwise."""
    answers = _asked(types)
    ours = [inline(WORDS.spelled(type_)) for type_ in types]
    pairs = zip(ours, answers, strict=True)
    return [(own, other) for own, other in pairs if _form(own) != _form(other)]


def _asked(types: Sequence[Type]) -> Iterator[str]:
    names = {_token(name) for type_ in types for name in names_in(type_)}
    fields = {f"field{i}": _schema(type_) for i, type_ in enumerate(types)}
    asked = {"type": "object", "properties": fields, "required": [*fields]}
    empty = {name: {"type": "object", "properties": {}} for name in sorted(names)}
    text = generated_models({"$defs": {**empty, "Asked": asked}}, _OPTIONS)
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.ClassDef) and statement.name == "Asked":
            for line in statement.body:
                if isinstance(line, ast.AnnAssign):
                    yield ast.unparse(line.annotation)


def _schema(type_: Type) -> dict[str, Any]:
    match type_:
        case NamedType(name):
            return {"$ref": f"#/$defs/{_token(name)}"}
        case ScalarType("number"):
            return {"anyOf": [{"type": "integer"}, {"type": "number"}]}
        case ScalarType(kind) if kind in ("date-time", "date", "uuid"):
            return {"type": "string", "format": kind}
        case ScalarType(kind):
            return {"type": kind}
        case LiteralType(kind, values):
            truths = [bool(value) for value in values] if kind == "boolean" else [*values]
            return {"type": kind, "enum": truths}
        case ArrayType(item):
            return {"type": "array", "items": _schema(item)}
        case TupleType(items):
            count = {"minItems": len(items), "maxItems": len(items)}
            return {"type": "array", "prefixItems": [*map(_schema, items)], "items": False, **count}
        case MapType(value, key):
            names = {} if key == STRING else {"propertyNames": _schema(key)}
            return {"type": "object", "additionalProperties": _schema(value), **names}
        case AnyType():
            return {}
        case _:
            return {"anyOf": [_schema(option) for option in options_of(type_)]}


def _form(annotation: str) -> object:
    """What an annotation says, whatever the order in which it says it."""
    return _alternatives(ast.parse(annotation, mode="eval").body)


def _alternatives(node: ast.expr) -> object:
    found: set[object] = set()
    for part in _operands(node):
        if isinstance(part, ast.Subscript) and ast.unparse(part.value) == "Literal":
            values = part.slice.elts if isinstance(part.slice, ast.Tuple) else [part.slice]
            found |= {ast.dump(value) for value in values}
        elif isinstance(part, ast.Subscript):
            inner = part.slice.elts if isinstance(part.slice, ast.Tuple) else [part.slice]
            found.add((ast.unparse(part.value), tuple(map(_alternatives, inner))))
        else:
            word = ast.unparse(part).strip("'\"")
            found.add("Any" if word == "object" else word)
    return frozenset(found)


def _operands(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _operands(node.left)
        yield from _operands(node.right)
    else:
        yield node
