"""Publishes the old package or the new one: 3, and the problem, if that cannot be."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from schemawright.diagnostics import Rejected

from tests.publish.packages import NEW, OLD, package, put


def main(root: Path, which: str) -> int:
    texts = {"old": OLD, "new": NEW}[which]
    try:
        put(package(texts), root / "schemas", root / "generated" / "shop")
    except Rejected as rejected:
        os.write(1, f"{rejected}\n".encode())
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
