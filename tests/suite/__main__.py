"""``python -m tests.suite``: the results of the official suite, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.suite.fetch import Unavailable, suite
from tests.suite.official import DRAFTS, files
from tests.suite.run import Compile, Outcome, ours, run
from tests.suite.shortfalls import reason


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.suite", description=__doc__)
    parser.add_argument("only", nargs="*", help="files, such as draft7/ref or optional/bignum")
    parser.add_argument("--output", type=Path, help="write the results to this file, as JSON")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--failures", action="store_true", help="list every test that fails")
    parser.add_argument("--peer", action="store_true", help="run the jsonschema library instead")
    parser.add_argument("--models", action="store_true", help="ask models instead of validators")
    parser.add_argument("--styles", action="store_true", help="ask the codecs of the other styles")
    arguments = parser.parse_args()
    try:
        folder = suite()
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 2
    chosen = [f for f in files(folder) if not arguments.only or _asked(str(f), arguments.only)]
    started = time.perf_counter()
    outcomes = list(run(folder, chosen, _judge(arguments)))
    results = summary(outcomes) | {"seconds": round(time.perf_counter() - started, 1)}
    written = json.dumps(results, indent=1)
    print(written if arguments.json else f"{table(outcomes)}\n{undecided(outcomes)}")
    if arguments.output:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(written + "\n", encoding="utf-8")
    if arguments.failures and not arguments.json:
        print(*(f"{o.file}: {o.name}: {o.trouble}" for o in outcomes if o.trouble), sep="\n")
    return 1 if any(outcome.trouble and not reason(outcome) for outcome in outcomes) else 0


def _asked(file: str, only: list[str]) -> bool:
    return any(
        file == each or file.endswith("/" + each) or file.startswith(each + "/") for each in only
    )


def _judge(arguments: argparse.Namespace) -> Compile:
    if arguments.peer:
        from tests.suite.peer import peer

        return peer
    if arguments.models:
        from tests.suite.modelled import modelled

        return modelled
    if arguments.styles:
        from tests.suite.styled import exact

        return exact
    return ours


def summary(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """{"required" | "optional": {draft: {"passed", "failed", "files": {name: {"passed",
    "failed"}}}}, "failures": [{"draft", "file", "test", "trouble", "reason"}]}; the reason is
    null for a failure that is not expected."""
    counts: dict[str, Any] = {"required": {}, "optional": {}, "failures": []}
    for outcome in outcomes:
        file, word = outcome.file, "failed" if outcome.trouble else "passed"
        part = counts["required" if file.required else "optional"]
        draft = part.setdefault(file.draft, {"passed": 0, "failed": 0, "files": {}})
        draft[word] += 1
        draft["files"].setdefault(file.name, {"passed": 0, "failed": 0})[word] += 1
        if outcome.trouble:
            told: dict[str, Any] = {"draft": file.draft, "file": file.name, "test": outcome.name}
            counts["failures"].append(
                told | {"trouble": outcome.trouble, "reason": reason(outcome)}
            )
    return counts


def table(outcomes: Iterable[Outcome]) -> str:
    """Passed/all by file and draft; a file in which all tests of all drafts pass says so."""
    counted = summary(outcomes)
    lines = []
    for part in ("required", "optional"):
        drafts = counted[part]
        names = sorted({name for draft in drafts.values() for name in draft["files"]})
        width = max(map(len, [*names, part]), default=0)
        lines += [f"{part:{width}}" + "".join(f"{draft:>14}" for draft in DRAFTS)]
        rows = {
            name: [drafts.get(d, {}).get("files", {}).get(name) for d in DRAFTS] for name in names
        }
        rows["all"] = [drafts.get(draft) for draft in DRAFTS]
        lines += [f"{name:{width}}" + "".join(map(_cell, row)) for name, row in rows.items()]
        lines.append("")
    return "\n".join(lines)


def undecided(outcomes: Iterable[Outcome]) -> str:
    """The tests that fail, by the reason why they may."""
    failed: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.trouble:
            why = reason(outcome) or "not expected (shortfalls.yaml lists what is)"
            failed.setdefault(why, []).append(f"  {outcome.file}: {outcome.name}")
    lines = [
        f"{len(tests)} do not pass: {why}\n" + "\n".join(tests) for why, tests in failed.items()
    ]
    return "\n".join(lines) or "all pass"


def _cell(counts: dict[str, int] | None) -> str:
    if counts is None:
        return f"{'':>14}"
    total = counts["passed"] + counts["failed"]
    return f"{counts['passed']}/{total} {'x' if counts['failed'] else ' '}".rjust(14)


if __name__ == "__main__":
    sys.exit(main())
