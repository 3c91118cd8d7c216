"""Publishing: the only room that writes.

`publish` puts a package on the disk or refuses to; `verify` compares and writes nothing;
`EarlierRun` answers, before anything is generated, whether the package on the disk is current.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.diagnostics import Place, Problems
from schemawright.manifest import NAME, digest
from schemawright.publish.cache import EarlierRun
from schemawright.publish.open_folder import LinkInTheWay
from schemawright.publish.output_path import Destination, claim, link_in_the_way, shown_path, vet
from schemawright.publish.report import Report
from schemawright.publish.snapshot import Standing, standing

if TYPE_CHECKING:
    from schemawright.publish.contents import Package

__all__ = [
    "Destination",
    "EarlierRun",
    "Report",
    "publish",
    "shown_path",
    "verify",
    "vet",
]


def publish(
    package: Package, destination: Destination, problems: Problems, *, force: bool = False
) -> Report:
    """Makes the folder at `destination` hold `package`, and leaves it alone if it already does.

    With `force`, files that were edited or added by hand are overwritten. Raises `Rejected`, with
    nothing written, if the place is wrong (SW0801 to SW0804), a file was edited (SW0805), the
    manifest is damaged (SW0806) or the system refuses (SW0807).
    """
    # Loaded here, because most runs have nothing to write.
    from schemawright.publish.atomic import Meddling, alone, replace
    from schemawright.publish.differences import differences

    vet(destination, problems)
    problems.stop_on_errors()
    try:
        with alone(destination) as parent:
            now = standing(parent, destination.name)
            claim(destination.output, now, problems, force=force)
            if not force:
                _keep_edits(package, destination.output, now, problems)
            problems.stop_on_errors()
            if differences(package, now):
                replace(parent, destination.name, package.all_files, now)
    except LinkInTheWay as link:
        link_in_the_way(link, destination.output, problems)
    except Meddling as error:
        _refused(f"written: {error.strerror}", "run it again", destination, problems)
    except OSError as error:
        hint = "check the permissions and the free space of the folder; nothing was changed"
        _refused(f"written: {error.strerror or error}", hint, destination, problems)
    problems.stop_on_errors()
    return _changes(package, destination.output, now, problems)


def verify(
    package: Package, destination: Destination, problems: Problems, *, texts: bool = False
) -> Report:
    """What is not at `destination` as `package` has it, as the report's `findings`; with `texts`
    also line by line, and with the documents that changed."""
    # Loaded here, because a run that finds nothing new compares nothing.
    from schemawright.publish.differences import differences
    from schemawright.publish.text_difference import changed_documents, text_difference

    now = Standing({}, None, None)
    findings, lines = differences(package, now), tuple[str, ...]()
    try:
        with destination.parent() as parent:
            now = standing(parent, destination.name)
            findings = differences(package, now)
            lines = text_difference(package, parent, destination.name, findings) if texts else ()
    except FileNotFoundError:
        pass
    except LinkInTheWay as link:
        link_in_the_way(link, destination.output, problems)
    except OSError as error:
        reason = f"read: {error.strerror or error}"
        _refused(reason, "check the permissions", destination, problems)
    problems.stop_on_errors()
    return Report(
        package.name,
        destination.output,
        len(package.schemas),
        len(package.operations),
        findings=findings,
        difference=lines,
        documents=tuple(changed_documents(package, now)) if texts else (),
        warnings=problems.warnings,
    )


def _refused(reason: str, hint: str, destination: Destination, problems: Problems) -> None:
    message = f"the package cannot be {reason}"
    problems.error("SW0807", message, hint, Place(shown_path(destination.output)))


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
            problems.error("SW0805", message, hint, Place(shown_path(output / path)))


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
