"""What a document or the name of a file says does not drive the terminal."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from schemawright.cli import main

_EVIL = "\x1b[2J\x9b1m\u202e\x07"


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "TEXT"}',
        '{"$ref": "TEXT"}',
        '{"TEXT": 1, "type": 3}',
        '{"properties": {"TEXT": {"pattern": "(TEXT"}}}',
        "TEXT",
    ],
)
def test_no_control_character_gets_through(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "schemas" / "shop"
    folder.mkdir(parents=True)
    escaped = text.replace("TEXT", r"\u001b[2J\u202e")
    (folder / f"a{_EVIL}.json").write_text(escaped, encoding="utf-8")
    (folder / "b.yaml").write_text(text.replace("TEXT", _EVIL[-1]), encoding="utf-8")
    assert main(["generate"]) == 2
    said = "".join(capsys.readouterr())
    assert "error[SW" in said
    assert not {character for character in said if not character.isprintable()} - {"\n"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that is made, and committed, of documents whose texts are evil."""
    monkeypatch.chdir(tmp_path)
    _write(tmp_path, {"type": "string"})
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")
    for arguments in (("init",), ("add", "."), ("commit", "-m", "one")):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    assert main(["generate"]) == 0
    return tmp_path


def _write(project: Path, member: object) -> None:
    path = project / "schemas" / "shop" / f"a{_EVIL}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = {"title": f"t{_EVIL}", "description": _EVIL}
    document = {**texts, "properties": {f"p{_EVIL}": member, "e": {"enum": [_EVIL, "b"]}}}
    path.write_text(json.dumps(document), encoding="utf-8")


@pytest.mark.program
@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "--diff"], ["check", "--json"], ["diff"], ["generate", "--force"]]
    + [["diff", "--format", form] for form in ("markdown", "github", "json", "sarif", "junit")],
    ids=" ".join,
)
def test_no_result_drives_the_terminal(
    arguments: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    _write(project, {"type": "integer", "enum": [1]})
    (project / "generated" / "shop" / f"x{_EVIL}.py").write_text(f"# {_EVIL}\n")
    main(arguments)
    said = "".join(capsys.readouterr())
    assert said
    assert not {character for character in said if not character.isprintable()} - {"\n"}
