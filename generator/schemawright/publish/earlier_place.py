"""Where the documents of a package were in a git revision: at the same place or, if nothing was
there, where the same files were that are gone from there now.

now: apis/shop/order.json          then: schemas/shop/order.json, the same bytes
→ schemas/shop
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from schemawright.publish.git_revision import git, path_in_repository, top_folder
from schemawright.regular_files import content

#: Larger files are not looked for.
_MOST_BYTES = 2**26
#: The length of an object's name in a repository with SHA-1; others have SHA-256.
_SHA_1 = 40


def earlier_place(folder: Path, commit: str, path: Path) -> Path | None:
    """The path, below the repository's own folder, of what is at `path` now, a document or a
    folder of them; None if it is new. Most of the documents of a folder have moved with it, or it
    is another one. Raises `NoRevision`."""
    top = top_folder(folder)
    here = path_in_repository(path, top)
    then = _objects(top, commit)
    if any(name == here or name.startswith(f"{here}/") for name in then):
        return Path(here)
    now = dict(_contents(path))
    gone: dict[str, list[str]] = {}
    for name, identity in then.items():
        if not os.path.lexists(top / name):
            gone.setdefault(identity, []).append(name)
    places = Counter(
        before
        for below, text in now.items()
        for before in {_above(name, below) for name in gone.get(_identity(text, then), ())}
        if before is not None
    )
    best = max(sorted(places), key=places.__getitem__, default=None)
    return Path(best) if best is not None and 2 * places[best] >= len(now) else None


def _objects(top: Path, commit: str) -> Mapping[str, str]:
    """The regular files of `commit`, with the names of the objects that they are."""
    listed = git(top, ["ls-tree", "-r", "-z", "--full-tree", commit])
    # Each is "100644 blob 9daeafb… TAB name".
    entries = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry.startswith(b"100"))
    return {os.fsdecode(name): facts.split()[2].decode() for facts, _, name in entries}


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """The documents at `path`, by their paths below it; one that is a file itself by none."""
    if path.is_dir():
        below = (Path(top, name) for top, _, names in os.walk(path) for name in names)
        files = {file.relative_to(path).as_posix(): file for file in sorted(below)}
    else:
        files = {"": path}
    for name, file in files.items():
        try:
            yield name, content(file, _MOST_BYTES)
        except OSError:
            continue


def _identity(text: bytes, objects: Mapping[str, str]) -> str:
    """What git calls an object that holds `text`, in the repository that has `objects`."""
    is_short = all(len(identity) == _SHA_1 for identity in objects.values())
    algorithm = "sha1" if is_short else "sha256"
    whole = b"blob %d\0%b" % (len(text), text)
    return hashlib.new(algorithm, whole, usedforsecurity=False).hexdigest()


def _above(name: str, below: str) -> str | None:
    """The folder in which the file `name` is at the path `below`."""
    if not below:
        return name
    return name.removesuffix(f"/{below}") if name.endswith(f"/{below}") else None
