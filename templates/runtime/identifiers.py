"""UUIDs as documents write them (RFC 4122, section 3), kept as they were written."""

from __future__ import annotations

from typing import Any
from uuid import UUID


class Spelled(UUID):
    """A `UUID` that was written in capitals, and is written so again."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        object.__setattr__(self, "_text", str(text))

    def __str__(self) -> str:
        return str(vars(self)["_text"])

    def __repr__(self) -> str:
        return repr(UUID(int=self.int))

    def __reduce__(self) -> tuple[Any, ...]:
        return identifier, (str(self),)


def identifier(text: str) -> UUID:
    """The UUID that a text means. Raises ValueError."""
    if len(text) != 36:
        raise ValueError("not a UUID")
    uuid = UUID(text)
    return uuid if str(uuid) == text else Spelled(text)
