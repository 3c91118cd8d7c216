"""mypy and pyright, each as one function: files of a folder → what it says of them.

They run as programs of their own, in the folder and with its configuration. They see a copy of the
code, and keep what they note for themselves there, too.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from schemawright.callers.new_errors import CheckerError
from schemawright.data_classes import frozen

#: Seconds for one look at the code.
TIME = 300
#: What a checker says of itself is cut to so many characters.
_TOLD = 400


class CheckerFailed(Exception):
    """The checker did not look at the code; the message says why."""


@frozen
class TypeChecker:
    """A type checker that is installed: its `name`, and the command that starts it."""

    name: str
    command: tuple[str, ...]

    def errors(
        self, folder: Path, paths: Sequence[str], packages: Sequence[str]
    ) -> list[CheckerError]:
        """What it says of the code at `paths` in `folder`, as far as that is not in `packages`, the
        folders of generated packages, which the code finds. Raises `CheckerFailed`."""
        look = _pyright if self.name == "pyright" else _mypy
        said = look(self, folder, paths, packages)
        return [e for e in said if not any(f"{e.path}/".startswith(f"{p}/") for p in packages)]


def installed(name: str | None) -> TypeChecker | None:
    """The checker of that `name`, or the first there is: beside this program, or on the PATH."""
    for checker in (name,) if name else ("mypy", "pyright"):
        if find_spec(checker):
            # The working folder, which holds somebody's code, is no place to import from: -P.
            return TypeChecker(checker, (sys.executable, "-P", "-m", checker))
        if program := shutil.which(checker):
            return TypeChecker(checker, (program,))
    return None


def search_roots(folder: Path, packages: Iterable[str]) -> list[str]:
    """The folders below `folder` that `packages` are imported from: those above all that are
    packages themselves."""
    roots = []
    for package in packages:
        place = (folder / package).parent
        while place != folder and (place / "__init__.py").exists():
            place = place.parent
        roots.append(str(place))
    return list(dict.fromkeys(roots))


def _mypy(
    checker: TypeChecker,
    folder: Path,
    paths: Sequence[str],
    packages: Sequence[str],
) -> Iterator[CheckerError]:
    arguments = ["--output=json", "--no-error-summary", "--show-column-numbers", "--no-pretty"]
    arguments += ["--hide-error-context", "--check-untyped-defs", "--show-error-end"]
    # Beside the copy of the code, where the second look finds what the first one noted.
    arguments += [f"--cache-dir={folder.parent / 'mypy'}"]
    arguments += [f"--exclude=^{_escaped(package)}/" for package in packages]
    roots = search_roots(folder, packages)
    search = os.pathsep.join([*roots, *filter(None, [os.environ.get("MYPYPATH")])])
    code, output, told = _run([*checker.command, *arguments, "--", *paths], folder, search)
    errors = list(_lines(output))
    if code not in {0, 1} or (code and not errors):
        raise CheckerFailed(_shortened(told or output))
    for error in errors:
        if error["severity"] == "error":
            line, column = max(1, error["line"]), error["column"] + 1
            end = error.get("end_line") or line
            rule = error["code"] or ""
            yield CheckerError(error["file"], line, column, end, rule, error["message"])


def _lines(output: str) -> Iterator[Any]:
    for line in output.splitlines():
        if line.startswith("{"):
            yield json.loads(line)


def _escaped(path: str) -> str:
    return "".join(c if c.isalnum() or c in "_/" else f"\\{c}" for c in path)


def _pyright(
    checker: TypeChecker,
    folder: Path,
    paths: Sequence[str],
    packages: Sequence[str],
) -> Iterator[CheckerError]:
    python = Path(os.environ.get("VIRTUAL_ENV", sys.prefix), "bin", "python")
    arguments = ["--outputjson", "--pythonpath", str(python)]
    code, output, told = _run([*checker.command, *arguments, *paths], folder, "")
    try:
        report = json.loads(output[output.index("{") :])
    except ValueError:
        raise CheckerFailed(_shortened(told or output)) from None
    if code not in {0, 1}:
        raise CheckerFailed(_shortened(told or output))
    for error in report["generalDiagnostics"]:
        path = Path(error["file"])
        if error["severity"] == "error" and path.is_relative_to(folder):
            start, end = error["range"]["start"], error["range"]["end"]
            where = path.relative_to(folder).as_posix(), start["line"] + 1, start["character"] + 1
            message = error["message"].splitlines()[0]
            yield CheckerError(*where, end["line"] + 1, error.get("rule", ""), message)


def _run(command: Sequence[str], folder: Path, search: str) -> tuple[int, str, str]:
    """Exit code, output and error output of a program that runs in `folder`, for a bounded time.
    Raises `CheckerFailed`."""
    environment = {
        **os.environ,
        "MYPYPATH": search,
        "NO_COLOR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        # A group of its own, so that what it starts ends with it.
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        raise CheckerFailed(str(error)) from error
    with process:
        try:
            output, told = process.communicate(timeout=TIME)
        except subprocess.TimeoutExpired:
            raise CheckerFailed(f"it takes more than {TIME} seconds") from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode, output, told


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _TOLD else words[: _TOLD - 1] + "…"
