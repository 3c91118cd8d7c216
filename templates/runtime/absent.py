"""The value of a field that is not set."""

from __future__ import annotations

from enum import Enum
from typing import Literal


class _Unset(Enum):
    MISSING = "MISSING"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "MISSING"

    __str__ = __repr__


#: The value of a field that is not set; it is false, it is not `None`, and it is not written. As
#: a member of an enumeration it is narrowed by ``is not MISSING`` in every type checker.
MISSING: Literal[_Unset.MISSING] = _Unset.MISSING
Missing = Literal[_Unset.MISSING]
