"""The place where one case is generated: everything fresh, and watched."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.corpus import Case


@dataclass(frozen=True, slots=True)
class World:
    """A folder for a case, with `input` (the document), `cwd` (empty), and `out` (where the
    package goes); `number` makes the package's name unique among all."""

    root: Path
    number: int

    @property
    def input(self) -> Path:
        return self.root / "input"

    @property
    def cwd(self) -> Path:
        return self.root / "cwd"

    @property
    def package(self) -> Path:
        return self.root / "out" / f"hostile_{self.number:03}"

    @property
    def stderr(self) -> Path:
        return self.root / "stderr.txt"

    @property
    def log(self) -> Path:
        """What the audit hook wrote down."""
        return self.root / "audit.txt"

    @property
    def arguments(self) -> list[str]:
        return ["generate", "--source", str(self.input), "--output", str(self.package)]

    @classmethod
    def made(cls, root: Path, number: int, case: Case) -> World:
        world = cls(root, number)
        for folder in (world.input, world.cwd, world.package.parent):
            folder.mkdir(parents=True)
        shutil.copyfile(case.document, world.input / case.name)
        for command in case.params.get("setup", ()):
            world._link(command)
        world.log.touch()
        world.stderr.touch()
        return world

    def _link(self, command: str) -> None:
        """``ln -s TARGET <input root>/NAME``, the only set-up that there is."""
        program, option, target, name = command.replace("<input root>", str(self.input)).split()
        assert (program, option) == ("ln", "-s"), command
        Path(name).symlink_to(target)

    def files(self) -> dict[str, bytes]:
        """The files of the package, by their paths in it."""
        found = (path for path in sorted(self.package.rglob("*")) if path.is_file())
        kept = (path for path in found if "__pycache__" not in path.parts)
        return {path.relative_to(self.package).as_posix(): path.read_bytes() for path in kept}

    def around(self) -> dict[str, str]:
        """Everything but the package, and what it is: a hash, or where a link leads."""
        found = {}
        for path in sorted(self.root.rglob("*")):
            if self.package in (path, *path.parents) or path in (self.stderr, self.log):
                continue
            found[str(path.relative_to(self.root))] = _kind(path)
        return found


def _kind(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    return "folder" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
