"""A document that is named alone: which files of its folder come with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from schemawright import config, pipeline
from schemawright.diagnostics import Problems
from schemawright.read import read


def write(folder: Path, **documents: Any) -> None:
    """Documents by their paths, in which ``__`` stands for a slash."""
    for name, document in documents.items():
        file = folder / f"{name.replace('__', '/')}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(document), encoding="utf-8")


def read_from(file: Path) -> list[str]:
    problems = Problems()
    paths = [source.path for source in read(file, problems)]
    assert not problems.errors
    return paths


CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "what it refers to, and what that does": (
        {"main": {"$ref": "part.json#/a"}, "part": {"$ref": "deep/er.json"}, "deep__er": {}},
        ["deep/er.json", "main.json", "part.json"],
    ),
    "and nothing else": ({"main": {"$ref": "#/a"}, "part": {}}, ["main.json"]),
    "from where the reference stands": (
        {"main": {"$ref": "a/b.json"}, "a__b": {"$ref": "../c.json"}, "c": {}, "a__c": {}},
        ["a/b.json", "c.json", "main.json"],
    ),
    "by the name alone": (
        {"main": {"$ref": "elsewhere/part.json"}, "part": {}},
        ["main.json", "part.json"],
    ),
    "by its own URI": (
        {"main": {"$ref": "https://x.test/part.json"}, "part": {"$id": "https://x.test/part.json"}},
        ["main.json", "part.json"],
    ),
    "by its own URI, in a folder": (
        {
            "main": {"$ref": "https://x.test/v1/defs/part.json"},
            "defs__part": {"$id": "https://x.test/v1/defs/part.json"},
            "part": {"$id": "https://x.test/part.json"},
        },
        ["defs/part.json", "main.json"],
    ),
    "by a path that begins elsewhere": (
        {"main": {"$ref": "/schemas/defs/part.json"}, "defs__part": {}, "part": {}},
        ["defs/part.json", "main.json"],
    ),
    "not by another URI": (
        {"main": {"$ref": "https://x.test/part.json"}, "part": {"$id": "https://y.test/part.json"}},
        ["main.json"],
    ),
    "an escaped name": ({"main": {"$ref": "a%20b.json"}, "a b": {}}, ["a b.json", "main.json"]),
    "its own metaschema": (
        {"main": {"$schema": "meta.json"}, "meta": {}},
        ["main.json", "meta.json"],
    ),
    "a mapping of a discriminator": (
        {"main": {"discriminator": {"mapping": {"cat": "cat.json"}}}, "cat": {}},
        ["cat.json", "main.json"],
    ),
    "in a circle": (
        {"main": {"$ref": "part.json"}, "part": {"$ref": "main.json"}},
        ["main.json", "part.json"],
    ),
    "never what is outside": ({"main": {"$ref": "../other.json"}, "../other": {}}, ["main.json"]),
    "never what is hidden": ({"main": {"$ref": ".git/a.json"}, ".git__a": {}}, ["main.json"]),
}


@pytest.mark.parametrize("case", CASES)
def test_which_files_come_with_a_document(case: str, tmp_path: Path) -> None:
    documents, paths = CASES[case]
    write(tmp_path / "home", **documents)
    assert read_from(tmp_path / "home" / "main.json") == paths


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    write(tmp_path, home__main={"$ref": "part.json"}, secret={})
    (tmp_path / "home" / "part.json").symlink_to("../secret.json")
    problems = Problems()
    assert [s.path for s in read(tmp_path / "home" / "main.json", problems)] == ["main.json"]
    assert [each.code for each in problems.reported] == ["SW0103"]


def test_a_run_notices_a_change_of_what_comes_with_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    root = tmp_path / "project"
    write(root, schemas__main={"$ref": "part.json"}, schemas__part={"type": "string"})
    settings = '[tool.schemawright.packages.shop]\nsource = "schemas/main.json"\n'
    (root / "pyproject.toml").write_text(settings, encoding="utf-8")

    def generate() -> int:
        (job,) = config.jobs(root, (), Problems())
        return pipeline.generate(job, Problems()).touched

    assert generate() > 0
    assert generate() == 0
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1
    write(root, schemas__part={"type": "integer"})
    assert generate() > 0
