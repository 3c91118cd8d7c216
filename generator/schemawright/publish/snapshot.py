"""What is in an output folder now, told apart by the folder's own manifest.

Nothing is followed and nothing but plain files is opened: a link, a pipe or a device in the
folder is a difference like any other.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemawright.manifest import NAME, Manifest, Package, digest, parse
from schemawright.publish.report import Finding

#: The digest of what is not a plain file: equal to no digest.
_NOT_A_FILE = "not a plain file"


@dataclass(frozen=True, slots=True)
class Standing:
    """An output folder as it is: the digest of each file in it by its path (``/`` between the
    parts), the text of its manifest, if it has one, and what that says, if it can be read."""

    digests: Mapping[str, str]
    manifest_text: str | None
    manifest: Manifest | None

    @property
    def is_intact(self) -> bool:
        """Every file is there, as the manifest lists it, and no other file is."""
        if self.manifest is None:
            return False
        return {p: d for p, d in self.digests.items() if p != NAME} == self.manifest.files

    def is_edited(self, path: str) -> bool:
        """Whether somebody changed or put there a file that the manifest vouches for or
        does not know."""
        vouched = self.manifest.files if self.manifest else {}
        return path != NAME and self.digests[path] != vouched.get(path)


def standing(output: Path) -> Standing:
    """What is in `output` now; an empty standing if it is not there. OSError if unreadable."""
    digests = {path: _digest_of(output, path) for path in paths(output)}
    if digests.get(NAME, _NOT_A_FILE) == _NOT_A_FILE:
        return Standing(digests, None, None)
    text = (output / NAME).read_bytes().decode(errors="replace")
    return Standing(digests, text, parse(text))


def differences(package: Package, now: Standing) -> tuple[Finding, ...]:
    """Each file of `now` that is not what `package` would write, in order of path."""
    if not now.digests:
        return tuple(Finding("missing", file.path) for file in package.all_files)
    wanted = {file.path: digest(file.text.encode()) for file in package.files}
    found = [_finding(path, wanted, now) for path in sorted(wanted.keys() | now.digests.keys())]
    findings = [finding for finding in found if finding is not None]
    findings += _about_manifest(package, now, bool(findings))
    return tuple(sorted(findings, key=lambda finding: finding.path))


def _finding(path: str, wanted: Mapping[str, str], now: Standing) -> Finding | None:
    if path == NAME or wanted.get(path) == now.digests.get(path):
        return None
    if path not in now.digests:
        return Finding("missing", path)
    if path not in wanted:
        # Generated once and no longer: old. Never generated: somebody put it there.
        return Finding("extra" if now.is_edited(path) else "stale", path)
    # Without a manifest nobody can say who wrote the file.
    return Finding("edited" if now.manifest and now.is_edited(path) else "stale", path)


def _about_manifest(package: Package, now: Standing, others: bool) -> list[Finding]:
    if now.manifest_text is None:
        return [Finding("missing" if NAME not in now.digests else "edited", NAME)]
    if now.manifest is None:
        return [Finding("malformed", NAME)]
    if now.manifest_text == package.manifest.text:
        return []
    is_older = not now.manifest.is_of_this_version or now.manifest.sources != package.sources
    return [Finding("stale" if others or is_older else "edited", NAME)]


def paths(output: Path) -> Iterator[str]:
    """The files below `output`, relative to it; links to folders count as files, and what
    Python caches beside the modules does not count at all."""
    for folder, folders, files in os.walk(output, onerror=_raise):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        folders[:] = sorted(f for f in folders if f != "__pycache__" and f not in links)
        for name in (*files, *links):
            yield Path(folder, name).relative_to(output).as_posix()


def _raise(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _digest_of(output: Path, path: str) -> str:
    file = output / path
    if not stat.S_ISREG(file.lstat().st_mode):
        return _NOT_A_FILE
    return digest(file.read_bytes())
