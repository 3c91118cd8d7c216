"""Sees files to the disk, so that not even a power cut leaves half a package."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Sequence

from schemawright.publish.open_folder import Folder
from schemawright.publish.snapshot import files

#: One after the other, a hundred files take a journal's commit each, 0.4 s in all; so many at a
#: time share one, and take a tenth of that.
_AT_A_TIME = 8
_HELD_OPEN = 64


def flush(folder: Folder) -> None:
    """Wait until the disk has every file below `folder`, and the folders that name them. OSError
    if it cannot take them."""
    held: list[int] = []
    try:
        for _, holder, name in files(folder):
            # Windows sees to the disk only what may be written.
            descriptor = holder.open(name, os.O_RDWR if holder.handle is None else os.O_RDONLY)
            if descriptor is not None:
                held.append(descriptor)
            if len(held) == _HELD_OPEN:
                _flush_and_close(held)
    finally:
        _flush_and_close(held)
    _flush_folders(folder)


def _flush_and_close(descriptors: list[int]) -> None:
    shares = [descriptors[start::_AT_A_TIME] for start in range(_AT_A_TIME)]
    errors: list[OSError] = []
    threads = []
    for share in filter(None, shares):
        thread = threading.Thread(target=_flush_each, args=(share, errors))
        try:
            thread.start()
            threads.append(thread)
        except RuntimeError:  # No more of them are to be had.
            _flush_each(share, errors)
    for thread in threads:
        thread.join()
    for descriptor in descriptors:
        os.close(descriptor)
    descriptors.clear()
    if errors:
        raise errors[0]


def _flush_each(descriptors: Sequence[int], errors: list[OSError]) -> None:
    for descriptor in descriptors:
        try:
            os.fsync(descriptor)
        except OSError as error:
            # A file system that cannot flush says so; the package is good for all that.
            if error.errno not in {errno.EINVAL, errno.ENOSYS}:
                errors.append(error)


def _flush_folders(folder: Folder) -> None:
    for name, is_folder in folder.entries():
        if is_folder:
            with folder.down(name) as below:
                _flush_folders(below)
    folder.flush()
