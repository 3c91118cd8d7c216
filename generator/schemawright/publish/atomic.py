"""Puts a new package in the place of an old one, in one step.

1. `alone`: take the lock, which is the parent folder itself, so that no lock file is left.
2. `recover`: clear away what a killed run left behind.
3. `replace`: write everything into ``.<name>.<random>.tmp`` beside the output,
4. exchange the two folders atomically, and
5. remove what is now in the temporary folder, which is the old package.

A kill between any two system calls leaves the old package or the new one. Where the system
cannot exchange two folders, the old one is first set aside as ``.<name>.<random>.old``; a kill
before the new one is in place leaves it there, and the next run puts it back.

Nothing is flushed to the disk: that guards against a power cut, which costs no more than a
second run, and would make every run slow.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from schemawright.files import File
from schemawright.manifest import NAME
from schemawright.publish.snapshot import standing


@contextmanager
def alone(output: Path) -> Iterator[int]:
    """Holds the lock on the parent of `output`, made if need be, with nothing left over in it
    from a killed run; yields the parent's file descriptor."""
    output.parent.mkdir(parents=True, exist_ok=True)
    parent = os.open(output.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(parent, fcntl.LOCK_EX)
        except OSError:
            # A file system without locks: the exchange is atomic all the same.
            pass
        recover(output)
        yield parent
    finally:
        os.close(parent)


def replace(parent: int, output: Path, files: Iterable[File]) -> None:
    """Makes `output` a folder of exactly `files`. OSError if it cannot; then nothing changed."""
    staged = _beside(output, "tmp")
    try:
        _write(staged, files)
        if not os.path.lexists(output):
            os.rename(staged, output)
        elif not exchange(parent, staged.name, output.name):
            _set_aside_and_rename(staged, output)
    finally:
        _discard(staged)


def leftovers(output: Path) -> tuple[Path, ...]:
    """The folders beside `output` that a killed run left there."""
    pattern = re.compile(rf"\.{re.escape(output.name)}\.[0-9a-f]{{12}}\.(tmp|old)")
    try:
        names = sorted(os.listdir(output.parent))
    except FileNotFoundError:
        return ()
    return tuple(output.with_name(name) for name in names if pattern.fullmatch(name))


def recover(output: Path) -> None:
    """Puts a package back that was set aside and not yet replaced; removes other leftovers."""
    for left in leftovers(output):
        if left.suffix == ".old" and not (output / NAME).exists() and _holds(left, output):
            _discard(output)
            os.rename(left, output)
        else:
            _discard(left)


def exchange(parent: int, one: str, other: str) -> bool:
    """Swaps two entries of the folder `parent` atomically; False if the system cannot."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    if name is None:
        return False
    # Imported here because most runs change nothing, and loading it is slow.
    import ctypes

    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        return False
    # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renameatx_np(2).
    flag = ctypes.c_uint(2)
    return bool(function(parent, os.fsencode(one), parent, os.fsencode(other), flag) == 0)


def _write(folder: Path, files: Iterable[File]) -> None:
    os.mkdir(folder)
    for file in files:
        path = PurePosixPath(file.path)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(f"a package has no file {file.path!r}")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with open(os.open(target, flags, 0o644), "wb") as stream:
            stream.write(file.text.encode())


def _set_aside_and_rename(staged: Path, output: Path) -> None:
    aside = _beside(output, "old")
    try:
        try:
            os.rename(output, aside)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            _copy_aside(output, aside)
        os.rename(staged, output)
    except OSError:
        recover(output)
        raise
    _discard(aside)


def _copy_aside(output: Path, aside: Path) -> None:
    """For a folder that cannot be renamed because it belongs to a lower layer of an overlay
    file system, as in an image build. The manifest goes first: a package without one is known
    to be unfinished."""
    copy = _beside(output, "tmp")
    try:
        shutil.copytree(output, copy, symlinks=True)
        os.rename(copy, aside)
    finally:
        _discard(copy)
    (output / NAME).unlink(missing_ok=True)
    shutil.rmtree(output)


def _holds(aside: Path, output: Path) -> bool:
    """Whether nothing is lost if `output` goes and `aside` takes its place."""
    return standing(output).digests.items() <= standing(aside).digests.items()


def _beside(output: Path, suffix: str) -> Path:
    return output.with_name(f".{output.name}.{os.urandom(6).hex()}.{suffix}")


def _discard(folder: Path) -> None:
    """Removes `folder` as far as possible; what remains is tried again by the next run."""
    shutil.rmtree(folder, ignore_errors=True)
