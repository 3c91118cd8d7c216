"""An open folder: names are looked up in it, and no link is followed.

A path is a promise that somebody else can break between two system calls, by putting a link in
the place of a folder. A handle is not: what is opened, made, renamed or removed by its name *in
an open folder* stays in that folder, whatever becomes of the path that once led there. So a run
opens the root of the project once, by its path, and walks down from it by handles
(``openat`` and its family, with ``O_NOFOLLOW``).

Where the system has no such calls (Windows), names are joined to the folder's path and looked at
before they are used: links are refused there too, but one that is put in place in that very
moment is not seen.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from schemawright.data_classes import frozen

#: Whether names can be looked up in an open folder.
HANDLES = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
#: Opening a pipe that nobody writes to returns at once.
_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
#: No file of a package is larger; what is, takes a checkout no room and a reader all memory.
MOST_BYTES = 2**30


class LinkInTheWay(OSError):
    """A symbolic link where a folder was expected; `filename` is its path."""


@frozen
class Folder:
    """A folder that is held open; `handle` is None where the system has no handles. `path` is how
    it was reached. Use it in a ``with`` statement."""

    path: Path
    handle: int | None

    @classmethod
    def at(cls, path: Path) -> Folder:
        """Open the folder at `path`; links that lead there are followed, this once."""
        if not HANDLES:
            if not path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(path))
            return cls(Path(os.path.realpath(path)), None)
        return cls(path, os.open(path, _FOLDER))

    def __enter__(self) -> Folder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.handle is not None:
            os.close(self.handle)

    def down(self, name: str, *, make: bool = False) -> Folder:
        """Open the folder `name` in this one; with `make`, make it if nothing is there.

        Raises `LinkInTheWay` if it is a link, OSError if it is no folder.
        """
        path = self.path / name
        if make:
            try:
                os.mkdir(self._name(name), dir_fd=self.handle)
            except FileExistsError:
                pass
        if self.handle is None:
            # A junction of Windows is no link to Python, but leads elsewhere, too.
            if self.is_link(name) or not _leads_to_itself(path):
                raise LinkInTheWay(errno.ELOOP, "a symbolic link is in the way", str(path))
            return Folder.at(path)
        try:
            return Folder(path, os.open(name, _FOLDER | _NOFOLLOW, dir_fd=self.handle))
        except OSError:
            if self.is_link(name):
                raise LinkInTheWay(
                    errno.ELOOP, "a symbolic link is in the way", str(path)
                ) from None
            raise

    def names(self) -> list[str]:
        """What is in the folder, sorted."""
        return sorted(os.listdir(self.path if self.handle is None else self.handle))

    def entries(self) -> Iterator[tuple[str, bool]]:
        """Each name in the folder, sorted, and whether it is a folder itself (a link is not)."""
        with os.scandir(self.path if self.handle is None else self.handle) as entries:
            listed = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        return iter(sorted(listed))

    def kind(self, name: str) -> int:
        """The type of what is called `name`, as in ``stat.S_IFREG``; 0 if nothing is."""
        try:
            state = os.stat(self._name(name), dir_fd=self.handle, follow_symlinks=False)
        except FileNotFoundError:
            return 0
        return stat.S_IFMT(state.st_mode)

    def modified(self, name: str) -> int:
        """When `name` was last written, in nanoseconds since the epoch."""
        return os.stat(self._name(name), dir_fd=self.handle, follow_symlinks=False).st_mtime_ns

    def is_link(self, name: str) -> bool:
        """Whether `name` is a symbolic link."""
        return self.kind(name) == stat.S_IFLNK

    def open(self, name: str, access: int = os.O_RDONLY) -> int | None:
        """A descriptor from which the file `name` can be read; None if there is no regular file
        of that name. Nothing is waited for, and no link is followed."""
        if self.handle is None and self.kind(name) != stat.S_IFREG:
            return None
        flags = access | _NOFOLLOW | _NEVER_WAIT | _BINARY
        try:
            descriptor = os.open(self._name(name), flags, dir_fd=self.handle)
        except OSError:
            if self.kind(name) == stat.S_IFREG:
                raise
            return None
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
        os.close(descriptor)
        return None

    def read(self, name: str, most: int = MOST_BYTES) -> bytes | None:
        """The content of the file `name`; None if there is no regular file of that name, or one of
        more than `most` bytes."""
        descriptor = self.open(name)
        if descriptor is None:
            return None
        with os.fdopen(descriptor, "rb", 0) as stream:
            return None if os.fstat(descriptor).st_size > most else stream.read()

    def digest(self, name: str) -> str | None:
        """The SHA-256 of the file `name`, in hexadecimal; None where `read` gives None."""
        descriptor = self.open(name)
        if descriptor is None:
            return None
        with os.fdopen(descriptor, "rb", 0) as stream:
            if os.fstat(descriptor).st_size > MOST_BYTES:
                return None
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def write(self, name: str, content: bytes, mode: int = 0o644) -> None:
        """Make the new file `name`; FileExistsError if there is anything with that name."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY
        descriptor = os.open(self._name(name), flags, mode, dir_fd=self.handle)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)

    def link(self, name: str, target: str) -> None:
        """Make the symbolic link `name`; nothing is written through it."""
        os.symlink(target, self._name(name), dir_fd=self.handle)

    def target(self, name: str) -> str:
        """Where the symbolic link `name` leads, as it is written."""
        return os.readlink(self._name(name), dir_fd=self.handle)

    def rename(self, old: str, new: str) -> None:
        """Give `old` the name `new`, also if it is a link: the link itself is renamed."""
        at = self.handle
        os.replace(self._name(old), self._name(new), src_dir_fd=at, dst_dir_fd=at)

    def remove(self, name: str) -> None:
        """Remove the file, or the link, `name`."""
        os.unlink(self._name(name), dir_fd=self.handle)

    def remove_folder(self, name: str) -> None:
        """Remove the empty folder `name`."""
        os.rmdir(self._name(name), dir_fd=self.handle)

    def flush(self) -> None:
        """Wait until the disk knows which names the folder has, if it can say so."""
        if self.handle is not None:
            try:
                os.fsync(self.handle)
            except OSError as error:
                if error.errno not in {errno.EINVAL, errno.ENOSYS}:
                    raise

    def is_same(self, other: Folder) -> bool:
        """Whether both are the very same folder."""
        mine, its = (os.stat(self._itself()), os.stat(other._itself()))
        return os.path.samestat(mine, its)

    def _itself(self) -> int | Path:
        return self.path if self.handle is None else self.handle

    def _name(self, name: str) -> str | Path:
        return self.path / name if self.handle is None else name


def _leads_to_itself(path: Path) -> bool:
    """Whether `path`, above which no link is, is the folder of that name and no way to another."""
    return os.path.normcase(os.path.realpath(path)) == os.path.normcase(path)
