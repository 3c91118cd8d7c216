"""Python imports this at its start when this folder is on its path: it writes down, in the file
that HOSTILE_LOG names, each attempt to reach the network, to start a program, or to open a file
outside the folders in HOSTILE_ALLOWED (separated as in a path). After HOSTILE_SECONDS of the
processor the system ends it."""

import os
import resource
import sys

_descriptor = -1


def log_to(path: str) -> None:
    """Write into the file at `path` from now on, here and in processes that start later."""
    global _descriptor  # noqa: PLW0603
    os.environ["HOSTILE_LOG"] = path
    _descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def _watch(allowed: tuple[str, ...]) -> None:
    # What this process was given: `os` may be changed by what runs later.
    write, absolute, real, inherited = os.write, os.path.abspath, os.path.realpath, os.fspath

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request", "os.system"):
            write(_descriptor, f"{event} {arguments[1:]!r}\n".encode("utf-8", "replace"))
        elif event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
            path = real(absolute(os.fsdecode(inherited(arguments[0]))))
            if not path.startswith(allowed):
                write(_descriptor, f"open {path!r}\n".encode("utf-8", "replace"))

    sys.addaudithook(hook)


if os.environ.get("HOSTILE_SECONDS"):
    _seconds = int(os.environ["HOSTILE_SECONDS"])
    resource.setrlimit(resource.RLIMIT_CPU, (_seconds, _seconds + 1))
if os.environ.get("HOSTILE_LOG"):
    log_to(os.environ["HOSTILE_LOG"])
    _watch(tuple(os.environ["HOSTILE_ALLOWED"].split(os.pathsep)))
