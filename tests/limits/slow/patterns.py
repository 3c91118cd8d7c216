"""Patterns that are slow to translate or to decide."""

from __future__ import annotations

from tests.limits.slow.documents import Make, defs

_WORDS = ("alpha", "beta", "gamma", "delta")

KINDS: dict[str, Make] = {
    "words in a pattern": lambda n: {
        "pattern": "^(" + "|".join(f"{_WORDS[i % 4]}{i}" for i in range(min(n // 3, 5000))) + ")$"
    },
    "words with one beginning": lambda n: {
        "pattern": "^("
        + "|".join("a" * (i % 60) + str(i) for i in range(min(n // 4, 1200)))
        + ")+$"
    },
    "loops in a row": lambda n: {"pattern": "a*" * min(n // 10, 600)},
    "loops in loops": lambda n: {"pattern": "(" * min(n // 20, 55) + "a" + ")*" * min(n // 20, 55)},
    "optional in a row": lambda n: {"pattern": "^" + "a?" * min(n // 10, 1500) + "b$"},
    "optional groups": lambda n: {"pattern": "^" + "(ab|a)?" * min(n // 20, 800) + "c$"},
    "counts in counts": lambda n: {"pattern": "^((a{0,9}b?){0,9}c?){0,9}$"},
    "a large count": lambda n: {"pattern": f"^(ab?c){{0,{min(n, 30000)}}}$"},
    "counted classes": lambda n: {
        "pattern": r"^[\w.-]{1,64}@" + r"[\w-]{1,63}\." * min(n // 40, 120)
    },
    "look-behind": lambda n: {"pattern": "(?<=a+b)" * min(n // 20, 50) + "c"},
    "looks in looks": lambda n: {
        "pattern": "(?=a" * min(n // 20, 50) + ")" * min(n // 20, 50) + "(a|aa)+$"
    },
    "negative looks": lambda n: {
        "pattern": "^" + "".join(f"(?!x{i}$)" for i in range(min(n // 20, 1000)))
    },
    "back-references": lambda n: {"pattern": r"(a|b)\1" * min(n // 20, 80)},
    "named groups": lambda n: {
        "pattern": "".join(f"(?<g{i}>a{i})" for i in range(min(n // 8, 3000)))
    },
    "a class of many": lambda n: {
        "pattern": "[" + "".join(chr(0x4E00 + 2 * i) for i in range(min(n, 8000))) + "]+"
    },
    "many classes": lambda n: {
        "pattern": "".join(
            f"[{chr(0x4E00 + i)}-{chr(0x5000 + i)}]?" for i in range(min(n // 8, 1000))
        )
    },
    "classes that overlap": lambda n: {
        "pattern": "^("
        + "|".join(f"[{chr(97 + i % 20)}-z]{{1,3}}" for i in range(min(n // 16, 400)))
        + ")+$"
    },
    "properties of characters": lambda n: {
        "pattern": r"\p{Script=Greek}\P{Lu}\p{L}" * min(n // 20, 300)
    },
    "any case": lambda n: {"pattern": "(?i:" + "straße" * min(n // 8, 800) + ")"},
    "words and edges": lambda n: {"pattern": r"\bword\b ?" * min(n // 10, 600)},
    "patterns that are no patterns": lambda n: defs(n // 2, lambda i: {"pattern": f"(a{i}"}),
    "equal patterns": lambda n: defs(n // 2, lambda i: {"pattern": "^(a|aa)+$", "maxLength": i}),
    "many automata": lambda n: defs(n // 16, lambda i: {"pattern": f"^(a|aa|b{i})+$"}),
    "many with large classes": lambda n: defs(
        n // 16, lambda i: {"pattern": rf"^\p{{L}}[\p{{N}}_-]{{0,{i}}}$"}
    ),
    "patterns of names that are alike": lambda n: {
        "patternProperties": {f"^(a|aa)+{i}$": {"type": "string"} for i in range(n // 8)}
    },
    "names that patterns may match": lambda n: {
        "properties": {f"name{i}": {} for i in range(n // 3)},
        "patternProperties": {f"{i}$": {"minLength": 1} for i in range(n // 3)},
    },
    "names and slow patterns": lambda n: {
        "properties": {"a" * 60 + str(i): {} for i in range(n // 10)},
        "patternProperties": {f"^(a|aa)+x{i}$": {} for i in range(n // 20)},
    },
    "names by patterns and closed": lambda n: {
        "patternProperties": {f"^p{i}_": {"type": "integer"} for i in range(n // 3)},
        "additionalProperties": False,
    },
}
