"""Fields that hold texts of a format as values of types of one's own."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from .spelled_texts import read_text, spelled, writes

__all__ = [
    "AsText",
    "Base64",
    "Duration",
    "ExactDecimal",
    "IPv4",
    "IPv6",
    "TimeOfDay",
]


class AsText:
    """Tells pydantic that values of the class `kind` are read from texts, and written as such."""

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind
        writes(kind)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(
            self._written, return_schema=core_schema.str_schema(), when_used="json"
        )
        return core_schema.no_info_plain_validator_function(
            self._read,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=written,
        )

    def _read(self, value: object) -> Any:
        if isinstance(value, self._kind):
            return value
        if isinstance(value, str):
            return read_text(self._kind, value)
        raise ValueError(f"not a {self._kind.__name__}")

    def _written(self, value: object) -> str:
        """The text of a value. Other members of a union are for their own types to write."""
        if isinstance(value, self._kind):
            return spelled(value)
        if isinstance(value, str):
            return value
        raise PydanticSerializationUnexpectedValue(f"not a {self._kind.__name__}")

    def __repr__(self) -> str:
        return f"AsText({self._kind.__name__})"


ExactDecimal: TypeAlias = Annotated[Decimal, AsText(Decimal)]
TimeOfDay: TypeAlias = Annotated[time, AsText(time)]
Duration: TypeAlias = Annotated[timedelta, AsText(timedelta)]
IPv4: TypeAlias = Annotated[IPv4Address, AsText(IPv4Address)]
IPv6: TypeAlias = Annotated[IPv6Address, AsText(IPv6Address)]
Base64: TypeAlias = Annotated[bytes, AsText(bytes)]
