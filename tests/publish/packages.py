"""Small packages to publish, and what is on the disk afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from schemawright import publish
from schemawright.diagnostics import Problems
from schemawright.files import File
from schemawright.publish.contents import OperationEntry, Package, SchemaEntry

OLD = {"__init__.py": "", "models.py": "old = 1\n", "_runtime/gone.py": "gone = 1\n"}
NEW = {"__init__.py": "", "models.py": "new = 2\n", "_runtime/sub/come.py": "come = 2\n"}


def package(texts: Mapping[str, str], **sources: str) -> Package:
    """A package of files with these texts, made from `sources`."""
    return Package(
        name="shop",
        files=tuple(File(path, text) for path, text in texts.items()),
        sources=sources or {"order.json": "0" * 64},
        schemas=(SchemaEntry("order.json", "", "Order", "models.Order", "validators.order"),),
        operations=(OperationEntry("getOrder", "GET", "/orders/{id}", "get_order"),),
    )


def written(package: Package) -> dict[str, str]:
    """What publishing `package` must leave on the disk."""
    return {file.path: file.text for file in package.all_files}


def put(
    package: Package,
    source: Path,
    output: Path,
    problems: Problems | None = None,
    *,
    force: bool = False,
    root: Path | None = None,
) -> publish.Report:
    """Publish `package`, made from `source`, as the folder `output`."""
    destination = publish.Destination.of(source, output, root)
    return publish.publish(package, destination, problems or Problems(), force=force)


def on_disk(output: Path) -> dict[str, str]:
    """The files below `output` with their texts; empty if it is not there."""
    files = [path for path in output.rglob("*") if not path.is_dir()]
    return {p.relative_to(output).as_posix(): p.read_bytes().decode() for p in files}
