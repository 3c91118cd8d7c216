"""Models of documents that break a rule: the reader goes on with what is there.

What fits its annotation becomes what the annotation says; what does not (a new value of an
enumeration, a null) stays as it came; a required member that is missing reads as None, and is not
dumped. Of several classes, an object is of the first that has its constants; one that has others
than all of them stays as it came, too.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType


def lenient(model: Any, document: object) -> object:
    """`document` as `model`, a class or the alias of a type, unchecked."""
    if _is_model(model):
        return _instance(model, document)
    return _built(model, document)


def _instance(model: type[BaseModel], document: object) -> object:
    if issubclass(model, RootModel):
        root = _built(_annotation(model.model_fields["root"]), document)
        return cast("type[RootModel[object]]", model).model_construct(root)
    if not isinstance(document, dict):
        return document
    members = cast("dict[str, object]", document)
    values: dict[str, Any] = dict(members)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in members:
            values[key] = _built(_annotation(field), members[key])
    # Python's own arguments of `model_construct`; no model has fields of these names.
    values = {k: v for k, v in values.items() if k not in ("cls", "_fields_set")}
    given = {n for n, f in model.model_fields.items() if (f.alias or n) in members}
    return model.model_construct(given | (values.keys() - _keys(model)), **values)


def _annotation(field: FieldInfo) -> Any:
    """The annotation of a field, with its marks, such as what remembers how a text was spelled."""
    if not field.metadata:
        return field.annotation
    return cast(Any, Annotated)[(field.annotation, *field.metadata)]


def _keys(model: type[BaseModel]) -> set[str]:
    return {key for n, f in model.model_fields.items() for key in (n, f.alias or n)}


def _built(annotation: Any, value: object) -> object:
    try:
        return _adapter(annotation).validate_json(json.dumps(value), strict=True)
    except ValidationError:
        pass
    fitting = [kind for kind in _plain(annotation) if _fits(kind, value)]
    if len(fitting) > 1:
        fitting = _named(fitting, value)
    if not fitting:
        return value
    kind, arguments = fitting[0], get_args(fitting[0])
    if _is_model(kind):
        return _instance(kind, value)
    inner = arguments[-1] if arguments else Any
    if isinstance(value, dict):
        members = cast("dict[str, object]", value)
        return {key: _built(inner, item) for key, item in members.items()}
    return [_built(inner, item) for item in cast("list[object]", value)]


def _plain(annotation: Any) -> Iterator[Any]:
    """The types that `annotation` is one of, without marks."""
    origin = get_origin(annotation)
    if isinstance(annotation, TypeAliasType):
        yield from _plain(annotation.__value__)
    elif origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for one in get_args(annotation):
            yield from _plain(one)
    else:
        yield annotation


def _fits(kind: Any, value: object) -> bool:
    """Has a type the outer shape of `value`?"""
    kind = get_origin(kind) or kind
    if not isinstance(kind, type):
        return False
    if isinstance(value, dict):
        return issubclass(kind, (BaseModel, Mapping))
    return isinstance(value, list) and issubclass(kind, (RootModel, Sequence))


def _named(kinds: list[Any], value: object) -> list[Any]:
    """Those of `kinds` whose constants `value` has, if it is an object; what only one of them
    has constants for tells nothing."""
    members = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    constants = [_constants(kind) for kind in kinds]
    counted = Counter(key for told in constants for key in told)
    telling = {key for key in members if counted[key] > 1}
    return [
        kind
        for kind, told in zip(kinds, constants, strict=True)
        if all(_is_among(members[key], told[key]) for key in telling & told.keys())
    ]


def _constants(kind: Any) -> dict[str, tuple[object, ...]]:
    """The members of a class that hold one of a few constants, by their names in documents."""
    constants: dict[str, tuple[object, ...]] = {}
    for name, field in kind.model_fields.items() if _is_model(kind) else ():
        plain = [*_plain(field.annotation)]
        if all(get_origin(one) is Literal for one in plain):
            values = (value for one in plain for value in get_args(one))
            constants[field.alias or name] = tuple(values)
    return constants


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _is_among(value: object, constants: tuple[object, ...]) -> bool:
    return any(type(value) is type(one) and value == one for one in constants)


@lru_cache(maxsize=1024)
def _adapter(annotation: Any) -> TypeAdapter[object]:
    return TypeAdapter(annotation)
