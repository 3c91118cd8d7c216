"""What to generate: the packages of a project, or one named on the command line.

A project says it in `pyproject.toml`::

    [tool.schemawright.packages.shop]
    source = "schemas/shop"       # a document, a folder, or a list of them; this is the default
    uses = ["common"]             # packages whose schemas are imported from there (none)
    output = "generated/shop"     # the folder that becomes the package; this is the default
    formats = "assert"            # or "annotate": is `format` checked?
    models = "pydantic"           # or "dataclass", "typeddict", "msgspec", "plain"
    enums = "literal"             # or "enum": classes with members for named enumerations
    optional = "none"             # or "missing": what does a field read as that is not set?
    dialect = "draft7"            # of documents whose own $schema is missing or unknown
    vocabularies = ["ajv"]        # keywords that extend every dialect (none)
    include = ["tag:orders"]      # only these operations and schemas (everything)
    exclude = ["path:/debug/*"]   # and not these
    strict = false                # are blemishes of the documents errors?
    directions = true             # is readOnly not asked for in requests, in OpenAPI 3.1 too?
    client = true                 # a client, when there are operations
    max_errors = 1000             # how many errors a failed validation looks for
    base = "shop_base:Base"       # a class that pydantic models derive from (none)
    reference = false             # a page of Markdown for each schema
    templates = "codegen"         # a folder of templates that are listed before ours
    formatter = "printer"         # or "black": run black itself over everything

    [tool.schemawright.packages.shop.names]
    "order.json#/properties/buyer" = "Customer"   # the class of what is at that place

    [tool.schemawright.packages.shop.types]
    duration = "duration"         # or "time", "ip", "bytes", "decimal": what texts of a format are
    money = "shop_types:Money"    # or a class of your own

    [tool.schemawright.packages.shop.datamodel-code-generator]
    snake-case-field = true       # its own options, for models = "plain", before those of
                                  # [tool.datamodel-codegen]

    [tool.schemawright.limits]
    schemas = 500_000             # how much is taken on: see `schemawright.limits`

    [tool.schemawright.review.levels]
    "enum-value-added" = "compatible"       # or "breaking"; of one direction: "….receive"

    [[tool.schemawright.review.accepted]]   # a finding of `diff` that keeps nothing back
    fingerprint = "0f77d9fc5777c3a1"
    reason = "announced in March"
    until = 2027-01-31

Lines are as long as ``[tool.black]`` says. With no such table, every folder directly in
``schemas/`` becomes ``generated/<folder>/``. The name of a package is a Python identifier, and so
never a path.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from schemawright.config.folders import keep_apart, stay_inside
from schemawright.config.options import MODELS, Job, Options
from schemawright.config.package_names import NO_NAME, is_package_name, nearest_identifier
from schemawright.config.package_table import package_job
from schemawright.config.project_file import (
    configured_line_length,
    lint_levels,
    project_limits,
    project_settings,
)
from schemawright.config.review_table import review_policy
from schemawright.config.toml_table import FILE, Table
from schemawright.diagnostics import Place, Problems

__all__ = ["MODELS", "Job", "Options", "jobs", "one_off", "root_of"]

_TABLE = ("tool", "schemawright", "packages")


def root_of(folder: Path) -> Path:
    """The project that `folder` belongs to: the nearest folder from there upwards that has a
    `pyproject.toml` or a ``schemas/``, or `folder` itself."""
    for candidate in (folder, *folder.parents):
        if os.path.lexists(candidate / FILE) or (candidate / "schemas").is_dir():
            return candidate
    return folder


def one_off(source: Path | Sequence[Path], output: Path, options: Options | None = None) -> Job:
    """The job that a command line spells out, with no configuration: from one source or more."""
    name = Path(os.path.abspath(output)).name or "package"
    first, *others = [source] if isinstance(source, Path) else source
    return Job(name, first, output, options or Options(), more_sources=tuple(others))


def jobs(root: Path, packages: Sequence[str], problems: Problems) -> tuple[Job, ...]:
    """The project's packages in order of name, or those of them that `packages` names.

    Whatever is wrong with the configuration is reported as SW0901 (it cannot be read), SW0902
    (a key or a value), SW0903 (a path), SW0904 (no such package) or SW0905 (no packages);
    then what is returned is of no use.
    """
    settings = project_settings(root, problems)
    listed = _configured(root, settings) if settings else None
    if listed is None and problems.errors:
        return ()
    if listed is None:
        listed = _by_folder(root, packages, problems)
    if not listed and not problems.errors:
        message = f"there is nothing to generate: no [{'.'.join(_TABLE)}] and no folder in schemas/"
        hint = "put the documents into schemas/<package>/, or use --source and --output"
        problems.error("SW0905", message, hint)
    for job in listed:
        stay_inside(root, job, problems)
    keep_apart(listed, problems)
    length, levels, most = (
        configured_line_length(root),
        lint_levels(settings),
        project_limits(settings),
    )
    policy = review_policy(settings)
    options = [
        replace(job.options, line_length=length, lint=levels, limits=most, review=policy)
        for job in listed
    ]
    rooted = tuple(
        replace(job, root=root, cache=True, options=own)
        for job, own in zip(listed, options, strict=True)
    )
    return _chosen(rooted, packages, problems)


def _configured(root: Path, settings: Table) -> tuple[Job, ...] | None:
    """The packages that the project lists; None if it has no table of them."""
    packages = settings.below("packages")
    if packages is None:
        return None
    if not packages.is_table():
        return ()
    jobs = tuple(package_job(root, name, packages) for name in packages.names)
    tables = [packages.below(name) for name in packages.names]
    if not any(table and table.has("uses") for table in tables):
        return jobs
    from schemawright.config.used_packages import with_uses  # most packages use no others

    return with_uses(jobs, packages)


def _by_folder(root: Path, packages: Sequence[str], problems: Problems) -> tuple[Job, ...]:
    schemas = root / "schemas"
    if not schemas.is_dir():
        return ()
    folders = sorted(entry.name for entry in schemas.iterdir() if entry.is_dir())
    names = [name for name in folders if not name.startswith((".", "__"))]
    for name in names:
        if not is_package_name(name) and (not packages or name in packages):
            table = ".".join((*_TABLE, nearest_identifier(name)))
            hint = f'rename the folder, or say [{table}] with source = "schemas/{name}"'
            problems.error("SW0903", NO_NAME.format(name), hint, Place(f"schemas/{name}"))
    return tuple(Job(name, schemas / name, root / "generated" / name) for name in names)


def _chosen(
    listed: tuple[Job, ...], packages: Sequence[str], problems: Problems
) -> tuple[Job, ...]:
    names = [job.name for job in listed]
    for package in packages:
        if package not in names and listed:
            message = f"there is no package {package!r}"
            problems.error("SW0904", message, f"the packages are: {', '.join(names)}")
    # What a package uses is half of it: whoever asks for the one asks for the other.
    chosen = [job for job in listed if not packages or job.name in packages]
    wanted = {needed.name for job in chosen for needed in (job, *job.all_uses)}
    return tuple(job for job in listed if job.name in wanted)
