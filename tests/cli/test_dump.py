"""``generate --dump-ir``: the checks are printed, and nothing is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from schemawright.cli import main
from schemawright.passes import PASSES, STAGES

Output = pytest.CaptureFixture[str]
SCHEMA = {
    "allOf": [{"type": "object"}],
    "required": ["id"],
    "properties": {"id": {"type": "string"}},
}

LOWERED = """\
# shop, before any pass
item:
  All
    When type="object"
      Required names=["id"]
    When type="object"
      All
        PropertyAt name="id"
          OneOfTypes types=["string"]
    FunctionCall function="item_all_of_0" tokens=["allOf", 0]
item_all_of_0:
  OneOfTypes types=["object"]
"""
OPTIMISED = """\
# shop, after chains
item:
  All
    OneOfTypes types=["object"]
    PropertyAt name="id" required=true fails_null=true
      OneOfTypes types=["string"]
item_all_of_0:
  OneOfTypes types=["object"]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one package, which is the working folder."""
    folder = tmp_path / "schemas" / "shop"
    folder.mkdir(parents=True)
    (folder / "item.json").write_text(json.dumps(SCHEMA))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("option", "printed"),
    [("--dump-ir=lowered", LOWERED), ("--dump-ir", OPTIMISED), ("--dump-ir=chains", OPTIMISED)],
)
def test_prints_the_checks(project: Path, capsys: Output, option: str, printed: str) -> None:
    assert main(["generate", option]) == 0
    assert capsys.readouterr() == (printed, "")
    assert os.listdir(project) == ["schemas"]


def test_every_pass_can_be_named(project: Path, capsys: Output) -> None:
    for stage in STAGES:
        assert main(["generate", "shop", f"--dump-ir={stage}"]) == 0
    assert len(STAGES) == len(set(PASSES)) + 1


def test_an_unknown_pass(project: Path, capsys: Output) -> None:
    assert main(["generate", "--dump-ir", "shop"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(
        "error[SW0900]: there is no pass 'shop'\n  = help: one of lowered,"
    )


def test_documents_that_are_wrong(project: Path, capsys: Output) -> None:
    (project / "schemas" / "shop" / "item.json").write_text('{"type": "strin"}')
    assert main(["generate", "--dump-ir"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "error[SW0402]" in captured.err
