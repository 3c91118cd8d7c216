"""What schemas say of the direction in which members go: ``readOnly`` and ``writeOnly``.

``Order.model_fields["id"].json_schema_extra`` is ``{"readOnly": True}``: servers alone send it.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

__all__ = ["READ_ONLY", "WRITE_ONLY"]

#: Any: as `Field` itself, it is not part of a type.
READ_ONLY: Any = Field(json_schema_extra={"readOnly": True})
WRITE_ONLY: Any = Field(json_schema_extra={"writeOnly": True})
