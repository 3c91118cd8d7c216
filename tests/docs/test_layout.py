"""The templates of docs/your-own-layout.md, used as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from schemawright import cli
from schemawright.files import File

from tests.conftest import REPOSITORY
from tests.style.judge import by_ruff

PAGE = (REPOSITORY / "docs" / "your-own-layout.md").read_text(encoding="utf-8")
OPENAPI = REPOSITORY / "tests" / "golden" / "openapi" / "input"


def test_a_project_lays_out_its_client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (configuration,) = blocks("toml")
    method, module = blocks("jinja")
    files = {
        "pyproject.toml": configuration,
        "codegen/client/method.py.jinja": method,
        "codegen/client/client.py.jinja": module,
    }
    for source in OPENAPI.iterdir():
        files[f"schemas/books/{source.name}"] = source.read_text(encoding="utf-8")
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["generate"]) == 0
    client = (tmp_path / "generated" / "books" / "client.py").read_text(encoding="utf-8")
    (shown,) = blocks("python")
    assert shown in client
    assert "\nLOG = logging.getLogger(__name__)\n" in client
    assert by_ruff([File("client.py", client)]) == []


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
