"""Patterns of schemas, held against texts by the generator itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from schemawright.regex.automaton import Automaton
from schemawright.regex.translated import Translated


@lru_cache(maxsize=256)
def matcher(translated: Translated) -> Callable[[str], bool]:
    """Tells of a text whether the pattern is found in it, as generated code does."""
    if translated.matches_everything:
        return lambda text: True
    if translated.exact is not None:
        return translated.exact.__contains__
    if translated.program is not None:
        code = translated.program
        return Automaton(code.bounds, code.kinds, code.scans, translated.short).search
    finds = re.compile(translated.python).search
    return lambda text: finds(text) is not None
