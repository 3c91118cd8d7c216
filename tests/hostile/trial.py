"""A trial: cases are generated, used, and looked at by their oracles.

Cases without limits share processes, each in a folder of its own; those about time, memory or
crashes have processes of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hostile import oracles, processes
from tests.hostile.corpus import Case, Corpus
from tests.hostile.world import World

#: Seconds of the processor: of a case about something else than time, and how much longer than a
#: case says it may take, for the processor is slow when others use it. Attacks take minutes.
_PATIENCE = 60.0
_SLOW = 3.0


@dataclass(slots=True)
class Result:
    """What came out: `outcome` is "accepted" or "rejected", `wrong` what each oracle found."""

    case: Case
    outcome: str = "?"
    wrong: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, oracle: str, wrong: Iterable[str]) -> None:
        found = list(wrong)
        self.wrong.setdefault(oracle, []).extend(found)

    @property
    def held(self) -> bool:
        return not any(self.wrong.values())

    def __str__(self) -> str:
        said = [f"{oracle}: {what}" for oracle, found in self.wrong.items() for what in found]
        return f"{self.case.id} ({self.outcome}): " + ("holds" if self.held else "; ".join(said))


@dataclass(slots=True)
class _Generated:
    world: World
    code: int
    seconds: float
    megabytes: float | None
    before: dict[str, str]


def trial(corpus: Corpus, cases: Sequence[Case], scratch: Path) -> list[Result]:
    """The results of `cases`, in their order. `scratch` is an empty folder outside the
    repository."""
    together = [case for case in cases if not case.alone]
    generated = dict(
        zip([c.id for c in together], _many(corpus, together, scratch / "a"), strict=True)
    )
    for number, case in enumerate(case for case in cases if case.alone):
        generated[case.id] = _one(corpus, case, scratch / "alone", number)
    results = {case.id: Result(case) for case in cases}
    for case in cases:
        _look(generated[case.id], results[case.id])
    _use(
        corpus,
        [c for c in cases if results[c.id].outcome == "accepted"],
        generated,
        results,
        scratch,
    )
    again = [
        c for c in cases if "deterministic" in c.oracles and results[c.id].outcome == "accepted"
    ]
    seconds = _many(corpus, again, scratch / "b", elsewhere=True, number=_numbers(generated))
    for case, other in zip(again, seconds, strict=True):
        if other.code == 0:
            files = generated[case.id].world.files(), other.world.files()
            results[case.id].add("deterministic", oracles.same(*files))
        else:
            said = other.world.stderr.read_text(encoding="utf-8", errors="replace")
            results[case.id].add("deterministic", [f"rejected elsewhere: {said.strip()[:400]}"])
    return [results[case.id] for case in cases]


def _numbers(generated: dict[str, _Generated]) -> Callable[[Case], int]:
    return lambda case: generated[case.id].world.number


def _many(
    corpus: Corpus,
    cases: Sequence[Case],
    root: Path,
    elsewhere: bool = False,
    number: Callable[[Case], int] | None = None,
) -> list[_Generated]:
    """Generate `cases` in one process, by the command line's own function."""
    if not cases:
        return []
    worlds = [
        World.made(root / str(i), number(case) if number else i, case)
        for i, case in enumerate(cases)
    ]
    before = [world.around() for world in worlds]
    jobs = [
        {
            "arguments": w.arguments,
            "folder": str(w.cwd),
            "out": str(root / "out"),
            "err": str(w.stderr),
        }
        | {"log": str(w.log)}
        for w in worlds
    ]
    (root / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    surroundings = processes.ELSEWHERE if elsewhere else processes.HERE
    environment = processes.environment(corpus.modules, [root], root / "audit.txt", **surroundings)
    command = [str(processes.INSIDE / "generate_many.py"), str(root / "jobs.json")]
    ran = processes.run(command, root, environment, _PATIENCE + 5 * len(cases))
    done = [json.loads(line) for line in ran.stdout.splitlines()]
    made = [
        _Generated(world, line["code"], line["seconds"], None, seen)
        for world, line, seen in zip(worlds, done, before, strict=False)
    ]
    if len(made) == len(cases):
        return made
    # The process has died over a case: the rest goes on in another.
    dead = worlds[len(made)]
    dead.stderr.write_bytes(dead.stderr.read_bytes() + ran.stderr)
    made.append(_Generated(dead, ran.code, ran.seconds, None, before[len(made)]))
    rest = cases[len(made) :]
    numbers = {case.id: world.number for case, world in zip(cases, worlds, strict=True)}
    return made + _many(corpus, rest, root / "rest", elsewhere, lambda case: numbers[case.id])


def _one(corpus: Corpus, case: Case, root: Path, number: int) -> _Generated:
    """Generate `case` by ``python -m schemawright`` in a process of its own."""
    world = World.made(root / str(number), 500 + number, case)
    before = world.around()
    environment = processes.environment(corpus.modules, [world.root], world.log, **processes.HERE)
    limit = 4 * float(case.params.get("limit_s", _PATIENCE)) + 10
    ran = processes.run(["-m", "schemawright", *world.arguments], world.cwd, environment, limit)
    world.stderr.write_bytes(ran.stderr)
    return _Generated(world, ran.code, ran.seconds, ran.megabytes, before)


def _look(made: _Generated, result: Result) -> None:
    """The oracles that read files, and whether the outcome is one that is allowed."""
    case, world = result.case, made.world
    result.seconds = made.seconds
    result.outcome = "accepted" if made.code == 0 else "rejected"
    result.add("canary", oracles.canary(world.cwd, world.package.parent))
    result.add("confined", oracles.confined(made.before, world.around()))
    result.add("nonet", world.log.read_text(encoding="utf-8", errors="replace").splitlines())
    if made.code != 0:
        stderr = world.stderr.read_bytes()
        found = oracles.rejected(made.code, stderr, world.package, case.name, case.pointer)
        said = stderr.decode("utf-8", "replace")[:400].strip()
        result.add("reject", found if case.may_be_rejected else [])
        result.add("outcome", [] if case.may_be_rejected else [f"should be accepted: {said}"])
    else:
        files = world.files()
        result.add("outcome", [] if case.may_be_accepted else ["should be rejected"])
        result.add("ast", oracles.syntax(files))
        result.add("compile", oracles.text(files) + oracles.manifest_lists(files))
    if "time" in case.oracles:
        limit = _SLOW * max(case.params["limit_s"], 10 if "instance_gen" in case.params else 0)
        result.add(
            "time", [f"took {made.seconds:.1f} s of the processor"] if made.seconds > limit else []
        )
    if "mem" in case.oracles and made.megabytes is not None:
        limit = case.params["limit_mb"]
        result.add("mem", [f"used {made.megabytes:.0f} MB"] if made.megabytes > limit else [])


def _use(
    corpus: Corpus,
    cases: Sequence[Case],
    generated: dict[str, _Generated],
    results: dict[str, Result],
    scratch: Path,
) -> None:
    """Import and use the packages of `cases`, the oracles of which tell what to compare."""
    for group in ([c for c in cases if not c.alone], *([c] for c in cases if c.alone)):
        lines = _exercised(corpus, [(c, generated[c.id].world) for c in group], scratch)
        for case, line in zip(group, lines, strict=True):
            result, world = results[case.id], generated[case.id].world
            result.add("use", line.pop("use"))
            seconds, limit = line.pop("seconds"), _SLOW * case.params.get("limit_s", _PATIENCE)
            result.add("time", [f"answered in {seconds:.1f} s"] if seconds > limit else [])
            for oracle, wrong in line.items():
                if oracle in case.oracles or oracle == "verdicts":
                    result.add(oracle, wrong)
            result.add("canary", oracles.canary(world.cwd, world.package.parent))


def _exercised(
    corpus: Corpus, cases: list[tuple[Case, World]], scratch: Path
) -> list[dict[str, Any]]:
    if not cases:
        return []
    root = scratch / f"use-{cases[0][1].number}"
    root.mkdir()
    jobs = [_job(case, world) for case, world in cases]
    (root / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    environment = processes.environment(
        corpus.modules, [scratch], root / "audit.txt", **processes.HERE
    )
    command = ["-W", "error", str(processes.INSIDE / "exercise.py"), str(root / "jobs.json")]
    limit = 20 + 3 * sum(case.params.get("limit_s", 5) for case, _ in cases)
    ran = processes.run(command, root, environment, limit)
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    said = f"the process ended with {ran.code}: {ran.stderr.decode('utf-8', 'replace')[-500:]}"
    return lines + [{"use": [said], "seconds": 0.0} for _ in range(len(cases) - len(lines))]


def _job(case: Case, world: World) -> dict[str, Any]:
    compared = case.oracles & {"faithful", "distinct"}
    return {
        "package": str(world.package),
        "folder": str(world.cwd),
        "document": str(world.input / case.name) if compared else None,
        "instances": str(case.instances) if case.instances else None,
        "make": case.params.get("instance_gen"),
        "valid": case.params.get("valid"),
    }
