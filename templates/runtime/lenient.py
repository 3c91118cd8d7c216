"""Models of documents that break a rule: the reader goes on with what is there.

What fits its annotation becomes what the annotation says; what does not (a new value of an
enumeration, a null) stays as it came; a required member that is missing reads as None, and is not
dumped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError


def lenient(model: Any, document: object) -> object:
    """`document` as `model`, a class or the alias of a type, unchecked."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return _instance(model, document)
    return _built(model, document)


def _instance(model: type[BaseModel], document: object) -> object:
    if issubclass(model, RootModel):
        root = _built(model.model_fields["root"].annotation, document)
        return cast("type[RootModel[object]]", model).model_construct(root)
    if not isinstance(document, dict):
        return document
    members = cast("dict[str, object]", document)
    values: dict[str, Any] = dict(members)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in members:
            values[key] = _built(field.annotation, members[key])
    # Python's own arguments of `model_construct`; no model has fields of these names.
    values = {k: v for k, v in values.items() if k not in ("cls", "_fields_set")}
    given = {n for n, f in model.model_fields.items() if (f.alias or n) in members}
    return model.model_construct(given | (values.keys() - _keys(model)), **values)


def _keys(model: type[BaseModel]) -> set[str]:
    return {key for n, f in model.model_fields.items() for key in (n, f.alias or n)}


def _built(annotation: Any, value: object) -> object:
    try:
        return _adapter(annotation).validate_json(json.dumps(value), strict=True)
    except ValidationError:
        pass
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _built(arguments[0], value)
    if origin in (Union, UnionType):
        fitting = (argument for argument in arguments if _fits(argument, value))
        return _built(next(fitting, Any), value)
    if not _fits(annotation, value):
        return value
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _instance(annotation, value)
    inner = arguments[-1] if arguments else Any
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {key: _built(inner, item) for key, item in members.items()}
    return [_built(inner, item) for item in cast("list[object]", value)]


def _fits(annotation: Any, value: object) -> bool:
    """Has `annotation` the outer shape of `value`?"""
    kind = get_origin(annotation) or annotation
    if kind is Annotated:
        return _fits(get_args(annotation)[0], value)
    if not isinstance(kind, type):
        return False
    if isinstance(value, dict):
        return issubclass(kind, (BaseModel, Mapping))
    return isinstance(value, list) and issubclass(kind, (RootModel, Sequence))


@lru_cache(maxsize=1024)
def _adapter(annotation: Any) -> TypeAdapter[object]:
    return TypeAdapter(annotation)
