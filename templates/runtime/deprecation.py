"""What the documents call deprecated, for type checkers (PEP 702); nothing warns at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["deprecated"]

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:

    def deprecated(message):
        """Marks a class or a method; `message` is for who uses it."""
        return lambda marked: marked
