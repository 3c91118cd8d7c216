"""The real schemas, as folders of documents of which each becomes a package."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_specifications
import yaml

from benchmarks.fetch import schemas
from benchmarks.real import real_instances, without_missing_files
from tests.real.fetch import asyncapi, wheels

#: AWS schemas taken: of all of them by name, every so many'th.
_EVERY = 6


@dataclass(frozen=True)
class Corpus:
    """The documents of one package by file name. `definitions` are what they refer to by
    ``#/$defs/…`` in another document; a `dialect` is for documents that state an unknown one;
    `seeds` are documents for the first of them, many of them valid."""

    group: str
    name: str
    documents: Mapping[str, Any]
    dialect: str = "stated"
    definitions: Mapping[str, Any] | None = None
    seeds: Sequence[Any] = ()


def corpora(group: str) -> Iterator[Corpus]:
    """The packages of a group of `GROUPS`. Raises `Unavailable` for what cannot be had."""
    yield from GROUPS[group]()


def _schema_store() -> Iterator[Corpus]:
    root = schemas()
    known = dict(real_instances())
    for file in sorted((root / "check_jsonschema/builtin_schemas").rglob("*.json")):
        name = file.stem.replace(".", "-")
        documents = {file.name: without_missing_files(_read(file))}
        real = known.get(file.relative_to(root).as_posix(), ())
        seeds = [*(each.value for each in real), *_seeds().get(name, ())]
        yield Corpus("SchemaStore", name, documents, seeds=seeds)


def _metaschemas() -> Iterator[Corpus]:
    root = wheels() / "openapi_spec_validator/resources/schemas"
    for file in sorted(root.rglob("*.json")):
        name = f"openapi-{file.parent.name}"
        yield Corpus("metaschemas", name, {f"{name}.json": _read(file)}, seeds=_seeds()[name])
    folder = Path(jsonschema_specifications.__file__).parent / "schemas"
    for draft in ("draft4", "draft6", "draft7", "draft201909", "draft202012"):
        documents = {
            f"{file.stem}.json": _read(file)
            for file in sorted((folder / draft).rglob("*"))
            if file.is_file() and not file.name.startswith(".")
        }
        yield Corpus("metaschemas", draft, documents)


def _asyncapi() -> Iterator[Corpus]:
    for version in ("2.0.0", "2.6.0", "3.0.0", "3.1.0"):
        name, document = f"asyncapi-{version}", _read(asyncapi() / f"{version}.json")
        yield Corpus("AsyncAPI", name, {f"{name}.json": document}, seeds=_seeds()[name])


def _kubernetes() -> Iterator[Corpus]:
    folder = wheels() / "kubernetes_validate/kubernetes-json-schema/v1.37.0-local"
    documents = {file.name: _read(file) for file in sorted(folder.glob("*.json"))}
    # A list of all definitions, which is a schema of nothing.
    documents.pop("all.json")
    definitions = documents["_definitions.json"]["$defs"]
    yield Corpus("Kubernetes", "kubernetes", documents, "draft7", definitions)


def _aws() -> Iterator[Corpus]:
    """They name a metaschema that is nowhere to be had, and extend draft 7."""
    files = sorted((schemas() / "cfnlint/data/schemas/resources").glob("*.json"))
    chosen = [without_missing_files(_read(file)) for file in files[::_EVERY]]
    # ``AWS::S3::Bucket``: their files are called after a hash of the content.
    documents = {f"{each['typeName'].replace('::', '-').lower()}.json": each for each in chosen}
    yield Corpus("AWS", "aws", documents, "draft7")


@cache
def _seeds() -> Mapping[str, Sequence[Any]]:
    """What ``seeds.yaml`` has for each package."""
    file = Path(__file__).with_name("seeds.yaml")
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {name: [entry["document"]] for entry in entries for name in entry["packages"]}


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


GROUPS: Mapping[str, Callable[[], Iterator[Corpus]]] = {
    "SchemaStore": _schema_store,
    "metaschemas": _metaschemas,
    "AsyncAPI": _asyncapi,
    "Kubernetes": _kubernetes,
    "AWS": _aws,
}
