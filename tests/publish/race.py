"""Publishes two packages in turn, many times: one of the processes of a race."""

from __future__ import annotations

import sys
from pathlib import Path

from schemawright import publish
from schemawright.diagnostics import Problems

from tests.publish.packages import NEW, OLD, package


def main(root: Path, times: int) -> None:
    for turn in range(times):
        texts = package(NEW if turn % 2 else OLD)
        publish.publish(texts, root / "schemas", root / "generated" / "shop", Problems())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
