"""Regular files, opened without waiting: a pipe keeps whoever opens it waiting for good, a device
may have no end, and either can lie where a document, the configuration or a template should.

A file is looked at after it is opened, so that nothing can take its place in between.
"""

from __future__ import annotations

import errno
import os
import stat
from io import FileIO
from pathlib import Path


class NotARegularFile(OSError):
    """A pipe, a folder or a device where a file was expected."""


def opened(path: str | Path) -> FileIO:
    """The regular file at `path`, links followed, to be read. Raises `NotARegularFile` for what is
    none, and OSError if it cannot be opened."""
    descriptor = os.open(path, os.O_RDONLY | _NEVER_WAIT | _BINARY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotARegularFile(errno.EINVAL, "this is no regular file", str(path))
    return FileIO(descriptor, "rb")


def content(path: str | Path, most: int) -> bytes:
    """What the file at `path` holds. Raises OSError, also if it is more than `most` bytes."""
    with opened(path) as stream:
        held = stream.read(most + 1)
    if len(held) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
    return held


_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
