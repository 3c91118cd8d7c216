"""What a document or the name of a file says does not drive the terminal."""

from __future__ import annotations

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
