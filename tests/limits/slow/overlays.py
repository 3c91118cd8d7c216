"""Overlays that are slow to apply."""

from __future__ import annotations

from tests.limits.slow.documents import Make, overlaid

KINDS: dict[str, Make] = {
    "actions": lambda n: overlaid(
        {"$defs": {f"d{i}": {} for i in range(n // 4)}},
        [{"target": f"$['$defs'].d{i}", "update": {"minLength": i}} for i in range(n // 4)],
    ),
    "actions at one object": lambda n: overlaid(
        {"properties": {f"p{i}": {} for i in range(n // 2)}},
        [{"target": "$.properties", "update": {f"q{i}": {}}} for i in range(n // 4)],
    ),
    "removals from one array": lambda n: overlaid(
        {"enum": [*range(2 * n)]},
        [{"target": "$.enum[0]", "remove": True} for _ in range(n // 4)],
    ),
    "removals of members": lambda n: overlaid(
        {"properties": {f"p{i}": {} for i in range(n)}},
        [{"target": f"$.properties.p{i}", "remove": True} for i in range(n // 4)],
    ),
    "descents": lambda n: overlaid(
        {"properties": {f"p{i}": {"type": "string"} for i in range(n // 2)}},
        [{"target": f"$..p{i}", "update": {"minLength": 1}} for i in range(n // 8)],
    ),
    "filters": lambda n: overlaid(
        {"properties": {f"p{i}": {"type": "string"} for i in range(n // 2)}},
        [
            {"target": "$.properties[?@.type == 'string']", "update": {f"x-{i}": 1}}
            for i in range(max(1, n // 500))
        ],
    ),
    "matches": lambda n: overlaid(
        {"properties": {f"p{i}": {"title": "a" * 60} for i in range(n // 4)}},
        [{"target": "$.properties[?search(@.title, '(a|aa)+b?c?')]", "update": {"minLength": 1}}],
    ),
    "many selectors": lambda n: overlaid(
        {"properties": {f"p{i}": {} for i in range(n // 2)}},
        [
            {
                "target": f"$.properties[{','.join(repr(f'p{i}') for i in range(n // 20))}]",
                "update": {"minLength": 1},
            }
        ],
    ),
    "updates that are large": lambda n: overlaid(
        {"properties": {f"p{i}": {} for i in range(40)}},
        [{"target": "$.properties.*", "update": {"enum": [*range(n // 10)]}}],
    ),
    "targets that are not there": lambda n: overlaid(
        {"properties": {f"p{i}": {} for i in range(n // 2)}},
        [{"target": f"$.properties.q{i}", "update": {}} for i in range(n // 4)],
    ),
    "everything, everywhere": lambda n: overlaid(
        {"properties": {f"p{i}": {"items": {}} for i in range(n // 3)}},
        [{"target": "$..*..*", "update": {"minLength": 1}}],
    ),
}
