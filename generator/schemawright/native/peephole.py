"""Leaves out the jumps of a function in C that lead where it goes on anyway.

before:                                after:

    if (x) goto L1; else goto L2;          if (!(x)) goto L2;
    L1: ;                                  y = 1;
    y = 1;                                 L2: ;
    L2: ;
"""

from __future__ import annotations

import re
from collections import Counter

_LABEL = re.compile(r"(L\d+): ;")
_GOTO = re.compile(r"goto (L\d+);")
_EITHER = re.compile(r"if \((.*)\) goto (L\d+); else goto (L\d+);")


def tidied(lines: list[str]) -> list[str]:
    """`lines`, each of them one statement or label, that do the same with fewer jumps."""
    kept: list[str] = []
    #: The labels that stand right below the line at hand.
    below: set[str] = set()
    for line in reversed(lines):
        label, jump, either = (p.fullmatch(line) for p in (_LABEL, _GOTO, _EITHER))
        if label:
            below.add(label[1])
        elif jump and jump[1] in below:
            continue
        elif either and either[2] in below:
            line = f"if (!({either[1]})) goto {either[3]};"
        elif either and either[3] in below:
            line = f"if ({either[1]}) goto {either[2]};"
        if not label:
            below = set()
        kept.append(line)
    kept.reverse()
    used = Counter(name for line in kept for name in re.findall(r"goto (L\d+);", line))
    return [line for line in kept if not (m := _LABEL.fullmatch(line)) or used[m[1]]]
