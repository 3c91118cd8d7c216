"""Packages that use others: ``uses = ["common"]``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemawright.config.options import Job
    from schemawright.config.toml_table import Table

#: What must be the same for a class of one package to be as good as one of the other.
_SHARED = ("models", "formats", "optional", "enums", "dialect", "vocabularies", "directions")


def with_uses(jobs: Iterable[Job], packages: Table) -> tuple[Job, ...]:
    """The `jobs` of the table `packages`, each with those that it uses. A package that is not
    there, or that cannot be used, is reported as SW0902."""
    by_name = {job.name: job for job in jobs}
    return tuple(
        replace(job, uses=tuple(_used(job, by_name, packages))) for job in by_name.values()
    )


def _used(job: Job, by_name: Mapping[str, Job], packages: Table) -> Iterable[Job]:
    table = packages.below(job.name)
    for name in table.take_texts("uses") if table and isinstance(table.values, dict) else ():
        assert table is not None
        place, used = table.place("uses"), by_name.get(name)
        if used is None or used is job:
            others = ", ".join(sorted(by_name.keys() - {job.name})) or "none"
            message = f"package {job.name!r} uses {name!r}, which is no other package"
            packages.problems.error("SW0902", message, f"the others are: {others}", place)
        elif reason := _unfit(job, used, packages):
            message = f"package {job.name!r} cannot use {name!r}: {reason}"
            hint = "make the two alike, or name its documents in `source`"
            packages.problems.error("SW0902", message, hint, place)
        else:
            yield used


def _unfit(job: Job, used: Job, packages: Table) -> str | None:
    """Why the classes of `used` are not those that `job` needs."""
    if job.options.models != "pydantic":
        return f"only pydantic models are shared, and these are {job.options.models!r}"
    for name in _SHARED:
        if getattr(job.options, name) != getattr(used.options, name):
            return f"`{name}` is another one there"
    table = packages.below(used.name)
    if table is not None and table.has("uses"):
        return "it uses others itself"
    return None


__all__ = ["with_uses"]
