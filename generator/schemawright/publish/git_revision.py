"""The files of a git revision, in a folder that goes away: what `diff` compares the working tree
with. It stands in this room because it writes; nothing of it lands in the project."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

#: What looks like a repository without a working tree may be a folder of the checkout, and its
#: configuration a document of it, which can name programs: no such thing is believed.
_NOTHING_HIDDEN = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
#: What a repository says is to be had elsewhere is not asked for, by whatever program, and what is
#: to stand in the place of a commit does not.
_NOTHING_FETCHED = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
#: What ``git cat-file --batch`` says before a content: the object, its type and its size.
_HEADER = 3


class NoRevision(Exception):
    """There is no such revision, or no repository; the message is git's."""


def merge_base(folder: Path, revision: str) -> str:
    """The commit that the work in `folder` and `revision` have in common, or that of `revision`
    where they have none. Raises `NoRevision`."""
    named = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        commit = git(folder, named).decode().strip()
    except NoRevision as error:
        missing = f"there is no revision {revision!r}"
        if revision == "HEAD":
            missing = "nothing has been committed yet"
        raise NoRevision(str(error) or missing) from None
    try:
        return git(folder, ["merge-base", commit, "HEAD"]).decode().strip()
    except NoRevision:
        return commit


@contextmanager
def checked_out(folder: Path, commit: str, paths: Sequence[Path]) -> Iterator[Path]:
    """A folder with what `paths`, which are in the repository around `folder`, held in `commit`,
    at their places below the repository's own folder. Raises `NoRevision`."""
    top = top_folder(folder)
    names = [path_in_repository(path, top) for path in paths]
    with tempfile.TemporaryDirectory(prefix="schemawright-") as temporary:
        target = Path(temporary)
        for path, content in _files(top, commit, names) if names else ():
            _write(target, path, content)
        yield target


def _write(target: Path, path: Path, content: bytes) -> None:
    # A commit can name what no folder holds: a file in a file, a name of a thousand letters.
    place = target / path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    except OSError as error:
        raise NoRevision(f"{str(path)[:100]!r} cannot be written: {error.strerror}") from error


def path_in_repository(path: Path, top: Path) -> str:
    """`path` below `top`, the repository's own folder. Raises `NoRevision` if it is not there."""
    below = Path(os.path.abspath(path))
    if not below.is_relative_to(top):
        raise NoRevision(f"{path} lies outside of its repository")
    return below.relative_to(top).as_posix()


def top_folder(folder: Path) -> Path:
    """The folder of the repository around `folder`. Raises `NoRevision`."""
    return Path(git(folder, ["rev-parse", "--show-toplevel"]).decode().rstrip("\n"))


def _files(top: Path, commit: str, names: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """The regular files in or below `names`, each as it was committed; a link could lead anywhere.
    Not by ``git archive``, which leaves out, and rewrites, what a ``.gitattributes`` says."""
    listed = git(top, ["ls-tree", "-r", "-z", commit, "--", *names])
    # Each is "100644 blob 9daeafb… TAB name".
    entries = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry.startswith(b"100")]
    objects = [facts.split()[2] for facts, _, _ in entries]
    told = io.BytesIO(git(top, ["cat-file", "--batch"], b"".join(o + b"\n" for o in objects)))
    for _, _, name in entries:
        header = told.readline().split()
        if len(header) < _HEADER:
            raise NoRevision(f"git has no content for {os.fsdecode(name)}")
        content = told.read(int(header[2]))
        told.read(1)
        parts = PurePosixPath(os.fsdecode(name)).parts
        if ".." not in parts:
            yield Path(*parts), content


def git(folder: Path, arguments: Sequence[str], given: bytes | None = None) -> bytes:
    """What git answers in `folder`, `given` that on its standard input. Raises `NoRevision`."""
    # What the user gave is one argument, and never an option: see `--end-of-options` and `--`.
    command = ["git", *_NOTHING_HIDDEN, "-C", str(folder), *arguments]
    environment = {**os.environ, **_NOTHING_FETCHED}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, check=False, env=environment
        )
    except OSError as error:
        raise NoRevision(f"git cannot be started: {error}") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise NoRevision(said.removeprefix("fatal: "))
    return done.stdout
