"""Where the automaton and `re` differ, on random patterns and texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from schemawright.regex import PatternError
from schemawright.regex.ambiguity import simplified
from schemawright.regex.automaton import Automaton
from schemawright.regex.back_references import settle
from schemawright.regex.backtracking import verdict
from schemawright.regex.lookbehind import fixed
from schemawright.regex.nodes import Node
from schemawright.regex.parse import parse
from schemawright.regex.program import program
from schemawright.regex.re_source import re_source

from tests.regex.random_patterns import drawn, text
from tests.regex.texts import Writer


def differing(chance: Random, *, patterns: int, texts: int) -> Iterator[tuple[str, str, str]]:
    """Patterns and texts of which the two, or a tree and the simplified one, say different
    things; last, who differs."""
    for _ in range(patterns):
        pattern = drawn(chance)
        try:
            parsed = parse(pattern)
            tree = settle(parsed.tree, parsed.names)
        except PatternError:
            continue
        asked = searches(tree)
        writer = Writer(tree, chance)
        for i in range(texts if len(asked) > 1 else 0):
            instance = text(chance) if i % 2 else writer.text(tree) + text(chance)[:1]
            verdicts = {name: bool(search(instance)) for name, search in asked.items()}
            if len(set(verdicts.values())) > 1:
                yield pattern, instance, str(verdicts)


def searches(tree: Node) -> dict[str, Callable[[str], object]]:
    """What finds `tree` in a text: `re`, the automaton, and both for the simplified tree."""
    asked: dict[str, Callable[[str], object]] = {}
    for name, form in (("", tree), ("simplified ", simplified(tree))):
        code, printable = program(form), fixed(form)
        if code is not None:
            asked[f"{name}automaton"] = Automaton(code.bounds, code.kinds, code.scans).search
        if printable is not None and verdict(printable) not in ("exponential", "unsure"):
            asked[f"{name}re"] = re.compile(re_source(printable)).search
    return asked
