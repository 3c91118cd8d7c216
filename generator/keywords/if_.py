"""``if``, ``then``, ``else`` (JSON Schema Core 2020-12, section 10.2.2). A ``title`` beside them
names the rule, and the messages of what ``then`` or ``else`` refuses end with it.

    {"if": {"minimum": 3}, "then": {"maximum": 5}}   1 and 4 pass, 6 does not
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.checks import PASS, AnyCheck, If
from generator.keywords.here import Here
from generator.values import Json


def lower(value: Json, here: Here) -> Iterable[AnyCheck]:
    then, otherwise = here.schema.has("then"), here.schema.has("else")
    if not (then or otherwise or here.marks):
        return
    title = here.get("title")
    ruled = replace(here, rule=title) if isinstance(title, str) else here
    yield If(
        here.in_place("if"),
        ruled.in_place("then") if then else PASS,
        ruled.in_place("else") if otherwise else PASS,
        here.marks,
        site=here.site("if"),
    )
