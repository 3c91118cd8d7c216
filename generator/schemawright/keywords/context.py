"""What a keyword sees while it is lowered to checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from schemawright.ir.checks import AnyCheck, Call, Site
from schemawright.resolve import Schema
from schemawright.values import Json, Tokens


class Lowering(Protocol):
    """The compiler, as keywords may use it."""

    def child(self, here: LoweringContext, tokens: Tokens) -> Schema:
        """The subschema at `tokens` below the schema of `here`."""

    def inside(self, here: LoweringContext, child: Schema, tokens: Tokens) -> AnyCheck:
        """The check for a schema that is applied to a *part* of the instance."""

    def in_place(self, here: LoweringContext, child: Schema, tokens: Tokens, marks: bool) -> Call:
        """The check for a schema that is applied to the instance itself, as a function; with
        `marks`, the variant that notes what it evaluates."""

    def pattern(self, here: LoweringContext, pattern: str, tokens: Tokens) -> str | None:
        """`pattern` once it is sure that it can be translated; None after reporting why not."""

    def follow(self, here: LoweringContext, keyword: str) -> Schema:
        """What a static reference means."""

    def follow_dynamic(self, here: LoweringContext, keyword: str) -> Schema:
        """What a ``$dynamicRef`` or ``$recursiveRef`` means in the dynamic scope of `here`."""

    @property
    def asserts_formats(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class LoweringContext:
    """A schema being lowered.

    `tokens` leads from the schema of the function to this one. `marks` says that the function
    notes what it evaluates. `scope` is the dynamic scope: which schema each dynamic anchor
    means.
    """

    schema: Schema
    tokens: Tokens
    lowering: Lowering
    scope: tuple[tuple[str, Schema], ...] = ()
    marks: bool = False

    def site(self, keyword: str, *below: str | int) -> Site:
        """For the errors of `keyword`, or of something below it."""
        return Site(keyword, (*self.tokens, keyword, *below), self.schema.get(keyword))

    def get(self, keyword: str) -> Json:
        """A sibling keyword's value, None when absent."""
        return self.schema.get(keyword)

    def names(self, keyword: str) -> tuple[str, ...]:
        """The member names of a sibling keyword whose value is an object."""
        value = self.schema.get(keyword)
        return tuple(value) if isinstance(value, dict) else ()

    def child(self, *tokens: str | int) -> Schema:
        return self.lowering.child(self, tokens)

    def inside(self, *tokens: str | int) -> AnyCheck:
        """The check for the subschema at `tokens`, applied to a part of the instance."""
        return self.lowering.inside(self, self.child(*tokens), tokens)

    def in_place(self, *tokens: str | int, marks: bool | None = None) -> Call:
        """The check for the subschema at `tokens`, applied to the instance itself."""
        noting = self.marks if marks is None else marks
        return self.lowering.in_place(self, self.child(*tokens), tokens, noting)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword and how its value is lowered. The checks come in the order in which they are
    worth doing; an annotation, or a keyword that another one reads, gives none."""

    name: str
    lower: Callable[[Json, LoweringContext], Iterable[AnyCheck]]


def annotation(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Says something about the instance and asserts nothing."""
    return ()
