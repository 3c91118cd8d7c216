"""Which files of the input are documents.

File names and links are as untrusted as the files: a link that leads out of the input folder
is not read, and no arrangement of links makes the walk endless.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place, Problems

SUFFIXES = (".json", ".yaml", ".yml")


@frozen
class InputFile:
    """A document to read: `path` is relative to the input folder, with ``/``; `shown` is what
    the user would call it."""

    path: str
    shown: str
    file: Path


@frozen
class NamedSource:
    """A document, or a folder of documents, that somebody named. `prefix` is what the paths of its
    documents begin with, where several are named: ``common/``."""

    path: Path
    prefix: str = ""

    @property
    def is_folder(self) -> bool:
        """Is it a folder? Then what is referred to outside of it does not come with it."""
        return os.path.isdir(self.path)


def named(path: Path | Iterable[NamedSource]) -> tuple[NamedSource, ...]:
    """The sources that `path`, if it is only one, stands for."""
    return (NamedSource(path),) if isinstance(path, Path) else tuple(path)


def documents(sources: Iterable[NamedSource], problems: Problems) -> tuple[InputFile, ...]:
    """The documents at `sources`, each of which is one of them or a folder of them, in the order of
    their paths. Hidden files and folders are skipped; files with other suffixes are not documents.
    What is named twice is listed once."""
    listed: dict[str, InputFile] = {}
    for source in sources:
        for input_file in _documents(source.path, problems):
            path = source.prefix + input_file.path
            listed.setdefault(path, replace(input_file, path=path))
    return tuple(sorted(listed.values(), key=lambda input_file: input_file.path))


def _documents(root: Path, problems: Problems) -> tuple[InputFile, ...]:
    if os.path.isdir(root):
        listed = tuple(_walk(root, problems))
        if not listed and not problems.errors:
            no_documents(root, problems)
        return listed
    if os.path.exists(root):
        return (InputFile(as_text(Path(root.name)), str(root), root),)
    hint = "name a document or a folder of documents that exists"
    problems.error("SW0101", "there is no such file or folder", hint, Place(str(root)))
    return ()


def as_text(path: Path) -> str:
    """A path as it is called everywhere, with ``/``. Names of files are UTF-8, whatever encoding
    the locale has for them, so that a package does not depend on it."""
    return os.fsencode(path.as_posix()).decode("utf-8", "surrogateescape")


def no_documents(root: Path, problems: Problems) -> None:
    """Report that nothing in the folder `root`, or the file, can be read as a document."""
    hint = f"put {', '.join('*' + suffix for suffix in SUFFIXES)} files into it"
    if not root.is_dir():
        message, hint = "this is no document", "name a document or a folder of documents"
    else:
        from schemawright.read.foreign_files import first_foreign

        message = "this folder holds no documents"
        foreign = first_foreign(sorted(entry.name for entry in root.iterdir()))
        hint = f"{hint}; {foreign}" if foreign else hint
    problems.error("SW0102", message, hint, Place(str(root)))


def _walk(root: Path, problems: Problems) -> Iterator[InputFile]:
    """Every document below `root`. A linked folder is read under the link's path too, but links
    to folders are not followed within it, and never back to where they stand."""
    home = root.resolve()
    pending = [(root, False)]
    while pending:
        folder, linked = pending.pop()
        for entry in _entries(folder, root, problems):
            input_file = InputFile(as_text(entry.relative_to(root)), str(entry), entry)
            link = entry.is_symlink()
            if link and not stays_inside(input_file, home, problems):
                continue
            if entry.is_dir():
                if not link or not (linked or _is_above(entry, folder)):
                    pending.append((entry, linked or link))
            elif entry.suffix.lower() in SUFFIXES and is_text(input_file, problems):
                yield input_file


def _entries(folder: Path, root: Path, problems: Problems) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        unreadable(str(folder), error, problems)
        return []


def stays_inside(input_file: InputFile, home: Path, problems: Problems) -> bool:
    """Whether a link leads to something inside the input folder; a warning if it does not and
    would have been read. What refers to it will be an error, at the reference."""
    try:
        target = input_file.file.resolve(strict=True)
    except (OSError, RuntimeError):  # 3.11 and 3.12 raise RuntimeError for a link to itself
        target = None
    if target is not None and target.is_relative_to(home):
        return True
    if input_file.file.suffix.lower() in SUFFIXES or (target is not None and target.is_dir()):
        where = "leads nowhere" if target is None else "leads out of the input folder"
        message = f"this link {where} and is not read"
        hint = "put there what it should lead to; links are followed only within the input folder"
        problems.warning("SW0103", message, hint, Place(input_file.shown))
    return False


def _is_above(link: Path, folder: Path) -> bool:
    return folder.resolve().is_relative_to(link.resolve())


def is_text(input_file: InputFile, problems: Problems) -> bool:
    """A name of undecodable bytes could be written into no manifest."""
    try:
        input_file.path.encode("utf-8")
    except UnicodeEncodeError:
        hint = "rename the file; its name is not UTF-8"
        problems.error("SW0105", "this file name is not text", hint, Place(input_file.shown))
        return False
    return True


def unreadable(shown: str, error: OSError, problems: Problems) -> None:
    """Report what the operating system says about a file or folder."""
    hint = "check the file and its permissions"
    problems.error("SW0104", f"cannot be read: {error.strerror or error}", hint, Place(shown))
