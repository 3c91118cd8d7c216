"""JSON pointers (RFC 6901)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .values import Json

_INDEX = re.compile("0|[1-9][0-9]{0,17}")


def has_value_at(value: Json, names: list[str]) -> bool:
    """Do `names`, the reference tokens of a pointer, lead to a value in `value`?"""
    for name in names:
        if isinstance(value, dict):
            if name not in value:
                return False
            value = value[name]
        elif isinstance(value, list):
            if not _INDEX.fullmatch(name) or int(name) >= len(value):
                return False
            value = value[int(name)]
        else:
            return False
    return True
