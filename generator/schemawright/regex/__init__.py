"""Patterns of JSON Schema (ECMA-262 regular expressions) → something that Python runs exactly.

`translate` reads the pattern, settles its back references, simplifies it, and prints it for `re`.
Where `re` might take more than linear time, it writes the program of an automaton instead, which
takes linear time, lookahead and lookbehind included. What no automaton can do (back references,
very large counts) is left to `re` with a warning where the time grows with the square of the
text, and refused where it grows faster.
"""

from __future__ import annotations

from functools import cache

from schemawright.limits import Limits, limits
from schemawright.regex import literals
from schemawright.regex.ambiguity import simplified
from schemawright.regex.back_references import settle
from schemawright.regex.backtracking import Verdict, verdict
from schemawright.regex.lookbehind import fixed
from schemawright.regex.matcher import matcher
from schemawright.regex.nodes import Chars, Node, Reference, walk
from schemawright.regex.parse import parse
from schemawright.regex.pattern_error import PatternError
from schemawright.regex.program import ScanProgram, TooLargeForAutomaton, program_within_limits
from schemawright.regex.re_source import re_source
from schemawright.regex.rust_source import rust_source
from schemawright.regex.translated import Stray, Translated
from schemawright.steps import measuring, take

__all__ = [
    "PatternError",
    "ScanProgram",
    "Stray",
    "Translated",
    "forget_translations",
    "matcher",
    "steps_of",
    "translate",
]

_GROWTH: dict[Verdict, str] = {
    "quadratic": "may take time that grows with the square of the text",
    "polynomial": "may take time that grows with a power of the text",
    "exponential": "may take exponential time",
    "unsure": "may take exponential time",
}


def translate(pattern: str) -> Translated:
    """The Python for `pattern`, an unanchored search in unicode mode (JSON Schema Core, section
    6.4; ECMA-262, section 22.2). `PatternError` if it is not one or cannot be matched exactly."""
    translated, _ = _tried(pattern, limits())
    if isinstance(translated, PatternError):
        raise translated
    return translated


def steps_of(pattern: str) -> int:
    """The steps that the translation of `pattern` takes, or took, or the attempt at it."""
    _, steps = _tried(pattern, limits())
    return steps


def forget_translations() -> None:
    """Drops the translations of earlier runs, if they are many. A run keeps all of its own: it
    asks for each several times, in turn, which a cache of any size would be too small for."""
    if _tried.cache_info().currsize > _KEPT:
        _tried.cache_clear()


#: So many characters of an expression are written in a step.
_PRINTED = 100

#: How many translations the next run may find.
_KEPT = 1024


@cache
def _tried(pattern: str, _: Limits) -> tuple[Translated | PatternError, int]:
    """What `translate` gives within those limits, or raises, and the steps that it takes, which are
    the same whether somebody else has asked before."""
    with measuring() as steps:
        take(len(pattern))
        try:
            return _translated(pattern), steps.taken
        except PatternError as error:
            return error, steps.taken


def _translated(pattern: str) -> Translated:
    parsed = parse(pattern)
    tree = settle(parsed.tree, parsed.names)
    refers = any(isinstance(node, Reference) for node in walk(tree))
    exact = literals.exact_strings(tree)
    tree = tree if refers else simplified(tree)
    everything = literals.everything(tree)
    prefix, suffix, inside = (
        literals.prefix(tree),
        literals.suffix(tree),
        literals.text_inside(tree),
    )
    sure = everything or any(fact is not None for fact in (exact, prefix, suffix, inside))
    printable = fixed(tree)
    time: Verdict = "linear" if sure else verdict(tree if printable is None else printable)
    needed = not sure and (printable is None or time != "linear")
    code, too_large = _automaton(tree) if needed and not refers else (None, None)
    slow = advice = ""
    if needed and code is None:
        slow, advice = _left_to_re(too_large, time, expressible=printable is not None)
    python = "" if printable is None else re_source(printable)
    take(len(python) // _PRINTED)
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
        "" if printable is None else re_source(inner),
        python if code is not None and time == "quadratic" else "",
        _stray(tree),
        rust_source(tree),
        parsed.remarks,
        slow,
        advice,
    )


def _automaton(tree: Node) -> tuple[ScanProgram | None, TooLargeForAutomaton | None]:
    """The program for `tree`, or why there is none."""
    try:
        return program_within_limits(tree), None
    except TooLargeForAutomaton as error:
        return None, error


def _stray(tree: Node) -> Stray | None:
    facts = literals.stray(tree)
    if facts is None:
        return None
    chars, low, high = facts
    return Stray(re_source(Chars(chars)), low, high)


def _left_to_re(
    too_large: TooLargeForAutomaton | None, time: Verdict, *, expressible: bool
) -> tuple[str, str]:
    """What to warn of, and advice, for a pattern that the automaton cannot do because it is
    `too_large`, or has a back reference. `PatternError` if `re` cannot, or takes too long."""
    if too_large is None and not expressible:
        raise PatternError(
            "a lookbehind without a fixed length together with a back reference",
            0,
            "give the lookbehind a fixed length, or do without the back reference",
        )
    growth = _GROWTH.get(time, "has a lookbehind without a fixed length")
    different = "let neighbouring repetitions match different characters"
    if too_large is None:
        reason = "its back reference rules out a faster way"
        advice = f"do without the back reference, or {different}"
    else:
        reason = too_large.reason
        advice = f"{different}, or {too_large.advice}"
    if time != "quadratic" or not expressible:
        raise PatternError(f"{growth}, and {reason}", 0, advice)
    return f"{growth}, and {reason}", advice
