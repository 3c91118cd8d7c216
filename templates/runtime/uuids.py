"""Fields that hold UUIDs (RFC 4122, section 3)."""

from __future__ import annotations

import uuid
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from .exact_schemas import EXACT
from .format_uuid import is_uuid
from .identifiers import identifier

__all__ = ["UUID"]


def _read(value: object) -> uuid.UUID:
    """The UUID that a text means, or `value` itself if it is one already."""
    if isinstance(value, str):
        return identifier(value)
    if isinstance(value, uuid.UUID):
        return value
    raise ValueError("not a UUID")


def _read_exact(value: object) -> uuid.UUID:
    """The UUID that a text means; of nothing else, and of no text but a valid one."""
    if isinstance(value, str) and is_uuid(value):
        return identifier(value)
    raise ValueError("not a UUID as RFC 4122 has them")


def _written(value: object) -> str:
    """The text of a UUID. Other members of a union are for their own types to write."""
    if not isinstance(value, uuid.UUID):
        raise PydanticSerializationUnexpectedValue("not a UUID")
    return str(value)


class _AsText:
    """Tells pydantic how to read and to write a UUID."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(
            _written, return_schema=core_schema.str_schema(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(
            _read,
            json_schema_input_schema=core_schema.uuid_schema(),
            serialization=written,
            metadata={EXACT: _read_exact},
        )


#: A `uuid.UUID`.
UUID: TypeAlias = Annotated[uuid.UUID, _AsText()]
