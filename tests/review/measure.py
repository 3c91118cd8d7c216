"""``python -m tests.review.measure``: how much is decided, how fast, and is it right? Two sets of
pairs, each beside jsonschema-rs in the same run, where that is installed:

- containment: a public test suite for draft 7, with the verdicts that it expects. Those of its
  expectations that are wrong by the specification are in `expectations.yaml`, each with the reason;
- history: real changes of documents of SchemaStore, in both directions.

Both are read from where SCHEMAWRIGHT_SHARED says, and not part of the project.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml
from schemawright import Rejected, compare

SHARED = Path(os.environ.get("SCHEMAWRIGHT_SHARED", "../shared")) / "review"
EXPECTATIONS = Path(__file__).with_name("expectations.yaml")

#: (accepting, refusing, formats) → True, False, or None if that is not decided.
Subset = Callable[[Any, Any, str], bool | None]


@dataclass(slots=True)
class Score:
    """What one tool said."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def asked(self, subset: Subset, one: Any, other: Any, formats: str) -> bool | None:
        """One answer, timed."""
        started = time.process_time()
        answer = subset(one, other, formats)
        self.seconds.append(time.process_time() - started)
        return answer

    def line(self, name: str) -> str:
        times = sorted(self.seconds)
        spread = [times[len(times) // 2], times[len(times) * 95 // 100], times[-1]]
        milliseconds = " / ".join(f"{1000 * each:.0f}" for each in spread)
        said = ", ".join(f"{count} {word}" for word, count in sorted(self.counts.items()))
        return f"{name:14} {said}; ms median / 95 % / worst: {milliseconds}"


def ours(one: Any, other: Any, formats: str) -> bool | None:
    """Ours, in one direction of the two that `compare` gives."""
    try:
        verdict = compare(one, other, dialect="draft7", formats=formats).send.verdict
    except Rejected:
        return None
    return {"compatible": True, "breaking": False}.get(verdict)


def peer(one: Any, other: Any, formats: str) -> bool | None:
    """The canonical form of jsonschema-rs."""
    library = import_module("jsonschema_rs")
    settings = {"draft": 7, "validate_formats": formats == "assert"}
    try:
        forms = [library.canonicalize(schema, **settings) for schema in (one, other)]
        said = str(forms[1].covers(forms[0])).rpartition(".")[2].upper()
    except Exception:  # noqa: BLE001 (it has several, and each means that it cannot tell)
        return None
    return {"YES": True, "NO": False}.get(said)


def tools() -> dict[str, Subset]:
    with_peer = {"jsonschema-rs": peer} if find_spec("jsonschema_rs") else {}
    return {"schemawright": ours, **with_peer}


def containment() -> Iterator[tuple[str, Any, Any, str, bool]]:
    """(name, schema, schema, formats, is it a subset?)"""
    root = SHARED / "containment" / "tests" / "draft7"
    for path in sorted(root.rglob("*.json")):
        name = path.relative_to(root).with_suffix("").as_posix()
        formats = "assert" if "format" in name else "annotate"
        for case in json.loads(path.read_text(encoding="utf-8")):
            expected = case["tests"].get("s1SubsetEqOfs2")
            if expected is not None:
                yield f"{name} {case['id']}", case["schema1"], case["schema2"], formats, expected


def history() -> Iterator[tuple[str, Any, Any]]:
    for folder in sorted(path for path in (SHARED / "history").iterdir() if path.is_dir()):
        old, new = (
            json.loads((folder / f"{word}.json").read_text(encoding="utf-8-sig"))
            for word in ("old", "new")
        )
        yield folder.name, old, new


def wrong_expectations() -> dict[str, str]:
    """Case of the containment suite → why what it expects is wrong by the specification."""
    listed = yaml.safe_load(EXPECTATIONS.read_text(encoding="utf-8"))
    return {str(case): group["reason"] for group in listed for case in group["cases"]}


def measure_containment() -> dict[str, Score]:
    scores = {name: Score() for name in tools()}
    argued = wrong_expectations()
    for name, one, other, formats, expected in containment():
        right = expected is not (name in argued)
        for tool, subset in tools().items():
            score = scores[tool]
            answer = score.asked(subset, one, other, formats)
            word = "undecided" if answer is None else "right" if answer is right else "WRONG"
            score.counts[word] += 1
            if word == "WRONG" or (word == "undecided" and tool == "schemawright"):
                score.notes.append(f"{word}: {name}")
    return scores


def measure_history() -> dict[str, Score]:
    scores = {name: Score() for name in tools()}
    for name, old, new in history():
        answers = {}
        for tool, subset in tools().items():
            for way, pair in (("send", (old, new)), ("receive", (new, old))):
                answer = scores[tool].asked(subset, *pair, "annotate")
                answers[tool, way] = answer
                words = {True: "compatible", False: "breaking", None: "undecided"}
                scores[tool].counts[words[answer]] += 1
        for way in ("send", "receive"):
            said = {tool: answers[tool, way] for tool in scores}
            if {True, False} <= set(said.values()):
                scores["schemawright"].notes.append(f"{name} {way}: {said}")
    return scores


def main() -> int:
    if not SHARED.is_dir():
        print(f"{SHARED} is not there: set SCHEMAWRIGHT_SHARED to the folder that has review/")
        return 2
    wrong = 0
    sets = {"containment": measure_containment, "history": measure_history}
    for title in sys.argv[1:] or sets:
        scores = sets[title]()
        print(f"{title}:")
        for tool, score in scores.items():
            print("  " + score.line(tool))
        for note in scores["schemawright"].notes:
            print(f"    {note}")
        wrong += scores["schemawright"].counts["WRONG"]
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
