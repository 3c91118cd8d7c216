"""The real schemas: SchemaStore's, with the instances of its own tests, and those of AWS."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from schemawright.diagnostics import Problems
from schemawright.read import read
from schemawright.values import Json

from benchmarks.cases import Case, Instance
from benchmarks.fetch import REPOSITORY, schemas
from benchmarks.instances import instances
from benchmarks.peers import PLAIN, RUST

#: AWS schemas taken: of all of them by size, every so many'th, from the largest on.
_EVERY = 95
_DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def shared() -> Path | None:
    """The folder with the real instances: beside the project, or what SCHEMAWRIGHT_SHARED says."""
    folder = Path(os.environ.get("SCHEMAWRIGHT_SHARED", REPOSITORY.parent / "shared")) / "bench"
    return folder if (folder / "index.json").is_file() else None


def schema_store(wanted: int, asked: Callable[[str], bool]) -> Iterator[Case]:
    """The documents of check-jsonschema whose name is `asked` for. `wanted` instances of each
    verdict are drawn for a document that has none of its own."""
    root = schemas()
    known = dict(real_instances())
    for file in sorted((root / "check_jsonschema/builtin_schemas").rglob("*.json")):
        if not asked(file.stem):
            continue
        schema = without_missing_files(json.loads(file.read_text(encoding="utf-8")))
        found = known.get(file.relative_to(root).as_posix())
        yield Case(file.stem, "SchemaStore", schema, found or _drawn(schema, wanted))


def aws(wanted: int, asked: Callable[[str], bool]) -> Iterator[Case]:
    """Some schemas of AWS resources, of all sizes. They name a metaschema that is nowhere to be
    had, so they are taken for draft 7, which it extends."""
    folder = schemas() / "cfnlint/data/schemas/resources"
    files = sorted(folder.glob("*.json"), key=lambda file: (-file.stat().st_size, file.name))
    for file in files[::_EVERY]:
        schema = json.loads(file.read_text(encoding="utf-8")) | {"$schema": _DRAFT_7}
        name = schema.get("typeName", file.stem).removeprefix("AWS::")
        if not asked(name):
            continue
        schema = without_missing_files(schema)
        yield Case(name, "AWS", schema, _drawn(schema, wanted))


def without_missing_files(schema: Any) -> Any:
    """`schema` with `true` in place of references to files that are not in the wheel."""
    if isinstance(schema, list):
        return [without_missing_files(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    target = schema.get("$ref")
    if isinstance(target, str) and not target.startswith("#"):
        return {}
    return {key: without_missing_files(value) for key, value in schema.items()}


def real_instances() -> Iterator[tuple[str, tuple[Instance, ...]]]:
    """The path of each schema that has some, below `schemas`, and what is there for it."""
    folder = shared()
    if folder is None:
        return
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        found = [
            Instance(f"{word}/{Path(path).name}", _value(folder / path), word == "valid")
            for word in ("valid", "invalid")
            for path in entry[word]
        ]
        yield entry["schema"], tuple(found)


def _value(file: Path) -> Json:
    """The document in `file`, as YAML 1.2 has it: ``on`` is a string."""
    problems = Problems()
    sources = read(file, problems)
    problems.stop_on_errors()
    return sources[0].document


def _drawn(schema: Json, wanted: int) -> tuple[Instance, ...]:
    for judge in (RUST, PLAIN):
        try:
            return instances(schema, judge.compile(schema), wanted)
        except Exception:  # noqa: BLE001, S112 -- the table says who cannot, and why
            continue
    return ()
