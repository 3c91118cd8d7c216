"""What is wrong with a pattern."""

from __future__ import annotations


class PatternError(ValueError):
    """`message` says what, `offset` where (in characters of the pattern), `hint` what to do."""

    def __init__(
        self, message: str, offset: int, hint: str = "correct the pattern (ECMA-262, section 22.2)"
    ) -> None:
        super().__init__(message, offset)
        self.message = message
        self.offset = offset
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} (at character {self.offset})"
