"""What is in an output folder now, told apart by the folder's own manifest.

Nothing is followed and nothing but plain files is opened: a link, a pipe or a device in the
folder is a difference like any other.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping

from schemawright.data_classes import frozen
from schemawright.manifest import NAME, Manifest, digest, parse_manifest
from schemawright.publish.open_folder import Folder

#: How many folders may lie in one another; each is held open while those in it are read.
MAX_DEPTH = 64

#: No manifest is larger.
MOST_OF_MANIFEST = 50_000_000

#: What Python writes into ``__pycache__``; with a number while it does so.
_CACHED = re.compile(r"\.pyc(\.[0-9]+)?$")

#: The digest of what is not a plain file: equal to no digest.
_NOT_A_FILE = "not a plain file"


@frozen
class Standing:
    """An output folder as it is: the digest of each file in it by its path (``/`` between the
    parts), the text of its manifest, if it has one, and what that says, if it can be read."""

    digests: Mapping[str, str]
    manifest_text: str | None
    manifest: Manifest | None

    @property
    def is_intact(self) -> bool:
        """Every file is there, as the manifest lists it, and no other file is."""
        if self.manifest is None:
            return False
        return {p: d for p, d in self.digests.items() if p != NAME} == self.manifest.files

    def is_edited(self, path: str) -> bool:
        """Whether somebody changed or put there a file that the manifest vouches for or
        does not know."""
        vouched = self.manifest.files if self.manifest else {}
        return path != NAME and self.digests[path] != vouched.get(path)


def standing(parent: Folder, name: str) -> Standing:
    """What is in the folder `name` of `parent` now; an empty standing if it is not there.

    Raises OSError if it cannot be read, or is no folder, and `LinkInTheWay` if it is a link.
    """
    if not parent.kind(name):
        return Standing({}, None, None)
    digests, text = {}, None
    with parent.down(name) as folder:
        for path, holder, last in files(folder):
            if path == NAME and (content := holder.read(last, MOST_OF_MANIFEST)) is not None:
                digests[path], text = digest(content), content.decode(errors="replace")
            else:
                digests[path] = holder.digest(last) or _NOT_A_FILE
    return Standing(digests, text, None if text is None else parse_manifest(text))


def files(folder: Folder, above: str = "", depth: int = 1) -> Iterator[tuple[str, Folder, str]]:
    """Each file below `folder`: its path from there, the folder it is in, held open until the
    next is asked for, and its name. What is no folder counts as a file. What Python caches
    beside the modules does not, unless Python would believe it whatever the module says; what
    else lies there does. Raises OSError if folders nest too deeply."""
    if depth > MAX_DEPTH:
        raise OSError(errno.ELOOP, "its folders are nested too deeply", str(folder.path))
    for name, is_folder in folder.entries():
        if not is_folder:
            if folder.path.name != "__pycache__" or not _is_cached(folder, name):
                yield above + name, folder, name
        else:
            with folder.down(name) as below:
                yield from files(below, f"{above}{name}/", depth + 1)


def _is_cached(cache: Folder, name: str) -> bool:
    """Whether a file of ``__pycache__`` is a module that Python holds against the date of the
    source before it runs it (PEP 552). One that names a hash of the source is not: whoever wrote
    it could do so, too."""
    descriptor = cache.open(name) if _CACHED.search(name) else None
    if descriptor is None:
        return False
    with os.fdopen(descriptor, "rb", 0) as stream:
        flags = stream.read(8)[4:]
    return not any(flags)
