"""Puts a new package in the place of an old one, in one step.

1. `alone`: open the parent folder and take the lock, which is that folder itself, so that no lock
   file is left; clear away what a killed run left behind.
2. `replace`: write everything into ``.<name>.<random>.tmp`` beside the output, and wait until the
   disk has it,
3. exchange the two folders atomically, and
4. remove what is now in the temporary folder: the old package, if it still is what it was when
   the run began. Otherwise somebody is at work there, and the two are exchanged back.

A kill between any two system calls, or a power cut, leaves the old package or the new one. Where
the system cannot exchange two folders, the old one is first set aside as
``.<name>.<random>.old``; a kill before the new one is in place leaves it there, and the next run
puts it back.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from schemawright.files import File
from schemawright.manifest import NAME
from schemawright.publish.flush import flush
from schemawright.publish.leftovers import MARKER, discard, mark_leftover, recover, unused_name
from schemawright.publish.open_folder import Folder
from schemawright.publish.output_path import Destination
from schemawright.publish.snapshot import Standing, files, standing

#: How long other runs are waited for, in seconds, while nothing happens in the folder. A run takes
#: a fraction of one; who holds the lock for longer was stopped, or is no run of ours. As the
#: exchange is atomic, the lock is courtesy.
PATIENCE = 20.0
#: How long they are waited for, in seconds, while things happen: many runs at once take the lock in
#: any order, and one of them may be the last.
MOST_PATIENCE = 10 * PATIENCE


class Meddling(OSError):
    """Somebody else changed the package, or the way to it, while it was replaced."""


@contextmanager
def alone(destination: Destination) -> Iterator[Folder]:
    """Holds the lock on the folder in which the package lies, which is made if need be, with
    nothing left over in it from a killed run; yields the folder, open."""
    with destination.parent(make=True) as parent:
        # Without the lock, what looks left over may be in use.
        if _locked(parent):
            recover(parent, destination.name)
        yield parent
        with destination.parent() as now:
            if not parent.is_same(now):
                raise Meddling(errno.EBUSY, "its folder was moved while it was written")


def replace(parent: Folder, name: str, content: Iterable[File], now: Standing) -> None:
    """Makes `name` in `parent`, which was as `now` says, a folder of exactly the files `content`.
    Raises OSError if it cannot; then nothing changed."""
    staged, doomed = unused_name(name, "tmp"), True
    try:
        _stage(parent, staged, name, content)
        if not parent.kind(name):
            parent.rename(staged, name)
        elif exchange(parent, staged, name):
            if not _is_still(parent, staged, now):
                doomed = exchange(parent, staged, name)
                raise Meddling(errno.EBUSY, "somebody changed it in the meantime")
        else:
            _set_aside_and_rename(parent, staged, name, now)
        parent.flush()
    finally:
        if doomed:
            discard(parent, staged, name)


def exchange(parent: Folder, one: str, other: str) -> bool:
    """Swaps two entries of the folder `parent` atomically; False if the system cannot."""
    call = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    if call is None or parent.handle is None:
        return False
    # Imported here because most runs change nothing, and loading it is slow.
    import ctypes

    function = getattr(ctypes.CDLL(None, use_errno=True), call, None)
    if function is None:
        return False
    # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renameatx_np(2).
    flag = ctypes.c_uint(2)
    at = parent.handle
    return bool(function(at, os.fsencode(one), at, os.fsencode(other), flag) == 0)


def _locked(folder: Folder) -> bool:
    """Take the lock on `folder`, which is held as long as the folder is open; False if the file
    system has no locks, or if somebody holds it for too long."""
    if folder.handle is None:
        return False
    import fcntl

    start = last = time.monotonic()
    modified = folder.modified(".")
    while True:
        try:
            fcntl.flock(folder.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            now, before = time.monotonic(), modified
            modified = folder.modified(".")
            last = last if modified == before else now
            if now > last + PATIENCE or now > start + MOST_PATIENCE:
                return False
            time.sleep(0.01)
        except OSError:
            return False
        else:
            return True


def _stage(parent: Folder, staged: str, name: str, content: Iterable[File]) -> None:
    """Write a whole package into the new folder `staged`, and see it to the disk."""
    with parent.down(staged, make=True) as folder:
        mark_leftover(folder, name)
        for file in content:
            _write(folder, file)
        flush(folder)
        folder.remove(MARKER)


def _write(folder: Folder, file: File) -> None:
    path = PurePosixPath(file.path)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"a package has no file {file.path!r}")
    with _below(folder, path.parts[:-1]) as holder:
        holder.write(path.name, file.text.encode())


@contextmanager
def _below(folder: Folder, parts: tuple[str, ...]) -> Iterator[Folder]:
    """The folder at `parts` below `folder`, made if need be."""
    if not parts:
        yield folder
        return
    with folder.down(parts[0], make=True) as next_one, _below(next_one, parts[1:]) as last:
        yield last


def _is_still(parent: Folder, name: str, now: Standing) -> bool:
    """Whether the folder `name` holds what the output held when the run began."""
    try:
        return standing(parent, name).digests == now.digests
    except OSError:
        return False


def _set_aside_and_rename(parent: Folder, staged: str, name: str, now: Standing) -> None:
    aside = unused_name(name, "old")
    try:
        try:
            parent.rename(name, aside)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _copy_aside(parent, name, aside)
        if not _is_still(parent, aside, now):
            parent.rename(aside, name)
            raise Meddling(errno.EBUSY, "somebody changed it in the meantime")
        parent.rename(staged, name)
    except OSError:
        recover(parent, name)
        raise
    discard(parent, aside, name)


def _copy_aside(parent: Folder, name: str, aside: str) -> None:
    """For a folder that cannot be renamed because it belongs to a lower layer of an overlay
    file system, as in an image build. The manifest goes first: a package without one is known
    to be unfinished."""
    copy = unused_name(name, "tmp")
    try:
        with parent.down(name) as package, parent.down(copy, make=True) as folder:
            mark_leftover(folder, name)
            for path, holder, last in files(package):
                with _below(folder, PurePosixPath(path).parts[:-1]) as target:
                    _copy(holder, target, last)
            folder.remove(MARKER)
        parent.rename(copy, aside)
    finally:
        discard(parent, copy, name)
    with parent.down(name) as package:
        if package.kind(NAME) == stat.S_IFREG:
            package.remove(NAME)
    discard(parent, name)


def _copy(source: Folder, target: Folder, name: str) -> None:
    content = source.read(name)
    if content is not None:
        target.write(name, content)
    elif source.is_link(name):
        target.link(name, source.target(name))
    else:
        raise OSError(errno.EINVAL, f"{name} is no file that can be copied")
