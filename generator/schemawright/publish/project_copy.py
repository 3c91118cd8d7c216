"""A copy of a project's code, in a folder that goes away, in which generated packages can be
exchanged: what `diff --callers` lets a type checker look at. It stands in this room because it
writes; nothing of it lands in the project."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from schemawright import manifest
from schemawright.files import File
from schemawright.regular_files import content

#: What a type checker reads: code, and how the project wants it read.
_CODE = (".py", ".pyi")
_SETTINGS = {
    *("py.typed", "pyproject.toml", "setup.cfg", "mypy.ini", ".mypy.ini", "pyrightconfig.json"),
}
_ELSEWHERE = {"node_modules", "__pycache__", "site-packages"}
#: At most so many files, of so many bytes together.
_MOST_FILES = 20_000
_MOST_BYTES = 200_000_000
_MOST_OF_MANIFEST = 50_000_000


class TooMuchCode(Exception):
    """The project is larger than what is copied; the message says how large that is."""


class ProjectCopy:
    """The copy `root` of the folder `original`, without the generated packages that lie in it:
    `packages` has their folders, with the documents that each was made from."""

    def __init__(self, original: Path, root: Path) -> None:
        self.original = original
        self.root = root
        self.packages: dict[str, frozenset[str]] = {}

    def homes(self, output: Path | None, sources: frozenset[str]) -> tuple[str, ...]:
        """The folders, as paths below the root, where a package belongs: `output`, if that is in
        the project, and wherever one that was made from documents of these names lies."""
        there = output.resolve() if output else None
        inside = there is not None and there.is_relative_to(self.original)
        first = [there.relative_to(self.original).as_posix()] if there and inside else []
        copies = [home for home, made_from in self.packages.items() if made_from == sources]
        return tuple(dict.fromkeys([*first, *copies]))

    def beside(self, name: str) -> str:
        """A folder for a package of that name which lies nowhere in the project."""
        return f".packages/{name}"

    def put(self, home: str, files: Iterable[File]) -> None:
        """Make `files` the package in the folder `home`."""
        target = self.root / home
        shutil.rmtree(target, ignore_errors=True)
        for file in files:
            path = target / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")

    def set_search(self, folders: Sequence[str]) -> None:
        """Have pyright find packages in `folders`, unless the project says itself where it is to
        look for them."""
        settings = self.root / "pyrightconfig.json"
        project = self.root / "pyproject.toml"
        says_so = project.exists() and b"[tool.pyright" in project.read_bytes()
        if not settings.exists() and not says_so:
            settings.write_text(json.dumps({"extraPaths": [*folders]}), encoding="utf-8")

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file; none if it cannot be read."""
        try:
            return (self.root / path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return ()


@contextmanager
def copied_project(original: Path) -> Iterator[ProjectCopy]:
    """A copy of what a type checker reads of the project in `original`. Raises `TooMuchCode`."""
    with tempfile.TemporaryDirectory(prefix="schemawright-") as temporary:
        # Resolved, as the checkers name what they read.
        copy = ProjectCopy(original.resolve(), Path(temporary).resolve() / "code")
        copy.root.mkdir()
        _fill(copy)
        yield copy


def _fill(copy: ProjectCopy) -> None:
    files = size = 0
    for folder, folders, names in os.walk(copy.original):
        here = Path(folder)
        made_from = _sources(here / manifest.NAME) if manifest.NAME in names else None
        if made_from is not None:
            copy.packages[here.relative_to(copy.original).as_posix()] = made_from
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if _is_code(here / name))
        for name in sorted(names):
            path = here / name
            if not (name.endswith(_CODE) or name in _SETTINGS) or not path.is_file():
                continue
            if not path.resolve().is_relative_to(copy.original):
                continue  # a link that leads out of the project
            files, size = files + 1, size + path.stat().st_size
            if files > _MOST_FILES or size > _MOST_BYTES:
                most = f"{_MOST_FILES:,} files or {_MOST_BYTES // 1_000_000} MB of code"
                raise TooMuchCode(f"{copy.original} has more than {most}")
            target = copy.root / path.relative_to(copy.original)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _is_code(folder: Path) -> bool:
    """May there be code of the project in `folder`? Not in an environment of Python."""
    is_other = folder.name.startswith(".") or folder.name in _ELSEWHERE or folder.is_symlink()
    return not is_other and not (folder / "pyvenv.cfg").exists()


def _sources(path: Path) -> frozenset[str] | None:
    """The documents that a manifest names; None if it is not one of ours."""
    try:
        text = content(path, _MOST_OF_MANIFEST).decode()
        parsed = manifest.parse_manifest(text)
    except (OSError, UnicodeDecodeError):
        return None
    return frozenset(parsed.sources) if parsed else None
