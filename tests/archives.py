"""Archives of test data, unpacked in part."""

from __future__ import annotations

import tarfile
from pathlib import Path


def unpack(archive: Path, folder: Path, beginning: str) -> None:
    """Write the files of the archive whose names begin so into `folder`, under their names.

    `TarFile.extractall` takes a filter that keeps members inside of the folder only since
    Python 3.11.4. Here nothing but plain files is written, and no name leads outside.
    """
    with tarfile.open(archive) as tar:
        for member in tar:
            if not member.isfile() or not member.name.startswith(beginning):
                continue
            target = (folder / member.name).resolve()
            if not target.is_relative_to(folder.resolve()):
                raise ValueError(f"{archive.name} holds {member.name!r}, which leads outside")
            target.parent.mkdir(parents=True, exist_ok=True)
            content = tar.extractfile(member)
            assert content is not None  # it is a file
            target.write_bytes(content.read())
