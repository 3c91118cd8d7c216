"""The value of a field that is not set."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:

    class _Unset(Enum):
        MISSING = "MISSING"

    #: The value of a field that is not set. For type checkers it is a member of an enumeration,
    #: so that ``is not MISSING`` narrows in each of them.
    MISSING: Literal[_Unset.MISSING] = _Unset.MISSING
    Missing = Literal[_Unset.MISSING]
else:
    try:
        from pydantic import MISSING
    except ImportError:  # pydantic 2.12 and 2.13
        from pydantic.experimental.missing_sentinel import MISSING
    Missing = MISSING

__all__ = ["MISSING", "Missing"]
