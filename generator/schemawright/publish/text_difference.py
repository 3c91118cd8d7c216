"""The text of what generation would change, as a reviewer knows it from ``diff -u``.

before: ``models.py`` as the folder has it     after: the lines that ``generate`` would write

Nothing is followed and nothing but plain files is read; what is none counts as empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import PurePosixPath

from schemawright.publish.contents import Package
from schemawright.publish.open_folder import Folder
from schemawright.publish.report import FileDifference
from schemawright.publish.snapshot import Standing, files


def text_difference(
    package: Package, parent: Folder, name: str, findings: tuple[FileDifference, ...]
) -> tuple[str, ...]:
    """The lines, without newlines, of a unified diff (three lines of context) from the folder
    `name` of `parent` to `package`, for the files that `findings` name, in their order."""
    given = {file.path: file.text for file in package.all_files}
    there = _texts(parent, name, {finding.path for finding in findings})
    lines: list[str] = []
    for finding in findings:
        path = str(PurePosixPath(name, finding.path))
        before, after = there.get(finding.path, ""), given.get(finding.path, "")
        old, new = before.splitlines(), after.splitlines()
        lines += unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
    return tuple(lines)


def _texts(parent: Folder, name: str, paths: set[str]) -> dict[str, str]:
    """The texts of the plain files at `paths` in the folder, as far as they are there."""
    if not parent.kind(name):
        return {}
    with parent.down(name) as folder:
        return {
            path: (holder.read(last) or b"").decode(errors="replace")
            for path, holder, last in files(folder)
            if path in paths
        }


def changed_documents(package: Package, now: Standing) -> Iterator[tuple[str, str]]:
    """Each document that is not what the folder's manifest was made from, by path, and how: it is
    ``new``, ``gone`` or ``changed``. None if the manifest cannot be read."""
    if now.manifest is None:
        return
    before, after = now.manifest.sources, package.sources
    for path in sorted(before.keys() | after.keys()):
        if path not in before:
            yield path, "new"
        elif path not in after:
            yield path, "gone"
        elif before[path] != after[path]:
            yield path, "changed"
