"""Patterns of JSON Schema (ECMA-262 regular expressions) → something that Python runs exactly.

`translate` reads the pattern, settles its back references, simplifies it, and prints it for `re`.
Where `re` might take more than linear time, it writes the program of an automaton instead, which
takes linear time, lookahead and lookbehind included. What no automaton can do (back references,
very large counts) is left to `re` with a warning where the time grows with the square of the
text, and refused where it grows faster.
"""

from __future__ import annotations

from functools import lru_cache

from schemawright.regex import literals
from schemawright.regex.ambiguity import simplify
from schemawright.regex.back_references import settle
from schemawright.regex.backtracking import Verdict, verdict
from schemawright.regex.lookbehind import fixed
from schemawright.regex.matcher import matcher
from schemawright.regex.nodes import Chars, Node, Reference, walk
from schemawright.regex.parse import parse
from schemawright.regex.pattern_error import PatternError
from schemawright.regex.program import LIMIT, ScanProgram, program
from schemawright.regex.re_source import printed
from schemawright.regex.translated import Stray, Translated

__all__ = ["PatternError", "ScanProgram", "Stray", "Translated", "matcher", "translate"]

_GROWTH: dict[Verdict, str] = {
    "quadratic": "may take time that grows with the square of the text",
    "polynomial": "may take time that grows with a power of the text",
    "exponential": "may take exponential time",
    "unsure": "may take exponential time",
}


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
    sure = everything or any(fact is not None for fact in (exact, prefix, suffix, inside))
    printable = fixed(tree)
    time: Verdict = "linear" if sure else verdict(tree if printable is None else printable)
    needed = not sure and (printable is None or time != "linear")
    code = program(tree) if needed and not refers else None
    slow = advice = ""
    if needed and code is None:
        slow, advice = _left_to_re(refers, time, expressible=printable is not None)
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
        python if code is not None and time == "quadratic" else "",
        _stray(tree),
        parsed.remarks,
        slow,
        advice,
    )


def _stray(tree: Node) -> Stray | None:
    facts = literals.stray(tree)
    if facts is None:
        return None
    chars, low, high = facts
    return Stray(printed(Chars(chars)), low, high)


def _left_to_re(refers: bool, time: Verdict, *, expressible: bool) -> tuple[str, str]:
    """What to warn of, and advice, for a pattern that the automaton cannot do. `PatternError` if
    `re` cannot, or takes too long."""
    if refers and not expressible:
        raise PatternError(
            "a lookbehind without a fixed length together with a back reference",
            0,
            "give the lookbehind a fixed length, or do without the back reference",
        )
    reason = "its back reference rules out a faster way" if refers else LIMIT
    growth = _GROWTH.get(time, "has a lookbehind without a fixed length")
    different = "let neighbouring repetitions match different characters"
    advice = (
        f"do without the back reference, or {different}"
        if refers
        else f"{different}, or use smaller counts"
    )
    if time != "quadratic" or not expressible:
        raise PatternError(f"{growth}, and {reason}", 0, advice)
    return f"{growth}, and {reason}", advice
