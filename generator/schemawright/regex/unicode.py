"""``\\p{...}``: which characters have a property (ECMA-262, section 22.2.1.1, tables 66 to 69).

The facts are Unicode 15.1 and lie in ``unicode.txt`` beside this file, so that the output does
not depend on the Python that generates. It is read at the first ``\\p``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from schemawright.regex.charset import ANY, NONE, CharSet, complement, difference, union

_CATEGORY = ("General_Category", "gc")
_SCRIPT = ("Script", "sc")
_EXTENSIONS = ("Script_Extensions", "scx")

#: Categories that are made of others: names, parts.
_GROUPS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("L", "Letter"): ("Lu", "Ll", "Lt", "Lm", "Lo"),
    ("LC", "Cased_Letter"): ("Lu", "Ll", "Lt"),
    ("M", "Mark", "Combining_Mark"): ("Mn", "Mc", "Me"),
    ("N", "Number"): ("Nd", "Nl", "No"),
    ("P", "Punctuation", "punct"): ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"),
    ("S", "Symbol"): ("Sm", "Sc", "Sk", "So"),
    ("Z", "Separator"): ("Zs", "Zl", "Zp"),
    ("C", "Other"): ("Cc", "Cf", "Cs", "Co", "Cn"),
}


def characters(name: str, value: str | None) -> CharSet:
    """The characters of ``\\p{name=value}``, or of ``\\p{name}``; LookupError if unknown.

    Names are exact as ECMA-262 has them: ``Script=Greek`` and ``sc=Grek``, not ``greek``.
    """
    if value is None:
        return _lone(name)
    if name in _CATEGORY:
        return _table("gc")[value]
    if name in _SCRIPT:
        return _table("sc")[value]
    if name in _EXTENSIONS:
        script = _table("sc")[value]
        wider = union((*script, *_table("scx+").get(value, NONE)))
        return difference(wider, _table("scx-").get(value, NONE))
    raise LookupError(name)


def _lone(name: str) -> CharSet:
    if name == "Any":
        return ANY
    if name == "ASCII":
        return ((0, 0x7F),)
    if name == "Assigned":
        return complement(_table("gc")["Cn"])
    categories = _table("gc")
    return categories[name] if name in categories else _table("is")[name]


def _table(kind: str) -> dict[str, CharSet]:
    return _tables()[kind]


@cache
def _tables() -> dict[str, dict[str, CharSet]]:
    tables: dict[str, dict[str, CharSet]] = {k: {} for k in ("gc", "sc", "scx+", "scx-", "is")}
    text = Path(__file__).with_name("unicode.txt").read_text("ascii")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, rest = line.split(" ", 1)
        names, ranges = rest.split(":", 1)
        if kind != "gc" and "Cn" not in tables["gc"]:
            _complete(tables["gc"])
        chars = _decoded(ranges, tables["gc"])
        tables[kind].update(dict.fromkeys(names.split("="), chars))
    return tables


def _complete(categories: dict[str, CharSet]) -> None:
    """Adds what is not assigned, and the categories that are made of others."""
    assigned = union(r for chars in categories.values() for r in chars)
    categories["Cn"] = categories["Unassigned"] = complement(assigned)
    for names, parts in _GROUPS.items():
        chars = union(r for part in parts for r in categories[part])
        categories.update(dict.fromkeys(names, chars))


def _decoded(text: str, categories: dict[str, CharSet]) -> CharSet:
    if "|" not in text:
        return _ranges(text)
    base, more, less = text.split("|")
    chars = union(r for name in base.split(",") for r in categories[name.strip()])
    return difference(union((*chars, *_ranges(more))), _ranges(less))


def _ranges(text: str) -> CharSet:
    ranges = []
    start = 0
    for item in text.split():
        gap, _, length = item.partition(".")
        low = start + int(gap, 36)
        start = low + (int(length, 36) if length else 1)
        ranges.append((low, start - 1))
    return tuple(ranges)
