"""Which folders may become a package. A folder that is replaced as a whole must not be one
that holds, or leads to, anything else."""

from __future__ import annotations

import keyword
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place, Problems
from schemawright.manifest import NAME, looks_like_ours
from schemawright.publish.open_folder import Folder, LinkInTheWay
from schemawright.publish.snapshot import Standing
from schemawright.read.input_files import NamedSource, named


@frozen
class Destination:
    """Where a package goes: the folder `output`, below `root`. It is made from `sources`, none of
    which it may contain.

    Links that lead to `root` are the user's way of reaching it, and are followed once; from
    there down to the package no link is followed. `root` and `output` are absolute.
    """

    sources: tuple[NamedSource, ...]
    output: Path
    root: Path

    @classmethod
    def of(
        cls, source: Path | Iterable[NamedSource], output: Path, root: Path | None = None
    ) -> Destination:
        """The destination `output`, in the project whose folder is `root`. Without one, `root` is
        what `source` and `output` have in common, or the working folder if that is above; for an
        output that shares nothing with them it is the last folder on its path that exists."""
        output, sources = Path(os.path.abspath(output)), named(source)
        if root is not None and output.is_relative_to(os.path.abspath(root)):
            return cls(sources, output, Path(os.path.abspath(root)))
        shared = Path(
            os.path.commonpath([*(os.path.abspath(named.path) for named in sources), output])
        )
        roots = [folder for folder in (shared, Path.cwd()) if output.is_relative_to(folder)]
        roots = [folder for folder in roots if folder not in (folder.parent, output)]
        if roots:
            return cls(sources, output, min(roots, key=lambda folder: len(folder.parts)))
        there = (folder for folder in output.parents if os.path.isdir(folder))
        return cls(sources, output, next(there, output.parent))

    @property
    def source_paths(self) -> tuple[Path, ...]:
        """Where the sources are."""
        return tuple(source.path for source in self.sources)

    @property
    def name(self) -> str:
        """The name of the package's folder."""
        return self.output.name

    def parent(self, *, make: bool = False) -> Folder:
        """Open the folder in which the package lies; with `make`, make it if need be.

        Raises FileNotFoundError if it is not there, and `LinkInTheWay` if a link is.
        """
        folder = Folder.at(self.root)
        for name in self.output.parent.relative_to(self.root).parts:
            with folder:
                folder = folder.down(name, make=make)
        return folder

    def link(self) -> Path | None:
        """The first link between `root` and the package, the package included."""
        below = [path for path in reversed(self.output.parents) if path.is_relative_to(self.root)]
        return next((path for path in (*below[1:], self.output) if os.path.islink(path)), None)


def vet(destination: Destination, problems: Problems) -> None:
    """Reports an error if `destination` is no place for a package, and a warning if nobody can
    import it there. Looks at paths only, so it is cheap enough to come first; that no link is
    put there later is for `Destination.parent` to see."""
    output = destination.output
    where = Place(shown_path(output))
    if reason := _reserved(destination.source_paths, output):
        problems.error("SW0801", reason, "choose another folder for the package", where)
    elif link := destination.link():
        link_in_the_way(link, output, problems)
    elif os.path.lexists(output) and not os.path.isdir(output):
        message = "the output is a file; a package is a folder"
        problems.error("SW0803", message, "choose another name for the package", where)
    elif not output.name.isidentifier() or keyword.iskeyword(output.name):
        message = f"Python cannot import a package named {output.name!r}"
        hint = "name the folder like a variable: letters, digits and underscores"
        problems.warning("SW0808", message, hint, where)


def link_in_the_way(link: Path | LinkInTheWay, output: Path, problems: Problems) -> None:
    """Reports that the way to `output` leads through a link."""
    path = Path(link.filename) if isinstance(link, LinkInTheWay) else link
    message = f"{shown_path(path)} is a symbolic link that the package would be written through"
    problems.error("SW0802", message, "name the folder itself", Place(shown_path(output)))


def claim(output: Path, now: Standing, problems: Problems, *, force: bool) -> None:
    """Reports an error if `output`, which is as `now` says, holds what is not ours to delete."""
    where = Place(shown_path(output))
    if not now.digests or now.manifest is not None:
        return
    if now.manifest_text is None or not looks_like_ours(now.manifest_text):
        message = f"the folder has files in it and no {NAME} of a generated package"
        problems.error("SW0804", message, "choose a new folder, or empty this one", where)
    elif not force:
        message = f"{NAME} is damaged, so nobody can say which files were edited by hand"
        hint = "restore it, or overwrite the whole package with --force"
        problems.error("SW0806", message, hint, Place(shown_path(output / NAME)))


def shown_path(path: Path) -> str:
    """A path as a user would write it: relative to the working folder if it is below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def _reserved(sources: Iterable[Path], output: Path) -> str | None:
    """Why `output` must not be replaced, if it is a folder that means something else."""
    real = Path(os.path.realpath(output))
    if real.parent == real:
        return "the output is the root of the file system"
    if real == Path(os.path.realpath(os.path.expanduser("~"))):
        return "the output is the home folder"
    if any(Path(os.path.realpath(source)).is_relative_to(real) for source in sources):
        return "the output is, or contains, the input"
    if Path.cwd().is_relative_to(real):
        return "the output is, or contains, the working folder"
    if any(_is_git(part) for part in (*real.parts, *output.parts)):
        return "the output lies inside .git"
    return None


def _is_git(name: str) -> bool:
    """Whether some system takes the folder `name` for ``.git``: in capitals, by its short name,
    with dots, spaces or a stream behind it (NTFS), with characters that it ignores (HFS+)."""
    shown = "".join(c for c in name if unicodedata.category(c) != "Cf").lower()
    return shown.partition(":")[0].rstrip(". ") in {".git", "git~1"}
