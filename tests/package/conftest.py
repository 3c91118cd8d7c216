"""The package of ``schemas/fullstory``, made once by the real command, and a server to call."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from schemawright import cli

from tests.conftest import REPOSITORY
from tests.package.server import Server

SOURCE = REPOSITORY / "schemas" / "fullstory"

#: Imports a module of the generated package by its name, "" for the package itself.
Import = Callable[[str], ModuleType]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package, which no test changes or imports from: it stays as it was
    generated."""
    folder = tmp_path_factory.mktemp("package") / "fullstory"
    assert cli.main(["generate", "--source", str(SOURCE), "--output", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def fullstory(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Import]:
    """The package, imported from a copy."""
    folder = tmp_path_factory.mktemp("imported")
    shutil.copytree(package, folder / "fullstory")
    sys.path.insert(0, str(folder))
    yield lambda name: importlib.import_module(f"fullstory.{name}".rstrip("."))
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def server(running_server: Server) -> Server:
    """An HTTP server on this machine that has seen nothing yet."""
    running_server.forget()
    return running_server


def tree(folder: Path) -> dict[str, bytes]:
    """The files below `folder` by their paths in it, but for what Python caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
