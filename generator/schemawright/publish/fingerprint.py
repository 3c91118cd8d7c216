"""All that a package is made from, as one hash: the documents, the options, and the generator
with the libraries it uses.

Documents are hashed, not dated: whoever changes one can set its date, not its hash. The generator
and its libraries are installed by the user, and are told by what the system says of their files:
hashing them all would take longer than everything else that a run without changes does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import FileIO
from pathlib import Path

from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.publish.open_folder import MOST_BYTES
from schemawright.read.input_files import InputFile, NamedSource, documents
from schemawright.regular_files import opened


@frozen
class Inputs:
    """What a run found before it began. `documents` has the SHA-256 of each by its path in the
    source; `digest` is one of all that there is, in hexadecimal."""

    documents: Mapping[str, str]
    digest: str


def inputs(sources: Iterable[NamedSource], templates: Path | None, options: str) -> Inputs | None:
    """What a package is made from: `sources`, the project's own `templates`, and what `options`
    says, which is any text that tells them. None if something cannot be read, or is wrong."""
    problems = Problems()
    try:
        sources = tuple(sources)
        listed = documents(sources, problems)
        for source in sources:
            if not source.is_folder:
                listed += _neighbours(listed, source)
        hashes = {input_file.path: _hash(input_file.file) for input_file in listed}
        layouts = [(path, _hash(path)) for path in _files(templates)] if templates else []
        tools = [_with_state(path) for path in (*_generator(), *_libraries())]
    except OSError:
        return None
    if problems.errors:
        return None
    told = (sys.version, options, problems.reported, sorted(hashes.items()), sorted(layouts))
    everything = "\n".join((repr(told), *sorted(tools)))
    return Inputs(hashes, hashlib.sha256(everything.encode("utf-8", "surrogateescape")).hexdigest())


def _neighbours(listed: Iterable[InputFile], source: NamedSource) -> tuple[InputFile, ...]:
    """The files in the folder of the single document `source` that it may refer to, and those that
    these may: their names stand in its text. Rather too many than too few."""
    from schemawright.read.references import Neighbourhood, file_names

    neighbourhood = Neighbourhood(source.path.parent, source.prefix)
    problems = Problems()
    by_path = {input_file.path: input_file for input_file in listed}
    pending = list(by_path.values())
    while pending:
        input_file = pending.pop()
        for name in file_names(_content(input_file.file)):
            beside = neighbourhood.file(name, input_file.path, problems)
            for neighbour in (beside, *neighbourhood.files_of_uri(name, problems)):
                if neighbour is not None and neighbour.path not in by_path:
                    by_path[neighbour.path] = neighbour
                    pending.append(neighbour)
    return tuple(by_path.values())


def _hash(path: str | Path) -> str:
    """The SHA-256 of a regular file, in hexadecimal. OSError for any other and for one of more
    than `MOST_BYTES`, without waiting."""
    with _opened(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _content(path: Path) -> bytes:
    with _opened(path) as stream:
        return stream.read()


def _opened(path: str | Path) -> FileIO:
    stream = opened(path)
    if os.fstat(stream.fileno()).st_size > MOST_BYTES:
        stream.close()
        raise OSError(f"{path} is very large")
    return stream


def _generator() -> Iterator[str]:
    """The modules and templates of the generator."""
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    yield from _files(home)
    if not os.path.isdir(os.path.join(home, "templates")):
        yield from _files(os.path.join(os.path.dirname(os.path.dirname(home)), "templates"))


def _libraries() -> Iterator[str]:
    """What the installers of distributions wrote last, in folders named after the versions."""
    for folder in filter(os.path.isdir, sys.path):
        for name in os.listdir(folder):
            if name.endswith((".dist-info", ".egg-info")):
                yield os.path.join(folder, name, "RECORD")


def _files(top: str | Path) -> Iterator[str]:
    """Every file below `top` but for what Python caches."""
    with os.scandir(top) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield entry.path
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _with_state(path: str) -> str:
    """The path of a file, with what is another whenever it was written: no program can set its
    time of change."""
    try:
        state = os.stat(path)
    except OSError:
        return path
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"
