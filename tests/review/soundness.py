"""Many random pairs in batches, each of a seed of its own, with a record of those that are done: a
run that is stopped goes on where it was.

A line of the record is one batch as JSON: its number, the draft, and what came of it.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.vocabulary import DRAFTS
from tests.review.attack import REAL, Tally, batch

#: What batches are of, in turn.
KINDS = (*DRAFTS, REAL)


def attacked(pairs: int, seed: int, record: Path) -> Tally:
    """What has come of at least `pairs` pairs, those of former runs with the same record among
    them. Batch `n` is of seed `seed + n`."""
    total, done = _recorded(record)
    with record.open("a", encoding="utf-8") as file:
        while total.pairs < pairs:
            number = seed + done
            kind, tally, started = KINDS[number % len(KINDS)], Tally(), time.process_time()
            batch(kind, number, tally)
            line = {
                "seed": number,
                "draft": kind,
                "pairs": tally.pairs,
                "attacks": tally.attacks,
                "verdicts": tally.verdicts,
                "reasons": tally.reasons,
                "refuted": tally.refuted,
                "seconds": round(time.process_time() - started, 1),
            }
            file.write(json.dumps(line) + "\n")
            file.flush()
            _add(total, line)
            done += 1
    return total


def _recorded(record: Path) -> tuple[Tally, int]:
    """What a record says, and how many batches that are."""
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    total = Tally()
    for line in lines:
        _add(total, json.loads(line))
    return total, len(lines)


def _add(total: Tally, line: dict[str, object]) -> None:
    total.pairs += line["pairs"]  # type: ignore[operator]
    total.attacks += line["attacks"]  # type: ignore[operator]
    total.verdicts.update(Counter(line["verdicts"]))  # type: ignore[arg-type]
    total.reasons.update(Counter(line["reasons"]))  # type: ignore[arg-type]
    total.refuted += line["refuted"]  # type: ignore[arg-type]
