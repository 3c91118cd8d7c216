"""The oracles see what they are there to see: each is shown something that is wrong."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.hostile import oracles, processes
from tests.hostile.corpus import own

FINE = b'"""Fine."""\n\nimport json\n\nTEXT = "__import__(\'pathlib\')"\n'


@pytest.mark.parametrize(
    "source",
    [
        "import canary_mod",
        "from pathlib import Path",
        "x = __import__('json')",
        "class A(canary_mod.Evil): ...",
        "def f(a=eval('1')): ...",
        "@exec\ndef f(): ...",
        "x.touch()",
        "import left_pad",
        "def f():\n    global x",
    ],
)
def test_syntax(source: str) -> None:
    assert oracles.syntax({"models.py": source.encode()})


def test_syntax_lets_strings_and_helpers_be() -> None:
    assert not oracles.syntax({"models.py": FINE, "_runtime/a.py": b"import os\nos.environ\n"})
    assert oracles.syntax({"_runtime/a.py": b"import subprocess\n"})


@pytest.mark.parametrize(
    "content",
    [
        "x = '\\d'\n",
        "x = 1 +\n",
        "x = '\u202e'\n",
        "x = 'a\rb'\n",
        "x = 'e\u0301'\n",
        "x = '\u2028'\n",
        "x   =   1\n",
    ],
)
def test_text(content: str) -> None:
    assert oracles.text({"models.py": content.encode()})


def test_text_of_a_fine_file() -> None:
    assert not oracles.text({"models.py": FINE})


def test_rejected(tmp_path: Path) -> None:
    package = tmp_path / "package"
    fine = b"input/a.json:1:2: error[SW0401]: no number (at /a)\n  = help: write one\n"
    assert not oracles.rejected(2, fine, package, "a.json", "/a")
    assert oracles.rejected(70, fine, package, "a.json", "/a")
    assert oracles.rejected(2, fine + b"\x1b[2J", package, "a.json", "/a")
    assert oracles.rejected(2, b"Traceback: a.json /a", package, "a.json", "/a")
    assert oracles.rejected(2, fine, package, "b.json", "/a")
    assert oracles.rejected(2, fine, package, "a.json", "/b")
    package.mkdir()
    assert oracles.rejected(2, fine, package, "a.json", "/a")


def test_canary_and_confined_and_same(tmp_path: Path) -> None:
    assert not oracles.canary(tmp_path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "CANARY_pwned").touch()
    assert oracles.canary(tmp_path)
    assert oracles.confined({"a": "1"}, {"a": "2"})
    assert oracles.confined({}, {"a": "2"})
    assert not oracles.confined({"a": "1"}, {"a": "1"})
    assert oracles.same({"a": b"1"}, {"a": b"2"})
    assert oracles.same({"a": b"1"}, {})


@pytest.mark.parametrize(
    ("attempt", "noted"),
    [
        ("import socket; socket.getaddrinfo('localhost', 9)", "socket.getaddrinfo"),
        ("open('/etc/hostname')", "open "),
        ("import os; os.system('true')", "os.system"),
        ("import json, tempfile; tempfile.TemporaryFile()", ""),
    ],
)
def test_the_audit_hook(attempt: str, noted: str, tmp_path: Path) -> None:
    log = tmp_path / "audit.txt"
    surroundings = processes.environment(own().modules, [tmp_path], log, **processes.HERE)
    processes.run(["-c", f"try:\n    {attempt}\nexcept OSError: pass"], tmp_path, surroundings, 30)
    said = log.read_text(encoding="utf-8")
    assert said.startswith(noted)
    assert bool(said) is bool(noted)


def test_the_canary_module_sings(tmp_path: Path) -> None:
    surroundings = processes.environment(own().modules, [tmp_path], tmp_path / "log")
    processes.run(["-c", "import canary_mod"], tmp_path, surroundings, 30)
    assert oracles.canary(tmp_path)


def test_limits(tmp_path: Path) -> None:
    surroundings = processes.environment(None, [tmp_path], tmp_path / "log")
    busy = processes.run(["-c", "x = 0\nfor i in range(10**6): x += i"], tmp_path, surroundings, 30)
    assert busy.code == 0
    assert busy.seconds > 0
    assert busy.megabytes > 1
    hung = processes.run(["-c", "import time; time.sleep(60)"], tmp_path, surroundings, 30, 0.5)
    assert hung.code == -signal.SIGKILL
    endless = processes.run(["-c", "while True: pass"], tmp_path, surroundings, 1)
    assert endless.code == -signal.SIGXCPU
    assert endless.seconds > 0.5
