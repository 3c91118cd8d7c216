"""What one of several is called, where English decides it.

lines → line, policies → policy, addresses → address, lineItems → lineItem, userIDs → userID
status, series, dns, data → None: no plural, or none that can be told from other words
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Shorter words that end so are no plurals: `dns`, `aws`, `is`.
_SHORTEST = 4
#: Endings of plurals, and what stands there in the singular; of several the first counts.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("oes", "o"),
    ("ies", "y"),
    ("ss", ""),
    ("us", ""),
    ("is", ""),
    ("s", "s"),
)
#: Words that these endings would get wrong: their singular, or "" where they are none.
_WORDS: Mapping[str, str] = {
    **{word: word[:-2] for word in "aliases bonuses buses canvases statuses".split()},
    **{word: word[:-1] for word in "apis caches cookies cpus gpus menus movies shoes".split()},
    **{word: word[:-1] for word in "skus ties uris".split()},
    **dict(pair.split(":") for pair in "indices:index matrices:matrix vertices:vertex".split()),
    **dict.fromkeys("alias atlas bias canvas pancreas texas".split(), ""),
    **dict.fromkeys("analyses axes bases crises diagnoses hypotheses theses".split(), ""),
    **dict.fromkeys("always clothes cors goods https kubernetes means news".split(), ""),
    **dict.fromkeys("analytics graphics logistics mathematics physics series species".split(), ""),
    **dict.fromkeys("halves knives leaves lives shelves wolves".split(), ""),
}
_CAPITALS = re.compile(r"(?<=[A-Z]{2})s$")
_LAST_WORD = re.compile(r"[A-Z]?[a-z]+$")


def singular(name: str) -> str | None:
    """The `name` of several things, a word or several that are written together, as that of one of
    them; None where it is none, or where it is not sure what one would be called."""
    if _CAPITALS.search(name):
        return name[:-1]
    last = _LAST_WORD.search(name)
    one = _word(last[0].lower()) if last else ""
    if last is None or not one:
        return None
    return name[: last.start()] + (one.capitalize() if last[0][0].isupper() else one)


def _word(word: str) -> str:
    if word in _WORDS:
        return _WORDS[word]
    if len(word) < _SHORTEST:
        return ""
    ending, one = next((pair for pair in _ENDINGS if word.endswith(pair[0])), ("", ""))
    if one == "s":
        return word[:-1]
    return word[: -len(ending)] + one if one else ""
