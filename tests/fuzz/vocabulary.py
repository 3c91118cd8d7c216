"""The few words that all schemas and values are made of, so that keywords meet.

Whatever is compared has a near miss in here: 1, 1.0 and true; one character written with one
code point or with two; an integer and its float neighbour.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from schemawright.values import same

DRAFTS = ("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12")

#: Names of properties; the first are the likeliest.
NAMES = ("a", "b", "c", "ab", "x-1", "", "é", "😀", "a/b~c", "__proto__", "a\n")

STRINGS = ("", "a", "b", "ab", "aa", "x-1", "1", "12", "é", "e\u0301", "😀", "😀a", "a\n", "\u2028")
#: Characters that Python's and ECMA-262's classes see differently.
ODD_STRINGS = ("\u0663", "ſ", "K", "\ufeff", "\u001c", "\u0085", "a\u2029", "𝒳", "É", "_")

INTEGERS = (0, 1, 2, 3, -1, 10, 2**53, 2**53 + 1, -(2**63), 2**64, 10**30)
FLOATS = (
    1.0,
    0.0,
    -0.0,
    0.5,
    2.0,
    1.5,
    0.1,
    0.3,
    -1.0,
    0.07,
    1e-7,
    9007199254740992.0,
    1e30,
    1e308,
)
NUMBERS = (*INTEGERS[:5], *FLOATS[:5], *INTEGERS[5:], *FLOATS[5:])
FACTORS = (1, 2, 3, 0.5, 0.1, 0.01, 1.0, 1.5, 1e-7, 7, 2**53, 1e30)
SCALARS = (None, True, False, *NUMBERS, *STRINGS)
#: Values whose Python equality is not JSON's, alone and in containers.
TWINS: tuple[Any, ...] = (
    *(0, 0.0, -0.0, False, 1, 1.0, True, None, "", "1", [], {}),
    *([0], [False], [1], [1.0], [True], [[1]], [[True]], [None], ["a"]),
    *({"a": 1}, {"a": 1.0}, {"a": True}, {"a": 0}, {"a": False}, {"a": [1]}, {"a": [True]}),
    *({"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": {"b": 0}}, {"a": {"b": False}}),
)

#: Patterns that Python's ``re`` and ECMA-262 read alike over `STRINGS` and `NAMES` ...
PATTERNS = ("^a", "b", "^[a-c]+", "^x-", "a|1", "^(a|b)", "[0-9]{2}", "^(?!a)", "^a?b*(?=b)", "")
#: ... and those that they do not, or only nearly.
ODD_PATTERNS = (
    *("^a$", ".", "^$", "b$", "^.$", "^\\w+$", "\\d", "^\\S+$", "\\s", "\\W", "^\\D*$", "^[^a]+$"),
    *("\\p{L}", "^\\p{Lu}$", "^[\\d-]+$", "\\ba\\b", "^\\u0061", "^[😀é]$", "^.{2}$", "[^]", "\\/"),
)

FORMATS = ("date", "ipv4", "email", "regex", "no-such-format")
TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")

names = st.sampled_from((*NAMES[:3], *NAMES[:3], *NAMES))
strings = st.sampled_from((*STRINGS, *STRINGS, *ODD_STRINGS))
numbers = st.sampled_from(NUMBERS)
factors = st.sampled_from(FACTORS)
scalars = st.sampled_from(SCALARS)
twins = st.sampled_from(TWINS)
patterns = st.sampled_from((*PATTERNS * 4, *ODD_PATTERNS))
sizes = st.integers(0, 3)


def _containers(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)


#: Any JSON value, of any shape.
values: st.SearchStrategy[Any] = st.one_of(
    scalars, twins, _containers(scalars), _containers(_containers(scalars | twins) | scalars)
)


def distinct(values: list[Any]) -> list[Any]:
    """Without those that JSON takes for the same."""
    found: list[Any] = []
    for value in values:
        if not any(same(value, other) for other in found):
            found.append(value)
    return found
