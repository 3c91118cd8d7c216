"""The packages that are judged: everything that the tests have documents of."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemawright.config import Job, Options

from tests.conftest import REPOSITORY
from tests.real import corpora as real
from tests.real.fetch import github

GOLDEN = REPOSITORY / "tests" / "golden"


@dataclass(frozen=True)
class Package:
    """A package to judge: its `source`, a folder or a document, or else its documents by path."""

    group: str
    name: str
    source: Path | None = None
    documents: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    def job(self, scratch: Path, **options: Any) -> Job:
        """What makes it, with its documents written to the folder `scratch`."""
        source = self.source
        if source is None:
            source = scratch / "documents"
            for path, document in self.documents.items():
                file = source / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(json.dumps(document), encoding="utf-8")
        module = "".join(c if c.isalnum() else "_" for c in self.name)
        return Job(self.name, source, scratch / module, Options(**{**self.options, **options}))


def _seed() -> Iterator[Package]:
    yield Package("FullStory", "fullstory", REPOSITORY / "schemas" / "fullstory")
    catalogue = REPOSITORY / ".." / "shared" / "fullstory" / "documents"
    if catalogue.is_dir():
        yield Package("FullStory", "catalogue", catalogue)


def _golden() -> Iterator[Package]:
    for folder in sorted(file.parent for file in GOLDEN.glob("*/use.py")):
        file = folder / "case.toml"
        case = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        source = (folder / case.get("input", "input")).resolve()
        yield Package("golden", folder.name, source, options=case.get("options", {}))


def _real(group: str) -> Callable[[], Iterator[Package]]:
    def packages() -> Iterator[Package]:
        for each in real.corpora(group):
            options = {"dialect": each.dialect}
            yield Package(group, each.name, documents=each.documents, options=options)

    return packages


def _github() -> Iterator[Package]:
    yield Package("GitHub", "github", github())


#: In order of size, nearly. Each raises `benchmarks.fetch.Unavailable` for what cannot be had.
GROUPS: Mapping[str, Callable[[], Iterator[Package]]] = {
    "FullStory": _seed,
    "golden": _golden,
    "metaschemas": _real("metaschemas"),
    "SchemaStore": _real("SchemaStore"),
    "AsyncAPI": _real("AsyncAPI"),
    "Kubernetes": _real("Kubernetes"),
    "AWS": _real("AWS"),
    "GitHub": _github,
}


def clear(folder: Path) -> None:
    """Remove what a package left in its scratch folder."""
    shutil.rmtree(folder, ignore_errors=True)
