"""The texts that a pattern spells, where it accepts no others.

^(Enabled|Disabled)$  →  "Enabled", "Disabled"
^true$                →  "true"
^[yY]es$, ^[a-z]+$    →  none: it describes texts, and does not spell them
"""

from __future__ import annotations

from schemawright import regex
from schemawright.describe.schema_facts import hides, validates
from schemawright.keywords import pattern
from schemawright.resolve import Schema


def words_of_pattern(part: Schema) -> tuple[str, ...]:
    """Those that the ``pattern`` of `part` spells, in its order; none where it accepts others."""
    source = part.get(pattern.KEYWORD.name)
    if not isinstance(source, str) or hides(part) or not validates(part):
        return ()
    try:
        words = regex.translate(source).exact or ()
    except regex.PatternError:
        return ()  # Which is told when the pattern is compiled.
    spelt = source.replace("\\", "")
    if not all(word and word in spelt for word in words):
        return ()
    return tuple(sorted(words, key=lambda word: (spelt.index(word), word)))
