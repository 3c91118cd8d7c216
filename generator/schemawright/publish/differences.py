"""How what is on the disk differs from what generation gives, file by file."""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.manifest import NAME, digest
from schemawright.publish.contents import Package
from schemawright.publish.report import FileDifference
from schemawright.publish.snapshot import Standing


def differences(package: Package, now: Standing) -> tuple[FileDifference, ...]:
    """Each file of `now` that is not what `package` would write, in order of path."""
    if not now.digests:
        return tuple(FileDifference("missing", file.path) for file in package.all_files)
    wanted = {file.path: digest(file.text.encode()) for file in package.files}
    compared = [_finding(path, wanted, now) for path in sorted(wanted.keys() | now.digests.keys())]
    findings = [finding for finding in compared if finding is not None]
    findings += _about_manifest(package, now, bool(findings))
    return tuple(sorted(findings, key=lambda finding: finding.path))


def _finding(path: str, wanted: Mapping[str, str], now: Standing) -> FileDifference | None:
    if path == NAME or wanted.get(path) == now.digests.get(path):
        return None
    if path not in now.digests:
        return FileDifference("missing", path)
    if path not in wanted:
        # Generated once and no longer: old. Never generated: somebody put it there.
        return FileDifference("extra" if now.is_edited(path) else "stale", path)
    # Without a manifest nobody can say who wrote the file.
    return FileDifference("edited" if now.manifest and now.is_edited(path) else "stale", path)


def _about_manifest(package: Package, now: Standing, others: bool) -> list[FileDifference]:
    if now.manifest_text is None:
        return [FileDifference("missing" if NAME not in now.digests else "edited", NAME)]
    if now.manifest is None:
        return [FileDifference("malformed", NAME)]
    if now.digests[NAME] == digest(package.manifest.text.encode()):
        return []
    is_older = not now.manifest.is_of_this_version or now.manifest.sources != package.sources
    return [FileDifference("stale" if others or is_older else "edited", NAME)]
