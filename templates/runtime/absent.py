"""The value of a field that is not set."""

from __future__ import annotations

from enum import Enum
from typing import Literal


class _Unset(Enum):
    MISSING = "MISSING"

    def __repr__(self) -> str:
        return "MISSING"


#: The value of a field that is not set; it is not `None`, and is not written. As a member of an
#: enumeration it is narrowed by ``is not MISSING`` in every type checker.
MISSING: Literal[_Unset.MISSING] = _Unset.MISSING
Missing = Literal[_Unset.MISSING]
