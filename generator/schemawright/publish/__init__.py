"""Publishing: the only room that writes.

`publish` puts a package on the disk or refuses to; `verify` compares and writes nothing;
`settled` answers, before anything is generated, whether the package on the disk is whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from schemawright.diagnostics import Place, Problems
from schemawright.manifest import NAME, Package, digest
from schemawright.publish.atomic import alone, replace
from schemawright.publish.cache import Recall, settled
from schemawright.publish.output_path import claim, shown, vet
from schemawright.publish.report import Finding, Report
from schemawright.publish.snapshot import Standing, differences, standing

__all__ = [
    "Finding",
    "Recall",
    "Report",
    "Standing",
    "publish",
    "settled",
    "shown",
    "verify",
    "vet",
]


def publish(
    package: Package, source: Path, output: Path, problems: Problems, *, force: bool = False
) -> Report:
    """Makes the folder `output` hold `package`, and leaves it alone if it already does.

    `source` is the input, which the output must not contain. With `force`, files that were
    edited or added by hand are overwritten. Raises `Rejected`, with nothing written, if the
    place is wrong (SW0801 to SW0804), a file was edited (SW0805), the manifest is damaged
    (SW0806) or the system refuses (SW0807).
    """
    output = Path(os.path.abspath(output))
    vet(source, output, problems)
    problems.stop_on_errors()
    try:
        with alone(output) as parent:
            now = standing(output)
            claim(output, now, problems, force=force)
            if not force:
                _keep_edits(package, output, now, problems)
            problems.stop_on_errors()
            if differences(package, now):
                replace(parent, output, package.all_files)
    except OSError as error:
        message = f"the package cannot be written: {error.strerror or error}"
        hint = "check the permissions and the free space of the folder; nothing was changed"
        problems.error("SW0807", message, hint, Place(shown(output)))
        problems.stop_on_errors()
    return _changes(package, output, now, problems)


def verify(package: Package, output: Path, problems: Problems) -> Report:
    """What is not in `output` as `package` has it, as the report's `findings`."""
    output = Path(os.path.abspath(output))
    try:
        findings = differences(package, standing(output))
    except OSError as error:
        message = f"the package cannot be read: {error.strerror or error}"
        problems.error("SW0807", message, "check the permissions", Place(shown(output)))
        problems.stop_on_errors()
    schemas, operations = len(package.schemas), len(package.operations)
    warnings = problems.warnings
    return Report(package.name, output, schemas, operations, findings=findings, warnings=warnings)


def _keep_edits(package: Package, output: Path, now: Standing, problems: Problems) -> None:
    """An error for each file that somebody changed or added, unless generation gives the same."""
    if now.manifest is None:
        return
    wanted = {file.path: digest(file.text.encode()) for file in package.files}
    for path in sorted(now.digests):
        if now.is_edited(path) and now.digests[path] != wanted.get(path):
            was = "edited" if path in now.manifest.files else "added"
            message = f"the file was {was} by hand, and generation would overwrite it"
            hint = "say it in the schema or in an overlay instead, or overwrite it with --force"
            if was == "added":
                hint = "move it out of the generated package, or remove it with --force"
            problems.error("SW0805", message, hint, Place(shown(output / path)))


def _changes(package: Package, output: Path, now: Standing, problems: Problems) -> Report:
    before = dict(now.digests)
    after = {file.path: digest(file.text.encode()) for file in package.all_files}
    if now.manifest_text is None:
        before.pop(NAME, None)
    return Report(
        package.name,
        output,
        len(package.schemas),
        len(package.operations),
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(p for p in after.keys() & before.keys() if after[p] != before[p])),
        removed=tuple(sorted(before.keys() - after.keys())),
        warnings=problems.warnings,
    )
