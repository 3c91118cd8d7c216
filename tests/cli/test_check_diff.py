"""``schemawright check --diff``: the lines that generation would change, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from schemawright.cli import main

Output = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> Path:
    """A project with one package, up to date, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    document(tmp_path, "item", {"id": {"type": "string"}})
    document(tmp_path, "old", {})
    assert main(["generate"]) == 0
    capsys.readouterr()
    return tmp_path


def document(project: Path, name: str, properties: object) -> None:
    path = project / "schemas" / "shop" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "object", "properties": properties}))


def test_of_what_is_current(project: Path, capsys: Output) -> None:
    assert main(["check", "--diff"]) == 0
    assert capsys.readouterr().out == "generated/shop: 2 schemas, 0 operations, up to date\n"


def test_the_lines_and_the_documents(project: Path, capsys: Output) -> None:
    document(project, "item", {"id": {"type": "integer"}})
    document(project, "new", {})
    (project / "schemas/shop/old.json").unlink()
    assert main(["check", "--diff"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("document ")] == [
        "document item.json: changed",
        "document new.json: new",
        "document old.json: gone",
    ]
    begin = lines.index("--- a/shop/models.py")
    assert lines[begin + 1] == "+++ b/shop/models.py"
    assert "-    id: str | None = None" in lines[begin:]
    assert "+    id: int | None = None" in lines[begin:]
    assert not any(line.startswith(("--- ", "+++ ")) and "old" in line for line in lines)
    assert lines[-1].endswith("; run schemawright generate")


def test_what_was_edited_cannot_drive_the_terminal(project: Path, capsys: Output) -> None:
    models = project / "generated/shop/models.py"
    models.write_text(models.read_text() + "x = '\x1b[2J'\n")
    assert main(["check", "--diff"]) == 1
    said = capsys.readouterr().out
    assert "-x = '\\x1b[2J'" in said
    assert "\x1b" not in said


def test_nothing_is_read_through_a_link(project: Path, capsys: Output) -> None:
    secret = project / "secret"
    secret.write_text("do not show\n")
    models = project / "generated/shop/models.py"
    models.unlink()
    models.symlink_to(secret)
    assert main(["check", "--diff"]) == 1
    assert "do not show" not in capsys.readouterr().out


def test_without_the_option_only_the_files(project: Path, capsys: Output) -> None:
    document(project, "item", {"id": {"type": "integer"}})
    assert main(["check"]) == 1
    assert "@@" not in capsys.readouterr().out
