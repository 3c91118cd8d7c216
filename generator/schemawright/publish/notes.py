"""Notes of earlier runs, in the user's cache folder.

They are written for this very user and believed only if nobody else can have written them: never
in a checkout, which belongs to whoever made its commits; a folder and a file of the user's own
that no other may write; no link, no pipe; of bounded size. Whatever else is found there is as if
it were not there, and says nothing. The folder may be deleted at any time.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from schemawright.publish.open_folder import Folder

#: Larger notes are not read, and not written.
MAX_BYTES = 4_000_000
#: How many notes are kept; beyond that, those go that were written longest ago.
MAX_NOTES = 400

_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path | None:
    """The folder for this user's notes, which need not exist: ``$XDG_CACHE_HOME/schemawright`` (XDG
    Base Directory Specification), by default in ``~/.cache``; on a Mac in ``~/Library/Caches``, on
    Windows in ``%LOCALAPPDATA%``. None if no absolute path says where that is."""
    places = {"darwin": ("HOME", "Library/Caches"), "win32": ("LOCALAPPDATA", "")}
    for variable, below in (("XDG_CACHE_HOME", ""), places.get(sys.platform, ("HOME", ".cache"))):
        given = os.environ.get(variable, "")
        if os.path.isabs(given):
            return Path(given, below, "schemawright")
    return None


def read_note(folder: Path, name: str) -> Mapping[str, object]:
    """What the note `name` says; nothing if it is not there or not to be believed."""
    try:
        with _opened(folder) as notes:
            content = _content(notes, f"{name}.json")
        note = json.loads(content)
    except (OSError, ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}


def write_note(folder: Path, name: str, note: Mapping[str, object]) -> None:
    """Writes down the note `name`, in the place of an older one. Failing to is no error: the next
    run is slower."""
    content = json.dumps(note).encode()
    if len(content) > MAX_BYTES:
        return
    staged = f"{name}.{os.urandom(6).hex()}.tmp"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _opened(folder) as notes:
            try:
                notes.write(staged, content, 0o600)
                notes.rename(staged, f"{name}.json")
            except OSError:
                notes.remove(staged)
            _forget_oldest(notes)


def _opened(folder: Path) -> Folder:
    """The folder `folder`, open; OSError if it is a link, or not the user's alone to write."""
    with Folder.at(folder.parent) as parent:
        notes = parent.down(folder.name)
    if notes.handle is not None and not _is_own(os.fstat(notes.handle)):
        os.close(notes.handle)
        raise PermissionError("somebody else may write there")
    return notes


def _content(notes: Folder, name: str) -> bytes:
    descriptor = notes.open(name)
    if descriptor is None:
        raise FileNotFoundError(name)
    with os.fdopen(descriptor, "rb") as stream:
        if not _is_own(os.fstat(descriptor)):
            raise PermissionError("somebody else may have written that")
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("that is no note")
    return content


def _is_own(state: os.stat_result) -> bool:
    """Whether a file or folder is this user's, and no other may write it."""
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS_MAY_WRITE


def _forget_oldest(notes: Folder) -> None:
    """Notes of projects that are long gone, and what killed runs did not finish."""
    names = notes.names()
    if len(names) <= MAX_NOTES:
        return
    ages = sorted((notes.modified(name), name) for name in names if _is_note(name))
    for _, name in ages[: len(names) - MAX_NOTES // 2]:
        notes.remove(name)


def _is_note(name: str) -> bool:
    stem, _, suffix = name.partition(".")
    is_named_so = suffix == "json" or suffix.endswith(".tmp")
    return is_named_so and len(stem) == 64 and not set(stem) - set("0123456789abcdef")
