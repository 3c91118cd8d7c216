"""Publishes, while somebody puts a link in the place of a folder before the n-th system call that
touches a file, for every n.

A program of its own, because it forks and hooks: `test_links.py` runs it with a folder, and the
name of what is replaced. Whatever n is, nothing may appear behind the link, what was moved away
holds the old package or the new one, and once the folder is back where it was the next run leaves
the new package and nothing else.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemawright.diagnostics import Rejected

from tests.publish.packages import NEW, OLD, on_disk, package, put, written

#: What becomes a link, below the root of the project.
PLACES = {"parent": "src/out", "its parent": "src", "output": "src/out/shop"}
OUTPUT = "src/out/shop"


def make(texts: dict[str, str], root: Path) -> None:
    put(package(texts), root / "schemas", root / OUTPUT, root=root)


def meddle_at(step: int, place: Path, outside: Path) -> Callable[[str, Any], None]:
    left, at_work = [step], [False]

    def hook(event: str, _: Any) -> None:
        if at_work[0] or not event.startswith(("os.", "fcntl.", "open")):
            return
        left[0] -= 1
        if left[0] == -1:
            at_work[0] = True
            if place.exists():
                place.rename(place.with_name("moved"))
            if place.parent.exists():
                place.symlink_to(outside)
            at_work[0] = False

    return hook


def run_meddled(step: int, root: Path, place: Path, outside: Path) -> bool:
    """Whether there was a link before the run was over."""
    child = os.fork()
    if not child:
        sys.addaudithook(meddle_at(step, place, outside))
        try:
            make(NEW, root)
        except Rejected as rejected:
            if not {problem.code for problem in rejected.problems} <= {"SW0802", "SW0807"}:
                os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code == 0, f"step {step}: {code}"
    return place.is_symlink()


def look(step: int, root: Path, place: Path, outside: Path) -> None:
    assert on_disk(outside) == {"thesis.tex": "years of work"}, f"step {step}: {on_disk(outside)}"
    assert os.listdir(outside) == ["thesis.tex"], f"step {step}"
    assert place.is_symlink(), f"step {step}: the link is somebody's, too"
    place.unlink()
    moved = place.with_name("moved")
    if moved.exists():
        moved.rename(place)
    states = ({}, written(package(OLD)), written(package(NEW)))
    assert on_disk(root / OUTPUT) in states, f"step {step}"
    make(NEW, root)
    assert on_disk(root / OUTPUT) == states[2], f"step {step}"
    assert os.listdir((root / OUTPUT).parent) == ["shop"], f"step {step}"


def main(what: str, folder: Path, first: bool) -> None:
    os.fsync = lambda _: None
    root, outside = folder / "project", folder / "outside"
    for path in (root / "schemas", outside):
        path.mkdir(parents=True)
    (outside / "thesis.tex").write_text("years of work")
    place = root / PLACES[what]
    meddled = []
    for step in range(200):
        shutil.rmtree(root / "src", ignore_errors=True)
        if not first:
            make(OLD, root)
        if run_meddled(step, root, place, outside):
            meddled.append(step)
            look(step, root, place, outside)
        elif meddled:
            break
    print(len(meddled))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "first")
