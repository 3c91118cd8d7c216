"""Templates of a project, found before our own.

    templates = "codegen/templates"     codegen/templates/client/method.py.jinja
                                        →  every method of every client is laid out by it

A file there has the path that it has below our ``templates/``. It is the project's own and trusted,
unlike documents: it may print whatever it makes `Code` of. What it gives goes through black.

| code | problem |
|---|---|
| SW0704 | a template of the project cannot be used: what Jinja says of it, and where |
| SW0705 | a file among them has no counterpart among ours, and so no effect |
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from pathlib import Path

from jinja2 import TemplateSyntaxError

from schemawright.diagnostics import Place, Problems

#: No template is larger.
_MOST_BYTES = 10_000_000

#: The folder whose templates are found first, if there is one.
_folder: ContextVar[Path | None] = ContextVar("templates", default=None)


def overriding_folder() -> Path | None:
    """The folder of the project's own templates, while `overriding` is at work."""
    return _folder.get()


@contextmanager
def overriding(folder: Path | None, ours: Path, problems: Problems) -> Iterator[None]:
    """Within it, templates are found in `folder` before they are in `ours`. Raises `Rejected` for
    what is wrong with one of them."""
    if folder is None:
        yield
        return
    _vet(folder, ours, problems)
    problems.stop_on_errors()
    token = _folder.set(folder)
    try:
        yield
    except Exception as error:
        place = _place(error, folder)
        if place is None:
            raise
        hint = "correct it, or remove it to use the one that comes with schemawright"
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        problems.error("SW0704", f"the template cannot be used: {said}", hint, place)
        problems.stop_on_errors()
    finally:
        _folder.reset(token)


def overridden(*rooms: str) -> bool:
    """Whether the project has a template of its own in one of `rooms` (``"client"``)."""
    folder = _folder.get()
    return folder is not None and any(any(_files(folder / room)) for room in rooms)


def _vet(folder: Path, ours: Path, problems: Problems) -> None:
    """Report every file in `folder` that overrides nothing."""
    names = sorted(path.relative_to(ours).as_posix() for path in _files(ours))
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            message = "the template cannot be used: it is no regular file, or a very large one"
            hint = "put a template there, or remove it to use the one that comes with schemawright"
            problems.error("SW0704", message, hint, Place(f"{folder.name}/{name}"))
        elif name not in names:
            near = get_close_matches(name, names, 1)
            hint = f"did you mean {near[0]}?" if near else "the names are those below templates/"
            message = "there is no template of this name to override"
            problems.error("SW0705", message, hint, Place(f"{folder.name}/{name}"))


def _files(folder: Path) -> Iterator[Path]:
    """What may be a template, in order of name, and what lies in the place of one."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not path.is_dir() and not hidden and path.suffix != ".pyc":
            yield path


def _place(error: Exception, folder: Path) -> Place | None:
    """Where in `folder` `error` comes from; None if it is none of its templates."""
    spots = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        spots.append((error.filename or "", error.lineno))
    for file, line in reversed(spots):
        path = Path(file)
        if path.is_relative_to(folder):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            text = lines[line - 1] if line and line <= len(lines) else None
            return Place(name, None, line, None, text)
    return None
