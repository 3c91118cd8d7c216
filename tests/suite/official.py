"""The official suite as data: files of groups of tests, and the documents they refer to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Drafts by the names of `schemawright.dialects`; the suite's folders have the same names.
DRAFTS = ("draft4", "draft6", "draft7", "draft2019-09", "draft2020-12")
#: In these a schema of the suite says its dialect itself.
DECLARING = ("draft2019-09", "draft2020-12")
_REMOTE = "http://localhost:1234/"


@dataclass(frozen=True, slots=True)
class Test:
    description: str
    data: Any
    valid: bool


@dataclass(frozen=True, slots=True)
class Group:
    description: str
    schema: Any
    tests: tuple[Test, ...]

    @property
    def needs_remotes(self) -> bool:
        return _REMOTE in json.dumps(self.schema)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the suite; `name` is its path in the draft's folder, without the ending:
    ``ref``, ``optional/bignum``, ``optional/format/date``."""

    draft: str
    name: str
    path: Path

    @property
    def required(self) -> bool:
        return not self.name.startswith("optional/")

    @property
    def formats(self) -> str:
        """Only the optional tests of formats ask for more than annotations."""
        return "assert" if self.name.startswith("optional/format/") else "annotate"

    @property
    def dialect(self) -> str | None:
        """The dialect that a schema has which says none."""
        return None if self.draft in DECLARING else self.draft

    def groups(self) -> Iterator[Group]:
        for group in json.loads(self.path.read_text(encoding="utf-8")):
            tests = (Test(t["description"], t["data"], t["valid"]) for t in group["tests"])
            yield Group(group["description"], group["schema"], tuple(tests))

    def __str__(self) -> str:
        return f"{self.draft}/{self.name}"


def files(suite: Path) -> tuple[File, ...]:
    """All files of the five drafts, required ones first, in the order of their names."""
    found = []
    for draft in DRAFTS:
        folder = suite / "tests" / draft
        for path in folder.rglob("*.json"):
            name = path.relative_to(folder).with_suffix("").as_posix()
            found.append(File(draft, name, path))
    return tuple(sorted(found, key=lambda f: (DRAFTS.index(f.draft), not f.required, f.name)))


def remotes(suite: Path, draft: str) -> Mapping[str, Any]:
    """The documents that schemas of `draft` may refer to, by URI: its own, those for all, and
    those of other drafts that say their dialect."""
    found = {}
    for path in sorted((suite / "remotes").rglob("*.json")):
        name = path.relative_to(suite / "remotes")
        document = json.loads(path.read_text(encoding="utf-8"))
        other = len(name.parts) > 1 and name.parts[0].startswith("draft") and name.parts[0] != draft
        if not other or (name.parts[0] in DRAFTS and "$schema" in document):
            found[_REMOTE + name.as_posix()] = document
    return found
