"""Words: those that nothing knows, those that are nearly right, long ones, and many of them."""

from __future__ import annotations

from tests.limits.slow.documents import Make, Text, api, defs, operation

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _word(number: int, length: int) -> str:
    """A word of so many letters, another one for each number."""
    letters = []
    for _ in range(length):
        number = number * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        letters.append(_LETTERS[(number >> 33) % 26])
    return "".join(letters)


KINDS: dict[str, Make] = {
    "unknown words, all different": lambda n: {
        "type": "object",
        "properties": {"p": {_word(i, 16): i for i in range(2 * n)}},
    },
    "words that are nearly keywords": lambda n: defs(
        n // 3, lambda i: {"unevaluatedPropertie" + _LETTERS[i % 26] + _word(i, 1): True}
    ),
    "formats, all different": lambda n: {
        "properties": {f"p{i}": {"format": _word(i, 9)} for i in range(n)}
    },
    "long types": lambda n: {
        "properties": {f"p{i}": {"type": "string" * 50 + str(i)} for i in range(n // 40)}
    },
    "one long type": lambda n: {"type": "string" * (4 * n)},
    "one long format": lambda n: {"format": "date-time" * (3 * n)},
    "one long unknown word": lambda n: {"type": "object", "unevaluatedProperties" * n: 1},
    "fields that are nearly right": lambda n: api(
        {
            f"/a{i}": {"get": {**operation(i, {}), "operatoinId" + _word(i, 1): "x", "tag": []}}
            for i in range(n // 16)
        }
    ),
    "long words of one beginning": lambda n: {
        "properties": {"a" * 150 + str(i): {"type": "string"} for i in range(n // 8)}
    },
    "descriptions in long lines": lambda n: defs(
        n // 40, lambda i: {"type": "object", "description": f"{i} " + "word and word " * 30}
    ),
    "descriptions without spaces": lambda n: defs(
        n // 40, lambda i: {"type": "object", "description": f"{i}" + "word" * 90}
    ),
    "descriptions in wide letters": lambda n: defs(
        n // 40, lambda i: {"type": "object", "description": f"{i}" + "名前 と " * 60}
    ),
    "descriptions full of quotes": lambda n: defs(
        n // 40, lambda i: {"type": "object", "description": f"{i}" + '\\"""\\' * 60}
    ),
    "descriptions of markup": lambda n: defs(
        n // 40,
        lambda i: {"type": "object", "description": f"| {i} |\n|--|\n" + "- `a` *b* <c>\n" * 20},
    ),
    "one description in many lines": lambda n: {
        "type": "object",
        "description": "\n".join(f"{i}. line" for i in range(3 * n)),
    },
    "one description of lists in lists": lambda n: {
        "type": "object",
        "description": "\n".join(" " * (i % 60) + "- a" for i in range(n)),
    },
    "letters of two codes": lambda n: {
        "description": "e\u0301" * (4 * n),
        "properties": {f"e\u0301{i}": {} for i in range(n // 4)},
    },
    "marks upon marks": lambda n: {"properties": {"a" + "\u0301\u0323" * n: {}}},
    "long names in YAML": lambda n: Text(
        "properties:\n" + "".join(f"  ? {'k' * 200}{i}\n  : {{}}\n" for i in range(n // 16))
    ),
}
