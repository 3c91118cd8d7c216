"""What the documents of several sources are called: as they lie to one another on the disk, so that
relative references lead from one to the other, and without what is above all of them.

schemas/shop, schemas/common   →  shop/order.json, common/money.json
schemas/shop, ../common        →  (project)/schemas/shop/order.json, common/money.json

The folder of a checkout has another name for everybody, and is called ``(project)`` for that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from schemawright.read.input_files import NamedSource

_PROJECT, _ABOVE = "(project)", "(above)"


def named_sources(paths: Iterable[Path], root: Path | None) -> tuple[NamedSource, ...]:
    """The sources at `paths`, which the configuration of the project `root` names; without one,
    the command line."""
    paths = tuple(paths)
    homes = [path if path.is_dir() else path.parent for path in paths]
    places = _places(homes, root)
    same = (len(set(parts)) == 1 for parts in zip(*places, strict=False))
    shared = sum(1 for _ in takewhile(bool, same))
    prefixes = ["".join(f"{part}/" for part in place[shared:]) for place in places]
    return tuple(map(NamedSource, paths, prefixes))


def _places(homes: Iterable[Path], root: Path | None) -> list[tuple[str, ...]]:
    """Where the folders are, as the parts of their paths."""
    if root is None:
        return [Path(os.path.abspath(home)).parts for home in homes]
    relative = [Path(os.path.relpath(home, root)).parts for home in homes]
    climbs = [parts.count(os.pardir) for parts in relative]
    above = max(climbs, default=0)
    ways = (*[_ABOVE] * (above - 1), _PROJECT)[-above:] if above else ()
    return [
        (*ways[: above - climb], *parts[climb:])
        for climb, parts in zip(climbs, relative, strict=True)
    ]
