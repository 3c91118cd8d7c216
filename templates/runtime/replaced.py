"""Notices that the package was replaced on disk while a program was importing it.

Generation puts a new package in the place of an old one, and modules are imported when they are
first used: so a program could come by the models of one and the validators of the other.
"""

from __future__ import annotations

import os

#: This very file; there is none when the package is compiled in memory.
_FILE = os.path.abspath(globals().get("__file__", "/"))
_FOLDER = os.path.dirname(os.path.dirname(_FILE))
#: It lists every other file of the package with its hash, so one manifest means one package.
_MANIFEST = os.path.join(_FOLDER, "manifest.json")


def ensure_not_replaced() -> None:
    """Raises ImportError if the package is not the one that this program began to import."""
    global _seen
    state = _state()
    if state == _seen:
        return
    if _manifest() != _AT_FIRST:
        raise ImportError(
            f"the package in {_FOLDER!r} was replaced after this program had imported a part "
            "of it; start the program again"
        )
    _seen = state


def _state() -> tuple[int, int] | None:
    """What is another when the manifest was written; None if there is none, as in an archive."""
    try:
        state = os.stat(_MANIFEST)
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns


def _manifest() -> int | None:
    try:
        with open(_MANIFEST, "rb") as stream:
            return hash(stream.read())
    except OSError:
        return None


_seen, _AT_FIRST = _state(), _manifest()
