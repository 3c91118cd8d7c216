"""What takes bytes from others: each target is a function that may raise nothing but what its
room says it raises."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from schemawright import regex
from schemawright.config import Job, jobs
from schemawright.config.options import Options
from schemawright.diagnostics import Problems, Rejected
from schemawright.manifest import looks_like_ours, parse_manifest
from schemawright.overlay import overlay
from schemawright.overlay.budget import Budget, Unusable
from schemawright.overlay.jsonpath import compile_query
from schemawright.passes import optimise
from schemawright.pipeline import build, understand
from schemawright.publish.notes import read_note
from schemawright.read import read
from schemawright.regex import iregexp

ROOT = Path(__file__).resolve().parents[2]
#: Where a run keeps its files.
ROOM = Path(tempfile.gettempdir()) / f"schemawright-fuzz-{os.getuid()}"
#: Larger inputs find no more, and slow every run down.
MAX_BYTES = 4096


def _room(name: str) -> Path:
    folder = ROOM / f"{name}-{os.getpid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _document(content: bytes, suffix: str) -> Path:
    path = _room("documents") / f"document{suffix}"
    path.write_bytes(content)
    return path


def read_json(content: bytes) -> None:
    _read(content, ".json")


def read_yaml(content: bytes) -> None:
    _read(content, ".yaml")


def _read(content: bytes, suffix: str) -> None:
    problems = Problems()
    for source in read(_document(content, suffix), problems):
        source.place(("a", 0))
    str([str(each) for each in problems.reported])


def understand_document(content: bytes) -> None:
    """A schema or an OpenAPI document, through every stage that thinks."""
    _, _, program = understand(_job(content), Problems())
    optimise(program)


def build_package(content: bytes) -> None:
    """The same, and the text of the package, which has to be Python."""
    for file in build(_job(content), Problems()).files:
        if file.path.endswith(".py"):
            compile(file.text, file.path, "exec")


def _job(content: bytes) -> Job:
    path = _document(content, ".yaml")
    return Job("package", path, path.with_name("package"), Options())


_TO_CHANGE = {
    "openapi": "3.1.0",
    "info": {"title": "A", "version": "1"},
    "paths": {"/a": {"get": {"tags": ["a", "b"], "responses": {"200": {"description": "é"}}}}},
    "x-b": [1, 2.5, None, True, "text", {"a": {"a": [[]]}}],
}


def apply_overlay(content: bytes) -> None:
    """An overlay beside a document that it may change."""
    problems = Problems()
    sources = (*read(_document(content, ".yaml"), problems), *_documents_to_change())
    problems.stop_on_errors()
    overlay(sources, problems)


@cache
def _documents_to_change() -> tuple[Any, ...]:
    path = _room("changed") / "api.json"
    path.write_text(json.dumps(_TO_CHANGE), encoding="utf-8")
    return read(path, Problems())


def query(content: bytes) -> None:
    """A JSONPath of an overlay."""
    try:
        compile_query(content.decode("utf-8", "replace")).find(_TO_CHANGE, Budget())
    except Unusable:
        pass


def pattern(content: bytes) -> None:
    """A pattern of a schema, translated and searched for."""
    try:
        text = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    half = len(text) // 2
    compiled = iregexp.compiled(text[:half], whole=True)
    if compiled is not None:
        compiled.search(text[half:])
    try:
        translated = regex.translate(text)
    except regex.PatternError:
        return
    if translated.program is None and translated.stray is None:
        re.compile(translated.expression)


def note(content: bytes) -> None:
    """A note of an earlier run."""
    folder = _room("notes")
    path = folder / "note.json"
    path.write_bytes(content)
    path.chmod(0o600)
    read_note(folder, "note")


def manifest(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    parse_manifest(text)
    looks_like_ours(text)


def configuration(content: bytes) -> None:
    """``pyproject.toml``."""
    folder = _room("project")
    (folder / "pyproject.toml").write_bytes(content)
    problems = Problems()
    jobs(folder, (), problems)
    str([str(each) for each in problems.reported])


def answer(content: bytes) -> None:
    """What a server says to the client of FullStory: status, headers, body."""
    errors, operations, retry = client()
    head, _, body = content.partition(b"\n\n")
    lines = head.decode("latin-1").splitlines()
    status = 100 + sum(map(ord, lines[0])) % 500 if lines else 200
    pairs = (line.partition(":")[::2] for line in lines[1:])
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    headers.setdefault("content-type", "application/json")
    retry(headers, 1.8e9)
    for operation in operations:
        for policy in ("strict", "off"):
            try:
                operation.parse_response(status, headers, body, policy)
            except errors.ClientError as error:
                str(error)
                repr(error)


@cache
def client() -> tuple[Any, tuple[Any, ...], Any]:
    """The client of FullStory: its errors, its operations, and what reads ``Retry-After``."""
    sys.path.insert(0, str(ROOT / "generated"))
    module, errors = import_module("fullstory.client"), import_module("fullstory.errors")
    retries = import_module("fullstory._runtime.retries")
    found = vars(module).values()
    operations = tuple(
        each for each in found if hasattr(each, "parse_response") and not isinstance(each, type)
    )
    return errors, operations, vars(retries)["retry_after"]


#: By name, with the share of the time that each gets.
TARGETS: tuple[tuple[Callable[[bytes], None], int], ...] = (
    (read_json, 2),
    (read_yaml, 3),
    (understand_document, 5),
    (build_package, 4),
    (apply_overlay, 3),
    (query, 2),
    (pattern, 4),
    (note, 1),
    (manifest, 1),
    (configuration, 1),
    (answer, 2),
)
BY_NAME = {target.__name__: target for target, _ in TARGETS}


def run(target: Callable[[bytes], None], content: bytes) -> None:
    """Raises whatever is a fault."""
    try:
        target(content[:MAX_BYTES])
    except Rejected as rejected:
        str(rejected)
