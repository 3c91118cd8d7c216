"""callers: code that uses packages → the lines of it that a change breaks.

    app/bill.py:7:17: "Order" has no attribute "total"       because Order.total is gone

The code is copied into a folder that goes away (`publish.project_copy`), where a type checker looks
at it twice (`type_checkers`), with the packages as the old documents give them, and as the new ones
do. What it says only of the new ones (`new_errors`) is what the change breaks; each of these is
told with the finding that it comes from (`review.line_causes`). Nothing is written beside the
code, and nothing of it is run; the checker follows the project's own configuration of it.

| code | problem |
|---|---|
| SW1201 | there is no type checker |
| SW1202 | the type checker gives no answer |
| SW1203 | the code cannot be copied: it is not there, or too much |
| SW1204 | the code does not find the package (a warning) |
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from schemawright.callers.new_errors import CheckerError, new_errors
from schemawright.callers.type_checkers import (
    CheckerFailed,
    TypeChecker,
    installed,
    search_roots,
)
from schemawright.diagnostics import Diagnostic, Place, Problems, Rejected
from schemawright.publish.project_copy import ProjectCopy, TooMuchCode, copied_project
from schemawright.reports.reviewed_package import PackageVersions
from schemawright.review.line_causes import CodeError

__all__ = ["broken_code", "checker_named"]


def checker_named(name: str | None) -> TypeChecker:
    """The type checker of that name, or the first that is installed. Raises `Rejected`, SW1201."""
    checker = installed(name)
    if checker is None:
        message = f"{name} is not installed" if name else "there is neither mypy nor pyright"
        _refuse("SW1201", message, "pip install mypy, where schemawright is or on the PATH")
    return checker


def broken_code(
    packages: Sequence[PackageVersions],
    paths: Sequence[Path],
    root: Path,
    checker: TypeChecker,
    problems: Problems,
) -> tuple[CodeError, ...]:
    """What `checker` says of the code in `paths` with the new version of `packages`, and not with
    the old one. `root` is the folder of the project that the code may be in. Raises `Rejected`:
    SW1202, SW1203; warns of code that does not find a package, SW1204."""
    errors: list[CodeError] = []
    for base, inside in _by_project(paths, root).items():
        try:
            with copied_project(base) as copy:
                errors += _broken(copy, packages, inside, checker, problems)
        except TooMuchCode as error:
            _refuse("SW1203", str(error), "name a folder with a pyproject.toml of its own")
        except CheckerFailed as error:
            hint = f"see that {checker.name} can check this code as it is"
            _refuse("SW1202", f"{checker.name} gives no answer: {error}", hint)
    return tuple(errors)


def _by_project(paths: Sequence[Path], root: Path) -> Mapping[Path, list[Path]]:
    """`paths` by the folder of the project in which they lie."""
    projects: dict[Path, list[Path]] = {}
    for path in paths:
        if not os.path.exists(path):
            _refuse("SW1203", f"there is no {path}", "name a file or a folder with Python code")
        there = path.resolve()
        homes = [root.resolve(), *_projects(there)]
        nearest = next(home for home in homes if there.is_relative_to(home))
        projects.setdefault(nearest, []).append(there)
    return projects


_MARKS = ("pyproject.toml", "setup.cfg", "mypy.ini", ".git")


def _projects(path: Path) -> Iterator[Path]:
    """The folder of the project around `path`; where there is none, its own."""
    folder = path if path.is_dir() else path.parent
    yield from (
        around
        for around in (folder, *folder.parents)
        if any((around / mark).exists() for mark in _MARKS)
    )
    yield folder


def _broken(
    copy: ProjectCopy,
    packages: Sequence[PackageVersions],
    paths: Sequence[Path],
    checker: TypeChecker,
    problems: Problems,
) -> Iterator[CodeError]:
    homes = {package.name: copy.homes(package.output, package.sources) for package in packages}
    for package in packages:
        homes[package.name] = homes[package.name] or (copy.beside(package.name),)
    folders = [home for listed in homes.values() for home in listed]
    if checker.name == "pyright":
        copy.set_search(search_roots(copy.root, folders))
    wanted = [path.relative_to(copy.original).as_posix() for path in paths]
    said: list[list[CheckerError]] = []
    for version in ("old", "new"):
        for package in packages:
            for home in homes[package.name]:
                copy.put(home, package.old if version == "old" else package.new)
        said.append(checker.errors(copy.root, wanted, folders))
    for name in _not_found(said[0], homes):
        shown = ", ".join(os.path.relpath(path) for path in paths)
        message = f"{checker.name} does not find {name} from {shown}"
        hint = "say where it lies, as the code imports it: --output, or `output` of the package"
        problems.warning("SW1204", message, hint)
    for error in new_errors(*said):
        yield _located(error, copy)


def _not_found(errors: Sequence[CheckerError], names: Mapping[str, object]) -> Iterator[str]:
    """Those packages that an import does not lead to."""
    missing = [error.message for error in errors if "import" in error.code.casefold()]
    for name in names:
        if any(f'"{name}"' in said or f'.{name}"' in said for said in missing):
            yield name


def _located(error: CheckerError, copy: ProjectCopy) -> CodeError:
    """`error` with the lines that it is about, and its place as the user knows it."""
    lines = copy.lines(error.path)
    text = "\n".join(lines[error.line - 1 : error.end_line])
    path = Path(os.path.relpath(copy.original / error.path)).as_posix()
    place = Place(path, None, error.line, error.column, lines[error.line - 1] if lines else None)
    return CodeError(place, error.code, error.message, text, _around(lines, error.line))


def _around(lines: Sequence[str], number: int) -> str:
    """The lines of the function around line `number`, by their indents."""

    def opens(line: str) -> bool:
        return line.lstrip().startswith(("def ", "async def ")) and indent(line) < limit

    def indent(line: str) -> int:
        return len(line) - len(line.lstrip())

    if number > len(lines):
        return ""
    limit = indent(lines[number - 1])
    start = next((i for i in range(number - 1, -1, -1) if opens(lines[i])), None)
    if start is None:
        return "\n".join(line for line in lines if not indent(line))
    end = start + 1
    while end < len(lines) and (
        not lines[end].strip() or indent(lines[end]) > indent(lines[start])
    ):
        end += 1
    return "\n".join(lines[start:end])


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    raise Rejected((Diagnostic("error", code, message, hint),))
