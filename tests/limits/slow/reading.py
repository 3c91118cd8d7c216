"""Documents that are slow to read: JSON, and what YAML has beyond it."""

from __future__ import annotations

from tests.limits.slow.documents import Make, Text, defs, nested

#: One letter in two writings.
_ACUTE = ("\u00e9", "e\u0301")

KINDS: dict[str, Make] = {
    "escapes": lambda n: {"description": '\u0007\\"\n' * (8 * n)},
    "surrogates": lambda n: {"enum": ["\ud83d\ude00" * 8 + str(i) for i in range(n // 2)]},
    "long arrays in arrays": lambda n: {"default": nested(lambda v: [v, *range(n // 60)], 60)},
    "wide and deep": lambda n: {
        "properties": {f"p{i}": nested(lambda v: {"items": v}, 30) for i in range(max(1, n // 20))}
    },
    "small numbers": lambda n: {"enum": [i / 8 for i in range(2 * n)]},
    "exponents": lambda n: {"enum": [float(f"1e{i % 300}") + i for i in range(n)]},
    "control characters in names": lambda n: {
        "properties": {f"\u0085\u2028{i}": {} for i in range(n)}
    },
    "one name in many writings": lambda n: {
        "properties": {f"{_ACUTE[i % 2]}{i // 2}": {} for i in range(n)}
    },
    "anchors and aliases": lambda n: Text(
        "$defs:\n"
        + "".join(f"  a{i}: &a{i} {{minLength: {i}}}\n  b{i}: *a{i}\n" for i in range(n // 2))
    ),
    "one alias many times": lambda n: Text(
        "$defs:\n  a: &a {enum: [1, 2, 3, 4]}\n" + "".join(f"  b{i}: *a\n" for i in range(2 * n))
    ),
    "aliases of aliases": lambda n: Text(
        "$defs:\n  a0: &a0 {type: string}\n"
        + "".join(f"  a{i}: &a{i} {{items: *a{i - 1}}}\n" for i in range(1, min(n, 400)))
    ),
    "merges": lambda n: Text(
        "x-base: &base {type: object, minProperties: 1, title: T}\n$defs:\n"
        + "".join(f"  d{i}: {{<<: *base, maxProperties: {i + 1}}}\n" for i in range(n // 2))
    ),
    "merges of many": lambda n: Text(
        "".join(f"x-{i}: &b{i} {{description: d{i}}}\n" for i in range(n // 4))
        + "$defs:\n  a:\n    <<: ["
        + ", ".join(f"*b{i}" for i in range(n // 4))
        + "]\n"
    ),
    "merges of merges": lambda n: Text(
        "x-0: &b0 {description: d}\n"
        + "".join(
            f"x-{i}: &b{i} {{<<: *b{i - 1}, x-k{i}: 1}}\n" for i in range(1, min(n // 4, 600))
        )
        + "type: string\n"
    ),
    "folded text": lambda n: Text("description: >\n" + "  a word and another\n\n" * n),
    "a plain text on many lines": lambda n: Text("description: word\n" + "  word\n" * (3 * n)),
    "a quoted text on many lines": lambda n: Text(
        'description: "word\n' + "  word\\\n" * (2 * n) + '  end"\n'
    ),
    "comments": lambda n: Text("# a comment\n" * (2 * n) + "type: string\n"),
    "blank lines": lambda n: Text("\n" * (20 * n) + "type: string\n"),
    "flow collections": lambda n: Text(
        "enum: [" + ", ".join(f"[{i}, {{a: {i}}}]" for i in range(n)) + "]\n"
    ),
    "keys on lines of their own": lambda n: Text(
        "$defs:\n" + "".join(f"  ? k{i}\n  : {{minLength: {i}}}\n" for i in range(n // 2))
    ),
    "tags": lambda n: Text("enum:\n" + "".join(f"- !!str {i}\n" for i in range(2 * n))),
    "unknown tags": lambda n: Text("enum:\n" + "".join(f"- !x {i}\n" for i in range(2 * n))),
    "aliases without anchors": lambda n: Text(
        "enum:\n" + "".join(f"- *x{i}\n" for i in range(2 * n))
    ),
    "names that are there twice": lambda n: Text(
        "$defs:\n" + "".join(f"  a{i // 2}: {{}}\n" for i in range(2 * n))
    ),
    "scalars of all kinds": lambda n: Text(
        "enum:\n" + "".join(f"- 0x{i:x}\n- {i}.5\n- ~\n- yes{i}\n" for i in range(n // 2))
    ),
    "equal large constants": lambda n: defs(n // 20, lambda i: {"const": [*range(20), i]}),
    "defaults": lambda n: {
        "properties": {f"p{i}": {"type": "integer", "default": i} for i in range(n // 2)}
    },
    "large defaults": lambda n: {
        "properties": {f"p{i}": {"type": "array", "default": [*range(40)]} for i in range(n // 16)}
    },
    "examples": lambda n: {"examples": [{"a": i} for i in range(n)], "type": "object"},
    "comments in schemas": lambda n: defs(n // 2, lambda i: {"$comment": f"c {i}" * 4}),
    "descriptions": lambda n: {
        "properties": {
            f"p{i}": {"type": "string", "description": f"The {i}th `word` of *all* {{them}}."}
            for i in range(n // 3)
        }
    },
    "descriptions in code": lambda n: {"description": "    code\n\n- item\n\n```\nx\n```\n" * n},
}
