"""Dumping instances of classes that nobody has built: what is in a union is made by the validator of
the whole, and pydantic 2.13 asks its class for a serializer, which that does not have yet.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic_core import SchemaSerializer, core_schema

__all__ = ["UNBUILT"]


def _dumped(model: BaseModel, info: Any) -> Any:
    """What `model` is dumped as, whose class is built for that. Nobody tells whether the caller
    wants warnings of values that are none: a codec, which refuses them, does not."""
    type(model).model_rebuild()
    return type(model).__pydantic_serializer__.to_python(
        model,
        mode=info.mode,
        include=info.include,
        exclude=info.exclude,
        context=info.context,
        by_alias=info.by_alias,
        exclude_unset=info.exclude_unset,
        exclude_defaults=info.exclude_defaults,
        exclude_none=info.exclude_none,
        round_trip=info.round_trip,
        warnings=False,
        serialize_as_any=info.serialize_as_any,
    )


#: The serializer of a class until it is built.
UNBUILT = SchemaSerializer(
    core_schema.any_schema(
        serialization=core_schema.plain_serializer_function_ser_schema(
            _dumped, info_arg=True
        )
    )
)
