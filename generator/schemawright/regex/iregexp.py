"""I-Regexp (RFC 9485): the regular expressions of JSONPath, decided in linear time.

They are a part of ECMA-262's, but for the dot, which here matches U+2028 and U+2029, so what is
one is read as such. ``^`` and ``$`` are read as anchors, as the RFC's own mapping to ECMA-262
(section 5.3) and the compliance tests of JSONPath have them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from schemawright.regex.ambiguity import simplified
from schemawright.regex.automaton import Automaton
from schemawright.regex.back_references import settle
from schemawright.regex.nodes import Edge, Node, sequence
from schemawright.regex.parse import parse
from schemawright.regex.pattern_error import PatternError
from schemawright.regex.program import program

_ESCAPE = r"\\[(-+\-.?\[-^nrt{-}]"
_PROPERTY = r"\\[pP]\{(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)\}"
_IN_CLASS = rf"(?:[^\-\[-\]]|{_ESCAPE})"
_CLASS = rf"\[(?!\^\])\^?(?:-|{_IN_CLASS}(?:-{_IN_CLASS})?|{_PROPERTY})"
_CLASS += rf"(?:{_IN_CLASS}(?:-{_IN_CLASS})?|{_PROPERTY})*-?\]"
#: What the grammar (section 3) builds patterns of: an atom or the end of a group with a
#: quantifier, the start of a group, an alternative.
_TOKEN = re.compile(
    rf"(?P<dot>\.)|(?P<open>\()|(?P<or>\|)|(?P<close>\))|[^().*+?\[\\\]{{|}}]"
    rf"|{_ESCAPE}|{_PROPERTY}|{_CLASS}"
)
_QUANTIFIER = re.compile(r"[*+?]|\{[0-9]+(?:,[0-9]*)?\}")
_DOT = r"[^\n\r]"


@lru_cache(maxsize=256)
def compiled(pattern: str, *, whole: bool) -> Automaton | None:
    """What finds `pattern` in a text, or with `whole` tells whether it is all of the text; None
    if it is no I-Regexp, or one with so large counts that it cannot be decided."""
    ecma = _as_ecma(pattern)
    if ecma is None:
        return None
    try:
        parsed = parse(ecma)
    except PatternError:
        return None
    tree = settle(parsed.tree, parsed.names)
    code = program(simplified(_framed(tree) if whole else tree))
    return None if code is None else Automaton(code.bounds, code.kinds, code.scans)


def _framed(tree: Node) -> Node:
    return sequence([Edge("start"), tree, Edge("end")])


def _as_ecma(pattern: str) -> str | None:
    """`pattern` as ECMA-262 writes it; None if the grammar has no such pattern."""
    parts: list[str] = []
    depth = at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None:
            return None
        depth += (token.lastgroup == "open") - (token.lastgroup == "close")
        at = token.end()
        parts.append(_DOT if token.lastgroup == "dot" else token[0])
        quantifier = _QUANTIFIER.match(pattern, at)
        if quantifier and token.lastgroup not in ("open", "or"):
            parts.append(quantifier[0])
            at = quantifier.end()
        if depth < 0:
            return None
    return "".join(parts) if depth == 0 else None
