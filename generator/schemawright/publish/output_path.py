"""Which folders may become a package. A folder that is replaced as a whole must not be one
that holds, or leads to, anything else."""

from __future__ import annotations

import keyword
import os
from pathlib import Path

from schemawright.diagnostics import Place, Problems
from schemawright.manifest import NAME, looks_like_ours
from schemawright.publish.snapshot import Standing


def vet(source: Path, output: Path, problems: Problems) -> None:
    """Reports an error if `output` is no place for a package made from `source`, and a warning
    if nobody can import it there. Looks at paths only, so it is cheap enough to come first.

    Links above the folder that both paths have in common are the user's way of reaching the
    project; below it, a link must not lead out of that folder.
    """
    output = Path(os.path.abspath(output))
    where = Place(shown(output))
    if reason := _reserved(Path(os.path.abspath(source)), output):
        problems.error("SW0801", reason, "choose another folder for the package", where)
    elif link := _link_outside(source, output):
        message = f"{shown(link)} is a symbolic link that the package would be written through"
        problems.error("SW0802", message, "name the folder itself", where)
    elif os.path.lexists(output) and not output.is_dir():
        message = "the output is a file; a package is a folder"
        problems.error("SW0803", message, "choose another name for the package", where)
    elif not output.name.isidentifier() or keyword.iskeyword(output.name):
        message = f"Python cannot import a package named {output.name!r}"
        hint = "name the folder like a variable: letters, digits and underscores"
        problems.warning("SW0808", message, hint, where)


def claim(output: Path, now: Standing, problems: Problems, *, force: bool) -> None:
    """Reports an error if `output`, which is as `now` says, holds what is not ours to delete."""
    where = Place(shown(output))
    if not now.digests or now.manifest is not None:
        return
    if now.manifest_text is None or not looks_like_ours(now.manifest_text):
        message = f"the folder has files in it and no {NAME} of a generated package"
        problems.error("SW0804", message, "choose a new folder, or empty this one", where)
    elif not force:
        message = f"{NAME} is damaged, so nobody can say which files were edited by hand"
        hint = "restore it, or overwrite the whole package with --force"
        problems.error("SW0806", message, hint, Place(shown(output / NAME)))


def shown(path: Path) -> str:
    """A path as a user would write it: relative to the working folder if it is below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def _reserved(source: Path, output: Path) -> str | None:
    """Why `output` must not be replaced, if it is a folder that means something else."""
    real = Path(os.path.realpath(output))
    if real.parent == real:
        return "the output is the root of the file system"
    if real == Path(os.path.realpath(os.path.expanduser("~"))):
        return "the output is the home folder"
    if Path(os.path.realpath(source)).is_relative_to(real):
        return "the output is, or contains, the input"
    if Path.cwd().is_relative_to(real):
        return "the output is, or contains, the working folder"
    if any(part.lower() == ".git" for part in (*real.parts, *output.parts)):
        return "the output lies inside .git"
    return None


def _link_outside(source: Path, output: Path) -> Path | None:
    """The link through which writing `output` would leave the folder it has in common with
    `source`, or `output` itself if that is a link."""
    if output.is_symlink():
        return output
    base = Path(os.path.commonpath([os.path.abspath(source), output]))
    real = Path(os.path.realpath(base))
    below = [p for p in reversed(output.parents) if p != base and p.is_relative_to(base)]
    for parent in below:
        if parent.is_symlink() and not Path(os.path.realpath(parent)).is_relative_to(real):
            return parent
    return None
