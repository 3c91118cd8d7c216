"""The value of a field that is not set, and what pydantic keeps in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .absent import MISSING

if TYPE_CHECKING:
    from .absent import Missing

    UNSET: Any
    #: Does pydantic dump instances of classes that are not built yet?
    DUMPS_UNBUILT: bool
else:
    try:
        from pydantic import MISSING as UNSET

        DUMPS_UNBUILT = True
    except ImportError:  # pydantic 2.13
        from pydantic.experimental.missing_sentinel import MISSING as UNSET

        DUMPS_UNBUILT = False
    # What is not set never comes to pydantic, which has a word of its own for it.
    Missing = type(None)

__all__ = ["DUMPS_UNBUILT", "MISSING", "UNSET", "Missing"]
