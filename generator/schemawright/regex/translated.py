"""What a pattern is translated to, and how a text is held against it."""

from __future__ import annotations

from schemawright.data_classes import frozen
from schemawright.regex.literals import Method
from schemawright.regex.program import ScanProgram


@frozen
class Stray:
    """A string matches if it has from `low` to `high` characters (None: any number) and none that
    `expression` finds: a search that finds nothing makes no match object."""

    expression: str
    low: int
    high: int | None


@frozen
class Translated:
    """One pattern, ready for generated code, which asks in this order: `matches_everything`,
    `exact`, `prefix`, `suffix`, `inside`, then `program` if `linear`, else `stray`, else `method`
    and `expression`."""

    #: The ECMA-262 source.
    pattern: str
    #: For ``re.compile(...)`` without flags and ``.search``; ASCII. Where `linear`, it means the
    #: same but must not be run on untrusted text; empty if `re` cannot express the pattern.
    python: str
    #: ``^literal``: ``str.startswith`` decides.
    prefix: str | None
    #: ``literal$``: ``str.endswith`` decides.
    suffix: str | None
    #: ``literal``: ``in`` decides.
    inside: str | None
    #: ``^(a|b)$``: equality with one of these decides.
    exact: tuple[str, ...] | None
    #: No string fails: nothing needs to be checked.
    matches_everything: bool
    #: What the automaton of ``_runtime/automaton.py`` runs; None when `re` takes linear time.
    program: ScanProgram | None
    #: The method of a compiled expression that is soonest done, and the expression for it.
    method: Method = "search"
    expression: str = ""
    #: Beside a program: what `re` may search for in short texts, because it takes no more than
    #: their square; empty if it takes more.
    short: str = ""
    #: What is to be told of a string by its length and its characters alone.
    stray: Stray | None = None
    #: For Rust's `regex`, to be searched, in linear time; empty if that has no words for it.
    rust: str = ""
    #: What in it is not ECMA-262, and how it is read: for a warning.
    remarks: tuple[str, ...] = ()
    #: Why it takes more than linear time, and what to do about it: for a warning. Empty for a
    #: pattern that takes linear time.
    slow: str = ""
    advice: str = ""

    @property
    def linear(self) -> bool:
        """Whether `re` could take more than linear time, so the automaton must do it."""
        return self.program is not None
