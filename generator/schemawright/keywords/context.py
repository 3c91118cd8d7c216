"""What a keyword sees of the schema that it stands in, and what it may ask of the compiler."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from schemawright.dialects import Dialect
from schemawright.ir.checks import AnyCheck, DynamicCall, FunctionCall, Site
from schemawright.values import Json


class LoweringContext(Protocol):
    """A schema while it is lowered. Ways are given as tokens below it: ``"properties", "a"``."""

    @property
    def dialect(self) -> Dialect:
        """The dialect of the schema."""

    @property
    def marks(self) -> bool:
        """Does the function being made note which properties and items it evaluates?"""

    @property
    def asserts_formats(self) -> bool:
        """Whether ``format`` is an assertion in this package."""

    @property
    def text_types(self) -> Mapping[str, str]:
        """The types of one's own for texts, by their formats."""

    def has(self, keyword: str) -> bool:
        """Does `keyword` stand in the schema?"""

    def get(self, keyword: str) -> Json:
        """The value of a keyword of the schema, None when absent."""

    def names(self, keyword: str) -> tuple[str, ...]:
        """The member names of a keyword whose value is an object; none when absent."""

    def site(self, keyword: str, *below: str | int) -> Site:
        """For the errors of `keyword`, or of something below it."""

    def inside(self, *tokens: str | int) -> AnyCheck:
        """The check for the subschema at `tokens`, applied to a *part* of the instance."""

    def in_place(self, *tokens: str | int, marks: bool | None = None) -> FunctionCall:
        """The check for the subschema at `tokens`, applied to the instance itself, as a function;
        with `marks` (default: as around it), the variant that notes what it evaluates."""

    def follow(self, keyword: str) -> FunctionCall:
        """The check for what the reference in `keyword` means, applied to the instance itself."""

    def follow_dynamic(self, keyword: str) -> FunctionCall | DynamicCall:
        """The same for a ``$dynamicRef`` or ``$recursiveRef``, in the dynamic scope."""

    def pattern(self, pattern: str, *tokens: str | int) -> str | None:
        """`pattern`, found at `tokens`, once it is sure that it can be translated; None after
        reporting why not."""

    def refuse(self, message: str, hint: str, *tokens: str | int) -> None:
        """Report that the value at `tokens`, which has the right shape, means nothing."""

    def remark(self, message: str, hint: str, *tokens: str | int) -> None:
        """Warn of what the value at `tokens` means."""
