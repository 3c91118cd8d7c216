"""Values that other threads change while compiled checks look at them: nothing crashes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from schemawright.native.automata import automata
from schemawright.regex import translate

from tests.conftest import HANGS
from tests.native import KEPT, needs_compiler

ROOT = Path(__file__).resolve().parent.parent.parent
#: Matched by Python code, in which other threads get their turn.
PATTERN = "^(a|aa)+(?!b)c$"

_PROGRAM = f"""
import random, sys, threading, time
from schemawright.native import compile_validator

text = {{"type": "string", "pattern": {PATTERN!r}}}
schema = {{
    "type": "object",
    "properties": {{
        "list": {{"type": "array", "items": {{"$ref": "#"}}}},
        "a": text, "b": text, "c": text, "d": {{"items": text}},
    }},
    "patternProperties": {{{PATTERN!r}: {{"$ref": "#"}}}},
    "unevaluatedProperties": text,
}}
validator = compile_validator(schema, folder={str(KEPT)!r})


def fresh(depth):
    inner = [fresh(depth - 1) for _ in range(3)] if depth else []
    words = {{name: "a" * 9 + "c" for name in "abexyz"}}
    return {{**words, "list": inner, "d": ["aac"] * 5, "aaac": {{"a": "ac"}}}}


def change(chance):
    while not done:
        part = value
        # The other thread may have emptied it meanwhile.
        while (inner := [*part.get("list", ())]) and chance.random() < 0.7:
            part = chance.choice(inner)
        part.clear()
        part.update(fresh(chance.randrange(3)))


sys.setswitchinterval(1e-6)
value, done, told = fresh(4), False, 0
threads = [threading.Thread(target=change, args=(random.Random(seed),)) for seed in range(2)]
for thread in threads:
    thread.start()
end = time.monotonic() + 5
while told <= 20 or time.monotonic() < end:
    validator.is_valid(value)
    told += 1
done = True
for thread in threads:
    thread.join()
print("told" if told > 20 else told)
"""


@needs_compiler
def test_values_may_change_meanwhile() -> None:
    assert translate(PATTERN).program is not None
    assert automata(PATTERN) is None
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=HANGS
    )
    assert (run.returncode, run.stdout.strip()) == (0, "told"), run.stderr
