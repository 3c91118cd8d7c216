"""Publishes two packages in turn, many times: one of the processes of a race."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.publish.packages import NEW, OLD, package, put


def main(root: Path, times: int) -> None:
    for turn in range(times):
        texts = package(NEW if turn % 2 else OLD)
        put(texts, root / "schemas", root / "generated" / "shop")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
