"""Publishes with no file allowed to be longer than so many bytes: as on a disk that is full from
there on. Prints the problem, if there is one."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from schemawright.diagnostics import Rejected

from tests.publish.packages import NEW, package, put


def main(root: Path, limit: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        put(package(NEW), root / "schemas", root / "generated" / "shop")
    except Rejected as rejected:
        os.write(1, f"{rejected}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
