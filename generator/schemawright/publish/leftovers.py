"""What killed runs left beside a package, told by what it holds.

A run works in folders called ``.<name>.<random>.tmp`` and ``.<name>.<random>.old``. A name proves
nothing: such a folder is a leftover only if nothing in it can be anybody else's. That is so if it

- is empty,
- holds the marker that a run puts into a folder before it fills, or empties, it,
- or is a package whose files are all as its manifest lists them.

What is none of these stays where it is, and is in nobody's way.
"""

from __future__ import annotations

import os
import re
import stat

from schemawright.publish.open_folder import Folder
from schemawright.publish.snapshot import MAX_DEPTH, standing

MARKER = ".schemawright-unfinished"


def unused_name(name: str, suffix: str) -> str:
    """A name for a folder beside the package `name`; `suffix` is ``tmp`` or ``old``."""
    return f".{name}.{os.urandom(6).hex()}.{suffix}"


def mark_leftover(folder: Folder, name: str) -> None:
    """Say in `folder` that all of it may go, because it was made for the package `name`."""
    if not folder.kind(MARKER):
        folder.write(MARKER, _words(name))


def leftovers(parent: Folder, name: str) -> tuple[str, ...]:
    """The folders in `parent` that a killed run left beside the package `name`."""
    return tuple(
        left
        for left in _candidates(parent, name)
        if _is_nobodys(parent, left, name) or _can_be_put_back(parent, left, name)
    )


def recover(parent: Folder, name: str) -> None:
    """Put a package back that was set aside and not yet replaced; remove other leftovers."""
    for left in _candidates(parent, name):
        if _can_be_put_back(parent, left, name):
            discard(parent, name)
            parent.rename(left, name)
        elif _is_nobodys(parent, left, name):
            discard(parent, left, name)


def discard(parent: Folder, left: str, name: str | None = None) -> None:
    """Remove what is called `left`, as far as possible; what remains is marked as made for the
    package `name`, so that the next run tries again."""
    try:
        if parent.kind(left) != stat.S_IFDIR:
            parent.remove(left)
            return
        with parent.down(left) as folder:
            if name is not None:
                mark_leftover(folder, name)
            _empty(folder)
            if folder.kind(MARKER):
                folder.remove(MARKER)
        parent.remove_folder(left)
    except OSError:
        return


def _empty(folder: Folder, depth: int = 1) -> None:
    """Remove all that is in `folder`, but for the marker at its top."""
    for name, is_folder in folder.entries():
        if is_folder and depth <= MAX_DEPTH:
            with folder.down(name) as below:
                _empty(below, depth + 1)
            folder.remove_folder(name)
        elif (name, depth) != (MARKER, 1):
            folder.remove(name)


def _candidates(parent: Folder, name: str) -> list[str]:
    pattern = re.compile(rf"\.{re.escape(name)}\.[0-9a-f]{{12}}\.(tmp|old)")
    named = [entry for entry in parent.names() if pattern.fullmatch(entry)]
    return [entry for entry in named if parent.kind(entry) == stat.S_IFDIR]


def _is_nobodys(parent: Folder, left: str, name: str) -> bool:
    """Whether nothing in the folder can be anybody's but ours."""
    try:
        with parent.down(left) as folder:
            marker, others = folder.read(MARKER) or b"", set(folder.names()) - {MARKER}
        # The marker alone may be half written; beside other files it is not.
        if marker == _words(name) or (not others and _words(name).startswith(marker)):
            return True
        now = standing(parent, left)
    except OSError:
        return False
    edited = [path for path in now.digests if path != MARKER and now.is_edited(path)]
    return now.manifest is not None and not edited


def _can_be_put_back(parent: Folder, left: str, name: str) -> bool:
    """Whether `left` is a package that was set aside, with none in its place: none with a
    manifest, which is the first file to go and is there from the start, and nothing that would
    be lost."""
    if not left.endswith(".old"):
        return False
    now = standing(parent, name)
    if now.manifest_text is not None:
        return False
    try:
        aside = standing(parent, left)
    except OSError:
        return False
    return aside.manifest is not None and now.digests.items() <= aside.digests.items()


def _words(name: str) -> bytes:
    words = f"A run of schemawright for {name!r} was killed. The next one removes this folder.\n"
    return words.encode(errors="backslashreplace")
