"""Publishes, and dies before the n-th system call that touches a file, for every n.

A program of its own, because it forks: `test_swap.py` runs it with a way of swapping (see
`WAYS`) and a folder. Python announces each such call to an audit hook, and the hook ends the
process. For every n the output must be the old package or the new one, or, where two folders
cannot be exchanged, be absent with the old one set aside; the next run must mend it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from schemawright import publish
from schemawright.publish import atomic

from tests.publish.packages import NEW, OLD, on_disk, package, put, written

DIED = 9


def cannot_exchange(*_: object) -> bool:
    return False


def cannot_rename(
    source: str, target: str, rename: Callable[..., None] = os.replace, **handles: int
) -> None:
    """As on an overlay file system: a folder of the lower layer cannot be renamed."""
    if source == "shop" and target.endswith(".old"):
        raise OSError(errno.EXDEV, "Invalid cross-device link")
    rename(source, target, **handles)


def without_exchange() -> None:
    atomic.exchange = cannot_exchange


def without_rename() -> None:
    without_exchange()
    os.replace = cannot_rename  # type: ignore[assignment]


WAYS: dict[str, Callable[[], None]] = {
    "exchange": lambda: None,
    "two renames": without_exchange,
    "copy": without_rename,
}


def make(texts: dict[str, str], root: Path) -> None:
    put(package(texts), root / "schemas", root / "generated" / "shop")


def die_at(step: int) -> Callable[[str, Any], None]:
    left = [step]

    def hook(event: str, _: Any) -> None:
        if event.startswith(("os.", "shutil.", "fcntl.", "open")):
            left[0] -= 1
            if left[0] < 0:
                os._exit(DIED)

    return hook


def run_and_die(step: int, root: Path, prepare: Callable[[], None]) -> bool:
    """Whether the process died before it was done."""
    child = os.fork()
    if not child:
        prepare()
        sys.addaudithook(die_at(step))
        make(NEW, root)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED


def look(step: int, root: Path, way: str, before: dict[str, str]) -> str:
    """What the output is after the process died, and whether the next run mends it."""
    output = root / "generated" / "shop"
    states = {"old": before, "new": written(package(NEW))}
    seen = next((name for name, texts in states.items() if on_disk(output) == texts), "broken")
    if way == "exchange":
        assert seen != "broken", f"step {step}: {sorted(on_disk(output))}"
    if output.parent.exists():
        with atomic.alone(publish.Destination.of(root / "schemas", output)):
            restored = on_disk(output)
        assert restored in states.values(), f"step {step}: recovered {sorted(restored)}"
    make(NEW, root)
    assert on_disk(output) == states["new"], f"step {step}"
    assert os.listdir(output.parent) == ["shop"], f"step {step}: {os.listdir(output.parent)}"
    return seen


def main(way: str, root: Path, first: bool) -> None:
    # What a kill leaves does not depend on what the disk has: the system remembers all of it.
    os.fsync = lambda _: None
    counts = {"old": 0, "new": 0, "broken": 0}
    for step in range(1000):
        shutil.rmtree(root / "generated", ignore_errors=True)
        if not first:
            make(OLD, root)
        before = {} if first else written(package(OLD))
        if not run_and_die(step, root, WAYS[way]):
            break
        counts[look(step, root, way, before)] += 1
    print(counts["old"], counts["new"], counts["broken"])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "first")
