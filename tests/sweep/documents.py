"""The real documents, each with what is known to be valid or invalid for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import Instance
from benchmarks.fetch import schemas
from benchmarks.real import real_instances

DRAFT_7 = "http://json-schema.org/draft-07/schema#"
STORE, AWS = "SchemaStore", "AWS"
#: drone-ci refers to this document, which its publisher has and the wheel lacks. What a user does
#: then is done here: it is put beside it, under the name by which it is referred to.
BESIDE = Path(__file__).with_name("kubernetes-definitions.json")
_BESIDE_URI = "https://json.schemastore.org/kubernetes-definitions.json"


@dataclass(frozen=True, slots=True)
class Document:
    """A schema document. `dialect` is what it is read as if nobody knows its ``$schema``;
    `resources` are the documents beside it, by URI."""

    name: str
    group: str
    path: Path
    schema: Any
    dialect: str | None = None
    resources: Mapping[str, Any] = field(default_factory=dict)
    instances: tuple[Instance, ...] = ()

    @property
    def plain(self) -> Any:
        """The schema for peers, which have no option for the dialect."""
        return self.schema if self.dialect is None else self.schema | {"$schema": DRAFT_7}


def documents() -> Iterator[Document]:
    """All of them, SchemaStore's first. `benchmarks.fetch.Unavailable` if they cannot be had."""
    root = schemas()
    known = dict(real_instances())
    for path in sorted((root / "check_jsonschema/builtin_schemas").rglob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        beside = {_BESIDE_URI: json.loads(BESIDE.read_text(encoding="utf-8"))}
        needed = beside if BESIDE.name in json.dumps(schema) else {}
        found = known.get(path.relative_to(root).as_posix(), ())
        yield Document(path.stem, STORE, path, schema, None, needed, found)
    for path in sorted((root / "cfnlint/data/schemas/resources").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        # They name a metaschema that is nowhere to be had and extends draft 7.
        name = str(schema.get("typeName", path.stem)).removeprefix("AWS::")
        yield Document(name, AWS, path, schema, "draft7")
