"""``python -m tests.style [GROUP…]``: what black would change in generated packages."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import partial
from multiprocessing import get_context

from benchmarks.fetch import Unavailable
from tests.style.corpora import GROUPS, Package
from tests.style.judge import Judgement, judge


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.style", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--only", default="", help="packages named like this")
    parser.add_argument("--files", default="", help="files with this in their path: models, ...")
    parser.add_argument("--models", help="the style of the models: dataclass, ...")
    parser.add_argument("--line-length", type=int, default=88, help="of the packages (88)")
    parser.add_argument("--shapes", type=int, default=5, help="kinds of changes shown a file (5)")
    parser.add_argument("--workers", type=int, default=1, help="packages at a time (1)")
    arguments = parser.parse_args()
    packages, missing = _chosen(parser, arguments)
    # Operations need a client, and a client pydantic's models.
    options = {"models": arguments.models, "client": False} if arguments.models else {}
    options["line_length"] = arguments.line_length
    wrong = missing
    # Not concurrent.futures, whose processes may wait for ever once one of them is replaced.
    with get_context("spawn").Pool(arguments.workers, maxtasksperchild=20) as pool:
        work = partial(judge, only=arguments.files, options=options)
        for result in pool.imap(work, packages):
            print(report(result, arguments.shapes), flush=True)
            wrong += not result.is_clean
    print(f"{len(packages) - wrong + missing} of {len(packages)} packages are as black has them")
    return 1 if wrong or not packages else 0


def _chosen(
    parser: argparse.ArgumentParser, arguments: argparse.Namespace
) -> tuple[list[Package], int]:
    """The packages, and how many groups cannot be had."""
    packages, missing = [], 0
    for group in arguments.groups or GROUPS:
        if group not in GROUPS:
            parser.error(f"no group {group}")
        try:
            packages += [each for each in GROUPS[group]() if arguments.only in each.name]
        except Unavailable as reason:
            print(f"{group}: {reason}", file=sys.stderr)
            missing += 1
    return packages, missing


def report(result: Judgement, shapes: int) -> str:
    """A line for the package; if something is wrong, the files and the kinds of changes."""
    lines = [
        f"{result.group} {result.name}: {result.files} modules ({result.finished} finished), "
        f"{result.size / 1e6:.2f} MB in {result.seconds:.1f} s; black would change "
        f"{len(result.black)}, ruff complains {len(result.ruff)} times"
    ]
    lines += [f"  {each}" for each in result.trouble]
    for changed in result.black:
        kinds = Counter(hunk.shape for hunk in changed.hunks)
        claim = " although it is said to be finished" if changed.finished else ""
        lines.append(f"  {changed.path}: {len(changed.hunks)} changes, {len(kinds)} kinds{claim}")
        for shape, count in kinds.most_common(shapes):
            first = next(hunk for hunk in changed.hunks if hunk.shape == shape)
            lines.append(f"    {count} times, first at line {first.line}:")
            lines += [f"      {line}" for line in str(first).splitlines()[:24]]
    return "\n".join(lines + _complaints(result.ruff))


def _complaints(ruff: Iterable[str]) -> list[str]:
    """The first complaint of each rule, and how often there is one like it."""
    rules: dict[str, list[str]] = {}
    for each in ruff:
        code = re.search(r": ([A-Z]+\d+|None) ", each)
        rules.setdefault(code[1] if code else each, []).append(each)
    return [f"  ruff, {len(found)} times: {found[0]}" for found in rules.values()]


if __name__ == "__main__":
    sys.exit(main())
