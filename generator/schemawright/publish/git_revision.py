"""The files of a git revision, in a folder that goes away: what `diff` compares the working tree
with. It stands in this room because it writes; nothing of it lands in the project."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath


class NoRevision(Exception):
    """There is no such revision, or no repository; the message is git's."""


def merge_base(folder: Path, revision: str) -> str:
    """The commit that the work in `folder` and `revision` have in common, or that of `revision`
    where they have none. Raises `NoRevision`."""
    named = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    try:
        commit = _git(folder, named).decode().strip()
    except NoRevision as error:
        missing = f"there is no revision {revision!r}"
        if revision == "HEAD":
            missing = "nothing has been committed yet"
        raise NoRevision(str(error) or missing) from None
    try:
        return _git(folder, ["merge-base", commit, "HEAD"]).decode().strip()
    except NoRevision:
        return commit


@contextmanager
def checked_out(folder: Path, commit: str, paths: Sequence[Path]) -> Iterator[Path]:
    """A folder with what `paths`, which are in the repository around `folder`, held in `commit`,
    at their places below the repository's own folder. Raises `NoRevision`."""
    top = top_folder(folder)
    names = [_name(path, top) for path in paths]
    listed = _git(top, ["ls-tree", "-r", "-z", "--name-only", commit, "--", *names])
    files_then = listed.decode("utf-8", "surrogateescape").split("\0")
    # `git archive` refuses a path that was not there.
    names = [name for name in names if any(_is_in(file, name) for file in files_then)]
    with tempfile.TemporaryDirectory(prefix="schemawright-") as temporary:
        target = Path(temporary)
        if listed:
            archive = _git(top, ["archive", "--format=tar", commit, "--", *names])
            with tarfile.open(fileobj=io.BytesIO(archive)) as files:
                for member in files:
                    _unpack(files, member, target)
        yield target


def _name(path: Path, top: Path) -> str:
    below = Path(os.path.abspath(path))
    if not below.is_relative_to(top):
        raise NoRevision(f"{path} lies outside of its repository")
    return below.relative_to(top).as_posix()


def _is_in(file: str, name: str) -> bool:
    return name == "." or file == name or file.startswith(f"{name}/")


def top_folder(folder: Path) -> Path:
    """The folder of the repository around `folder`. Raises `NoRevision`."""
    return Path(_git(folder, ["rev-parse", "--show-toplevel"]).decode().rstrip("\n"))


def _unpack(files: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write a regular file; a link could lead anywhere."""
    parts = PurePosixPath(member.name).parts
    content = files.extractfile(member) if member.isreg() and ".." not in parts else None
    if content is not None:
        path = target.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read())


def _git(folder: Path, arguments: Sequence[str]) -> bytes:
    # What the user gave is one argument, and never an option: see `--end-of-options` and `--`.
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise NoRevision(f"git cannot be started: {error}") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise NoRevision(said.removeprefix("fatal: "))
    return done.stdout
