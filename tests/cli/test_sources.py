"""Several sources for one package: what their documents are called, and what may lie outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from schemawright import config, generate, pipeline
from schemawright.config.source_paths import named_sources
from schemawright.diagnostics import Problems, Rejected

MONEY = {"title": "Money", "type": "object", "properties": {"amount": {"type": "number"}}}


def write(file: Path, document: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(document), encoding="utf-8")


def settle(root: Path, source: str) -> config.Job:
    text = f"[tool.schemawright.packages.shop]\nsource = {source}\n"
    root.mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    jobs = config.jobs(root, (), problems)
    problems.stop_on_errors()
    return jobs[0]


def sources_of(package: Path) -> list[str]:
    return sorted(json.loads((package / "manifest.json").read_text(encoding="utf-8"))["sources"])


@pytest.mark.parametrize(
    ("paths", "prefixes"),
    [
        (["schemas/shop"], [""]),
        (["schemas/shop", "schemas/common"], ["shop/", "common/"]),
        (["schemas", "schemas/common"], ["", "common/"]),
        (["schemas/shop", "../common"], ["(project)/schemas/shop/", "common/"]),
        (["schemas", "../../common"], ["(above)/(project)/schemas/", "common/"]),
        (["../one", "../two"], ["one/", "two/"]),
    ],
)
def test_paths_are_those_of_the_disk(paths: list[str], prefixes: list[str], tmp_path: Path) -> None:
    root = tmp_path / "some" / "checkout"
    for path in paths:
        (root / path).mkdir(parents=True, exist_ok=True)
    found = named_sources([root / path for path in paths], root)
    assert [source.prefix for source in found] == prefixes


def test_a_folder_beside_the_project(tmp_path: Path) -> None:
    reference = {"$ref": "../../../common/money.json"}
    write(tmp_path / "project/schemas/shop/order.json", {"properties": {"price": reference}})
    write(tmp_path / "common/money.json", MONEY)
    write(tmp_path / "secret.json", {"title": "Secret"})
    job = settle(tmp_path / "project", '["schemas/shop", "../common"]')
    problems = Problems()
    assert pipeline.generate(job, problems).touched > 0
    assert pipeline.check(job, Problems()).is_current
    names = ["(project)/schemas/shop/order.json", "common/money.json"]
    assert sources_of(tmp_path / "project/generated/shop") == names
    (tmp_path / "project").rename(tmp_path / "renamed")
    (again,) = config.jobs(tmp_path / "renamed", (), Problems())
    assert pipeline.check(again, Problems()).is_current


def test_a_reference_stays_inside_what_is_named(tmp_path: Path) -> None:
    reference = {"$ref": "../../../secret.json"}
    write(tmp_path / "project/schemas/shop/order.json", {"properties": {"price": reference}})
    write(tmp_path / "common/money.json", MONEY)
    write(tmp_path / "secret.json", {"title": "Secret"})
    job = settle(tmp_path / "project", '["schemas/shop", "../common"]')
    with pytest.raises(Rejected) as rejected:
        pipeline.generate(job, Problems())
    assert [problem.code for problem in rejected.value.problems] == ["SW0302"]


def test_files_of_several_folders(tmp_path: Path) -> None:
    write(tmp_path / "a/order.json", {"$ref": "part.json"})
    write(tmp_path / "a/part.json", {"$ref": "../b/money.json"})
    write(tmp_path / "a/other.json", {"title": "Other"})
    write(tmp_path / "b/money.json", MONEY)
    generate([tmp_path / "a/order.json", tmp_path / "b"], tmp_path / "out" / "shop")
    assert sources_of(tmp_path / "out/shop") == ["a/order.json", "a/part.json", "b/money.json"]


@pytest.mark.parametrize("source", ['[""]', "[]", "[5]", '["nowhere"]', '[".."]'])
def test_what_is_no_source(source: str, tmp_path: Path) -> None:
    with pytest.raises(Rejected) as rejected:
        settle(tmp_path / "project", source)
    assert rejected.value.problems[0].code in ("SW0902", "SW0903")
