"""What editors show of a package: pyright's language server, asked as an editor asks it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.models.conftest import Make

_SERVER = Path(sys.executable).with_name("pyright-langserver")
CASES = yaml.safe_load((Path(__file__).parent / "editors.yaml").read_text(encoding="utf-8"))


class Editor:
    """One program in a folder, and the server that reads it. See the Language Server Protocol,
    version 3.17, "Base Protocol"."""

    def __init__(self, program: Path) -> None:
        command = [str(_SERVER), "--stdio"]
        self.process = subprocess.Popen(
            command, cwd=program.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.uri, self.lines = program.as_uri(), program.read_text(encoding="utf-8").splitlines()
        self._asked = 0
        formats = {"hover": {"contentFormat": ["markdown"]}}
        root = program.parent.as_uri()
        self.ask(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=[{"uri": root, "name": "editor"}],
            capabilities={"textDocument": formats, "workspace": {"configuration": True}},
        )
        self._send("initialized")
        item = {"uri": self.uri, "languageId": "python", "version": 1}
        self._send("textDocument/didOpen", textDocument=item | {"text": "\n".join(self.lines)})

    def ask_at(self, method: str, text: str, within: int) -> Any:
        """The answer for the character `within` the first place where the program says `text`."""
        line = next(number for number, it in enumerate(self.lines) if text in it)
        place = {"line": line, "character": self.lines[line].index(text) + within}
        return self.ask(f"textDocument/{method}", textDocument={"uri": self.uri}, position=place)

    def ask(self, method: str, **params: Any) -> Any:
        self._asked += 1
        self._send(method, id=self._asked, **params)
        while True:
            message = self._received()
            if "method" not in message and message.get("id") == self._asked:
                return message["result"]
            if "method" in message and "id" in message:
                self._reply(message)

    def _reply(self, message: Any) -> None:
        """Answer what the server asks: which interpreter there is."""
        python = {"pythonPath": sys.executable}
        items = message.get("params", {}).get("items", [])
        found = [python if item.get("section") == "python" else None for item in items]
        result = found if message["method"] == "workspace/configuration" else None
        self._write({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def _send(self, method: str, id: int | None = None, **params: Any) -> None:  # noqa: A002
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self._write(message if id is None else message | {"id": id})

    def _write(self, message: Any) -> None:
        assert self.process.stdin
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _received(self) -> Any:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has gone"
        return json.loads(self.process.stdout.read(length))


@pytest.fixture(scope="module")
def editor(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("editor")
    shutil.copytree(make({"shop.json": CASES["schema"]}).folder, folder / "package")
    (folder / "program.py").write_text(CASES["program"], encoding="utf-8")
    editor = Editor(folder / "program.py")
    yield editor
    editor.process.kill()
    editor.process.communicate()


@pytest.mark.skipif(not _SERVER.exists(), reason="pyright is not installed")
@pytest.mark.parametrize("text", CASES["hovers"])
def test_what_is_pointed_at(text: str, editor: Editor) -> None:
    answer = editor.ask_at("hover", text, len(text) - 1)
    lines = answer["contents"]["value"].replace("\\", "").splitlines()
    shown = [line for line in lines if line not in ("```python", "```", "---", "")]
    assert shown == CASES["hovers"][text].splitlines()


@pytest.mark.skipif(not _SERVER.exists(), reason="pyright is not installed")
def test_what_is_offered(editor: Editor) -> None:
    """In a call: the arguments that are not given yet. Of an instance: its fields."""
    for text, expected in CASES["offers"].items():
        answer = editor.ask_at("completion", text, len(text))
        offered = {item["label"] for item in answer["items"]}
        assert set(expected) <= offered, text
        assert not offered & set(CASES["never"]), text


@pytest.mark.skipif(not _SERVER.exists(), reason="pyright is not installed")
def test_the_signature_of_a_call(editor: Editor) -> None:
    for text, expected in CASES["signatures"].items():
        answer = editor.ask_at("signatureHelp", text, len(text))
        assert [it["label"] for it in answer["signatures"]] == [expected]
