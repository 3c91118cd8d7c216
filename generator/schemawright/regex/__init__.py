"""Patterns of JSON Schema (ECMA-262 regular expressions) → something that Python runs exactly.

`translate` reads the pattern, settles its back references, simplifies it, and prints it for `re`.
Where `re` might take forever, it writes the program of an automaton instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from schemawright.regex import literals
from schemawright.regex.backtracking import Verdict, verdict
from schemawright.regex.errors import PatternError
from schemawright.regex.lookbehind import fixed
from schemawright.regex.nodes import Chars, Node, Reference, walk
from schemawright.regex.parse import parse
from schemawright.regex.printer import printed
from schemawright.regex.program import Program, program
from schemawright.regex.references import settle
from schemawright.regex.simplify import simplify

__all__ = ["PatternError", "Program", "Translated", "translate"]


@dataclass(frozen=True, slots=True)
class Stray:
    """A string matches if it has from `low` to `high` characters (None: any number) and none that
    `expression` finds: a search that finds nothing makes no match object."""

    expression: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
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
    #: What the automaton of ``_runtime/automaton.py`` runs; None when `re` is safe.
    program: Program | None
    #: The method of a compiled expression that is soonest done, and the expression for it.
    method: literals.Method = "search"
    expression: str = ""
    #: What is to be told of a string by its length and its characters alone.
    stray: Stray | None = None
    #: What in it is not ECMA-262, and how it is read: for a warning.
    remarks: tuple[str, ...] = ()

    @property
    def linear(self) -> bool:
        """Whether `re` could take more than quadratic time, so the automaton must do it."""
        return self.program is not None


@lru_cache(maxsize=1024)
def translate(pattern: str) -> Translated:
    """The Python for `pattern`, an unanchored search in unicode mode (JSON Schema Core, section
    6.4; ECMA-262, section 22.2). `PatternError` if it is not one or cannot be matched exactly."""
    parsed = parse(pattern)
    tree = settle(parsed.tree, parsed.names)
    refers = any(isinstance(node, Reference) for node in walk(tree))
    exact = literals.exact(tree)
    tree = tree if refers else simplify(tree)
    everything = literals.everything(tree)
    prefix, suffix, inside = literals.prefix(tree), literals.suffix(tree), literals.inside(tree)
    sure = everything or any(each is not None for each in (exact, prefix, suffix, inside))
    printable = fixed(tree)
    time: Verdict = "safe" if sure else verdict(tree if printable is None else printable)
    code = None
    if printable is None or time != "safe":
        code = _automaton(tree, refers, time)
    python = "" if printable is None else printed(printable)
    method, inner = literals.framed(tree if printable is None else printable)
    return Translated(
        pattern,
        python,
        prefix,
        suffix,
        inside,
        exact,
        everything,
        code,
        method,
        "" if printable is None else printed(inner),
        _stray(tree),
        parsed.remarks,
    )


def _stray(tree: Node) -> Stray | None:
    found = literals.stray(tree)
    if found is None:
        return None
    chars, low, high = found
    return Stray(printed(Chars(chars)), low, high)


def _automaton(tree: Node, refers: bool, time: Verdict) -> Program:
    if refers and time == "safe":
        raise PatternError(
            "a lookbehind without a fixed length together with a back reference",
            0,
            "give the lookbehind a fixed length, or do without the back reference",
        )
    if refers:
        raise PatternError(
            "may take exponential time, and its back reference rules out a faster way",
            0,
            "do without the back reference, or let neighbouring repetitions match different"
            " characters",
        )
    if (made := program(tree)) is None:
        raise PatternError(
            "may take exponential time, and it is too large for a faster way",
            0,
            "let neighbouring repetitions match different characters, or use smaller counts",
        )
    return made
