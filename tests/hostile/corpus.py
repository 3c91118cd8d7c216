"""A corpus of hostile documents, as data."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

ACCEPTED = "accepted-and-inert"
REJECTED = "rejected-with-clear-error"
BOUNDED = "bounded-either-way"
EXACT = "accepted-with-exact-verdicts"
#: Oracles about limits: such a case has a process of its own.
LIMITS = frozenset({"time", "mem", "nocrash"})


@dataclass(frozen=True, slots=True)
class Case:
    """One attack. `name` is what its document is called in the input folder; `instances` the
    path of a file with instances and their verdicts; `params` are limits and set-up."""

    id: str
    document: Path
    name: str
    expected: str
    allowed: frozenset[str]
    oracles: frozenset[str]
    pointer: str | None = None
    instances: Path | None = None
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def may_be_rejected(self) -> bool:
        return bool({self.expected, *self.allowed} & {REJECTED, BOUNDED})

    @property
    def may_be_accepted(self) -> bool:
        return bool({self.expected, *self.allowed} & {ACCEPTED, BOUNDED, EXACT})

    @property
    def alone(self) -> bool:
        return bool(self.oracles & LIMITS)


@dataclass(frozen=True, slots=True)
class Corpus:
    """`modules` is a folder with a module that nothing may import, if the corpus has one."""

    cases: tuple[Case, ...]
    modules: Path | None


def own() -> Corpus:
    """The corpus of this repository."""
    return load(HERE / "cases")


def shared() -> Corpus | None:
    """The larger corpus, if it is at hand."""
    places = [Path(os.environ.get("SCHEMAWRIGHT_SHARED", "")), REPOSITORY.parent / "shared"]
    for place in places:
        if place.is_absolute() and (place / "hostile" / "corpus.json").is_file():
            return load(place / "hostile")
    return None


def load(folder: Path) -> Corpus:
    listed = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
    cases = [copy for entry in listed["cases"] for copy in _copies(_case(folder, entry))]
    stated = listed.get("canary_module")
    return Corpus(tuple(cases), (folder / stated).parent if stated else None)


def _case(folder: Path, entry: dict[str, Any]) -> Case:
    document = folder / entry["path"]
    instances = entry.get("instances")
    return Case(
        id=entry["id"],
        document=document,
        name=document.name,
        expected=entry["expected"],
        allowed=frozenset(entry.get("also_allowed", ())),
        oracles=frozenset(entry["oracle"]),
        pointer=entry.get("pointer"),
        instances=folder / instances if instances else None,
        params=entry.get("params", {}),
    )


def _copies(case: Case) -> list[Case]:
    """A case about the name of the file is one case for each name."""
    names = case.params.get("copy_as")
    if not names:
        return [case]
    return [replace(case, id=f"{case.id}[{i}]", name=name) for i, name in enumerate(names)]
