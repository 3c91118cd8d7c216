"""Packages that use others: ``uses = ["common"]``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from schemawright.graphs import components

if TYPE_CHECKING:
    from schemawright.config.options import Job
    from schemawright.config.toml_table import Table

#: What must be the same for a class of one package to be as good as one of the other.
_SHARED = (
    "models",
    "formats",
    "optional",
    "enums",
    "dialect",
    "vocabularies",
    "directions",
    "types",
)
#: The styles whose instances hold a value of the package for what is not set.
_WITH_OWN_ABSENCE = ("dataclass", "msgspec")


def with_uses(jobs: Iterable[Job], packages: Table) -> tuple[Job, ...]:
    """The `jobs` of the table `packages`, each with those that it uses, which may use others in
    turn. A package that is not there or that cannot be used, and a circle of packages, is reported
    as SW0902."""
    by_name = {job.name: job for job in jobs}
    named = {job.name: _used(job, by_name, packages) for job in by_name.values()}
    circle = _circle(named)
    if circle:
        message = f"packages use each other in a circle: {' → '.join(circle)}"
        hint = "put what they have in common into a package of its own, which all of them use"
        table = packages.below(circle[0])
        packages.problems.error("SW0902", message, hint, table.place("uses") if table else None)
        return tuple(by_name.values())
    whole: dict[str, Job] = {}
    for name, job in by_name.items():
        if job.options.models in _WITH_OWN_ABSENCE and len(_bases(name, named)) > 1:
            _refuse_several_bases(name, _bases(name, named), packages)

    def with_own(name: str) -> Job:
        if name not in whole:
            uses = tuple(with_own(used) for used in named[name])
            whole[name] = replace(by_name[name], uses=uses)
        return whole[name]

    return tuple(map(with_own, by_name))


def _bases(name: str, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The packages that use none, of those that the package called `name` uses in the end."""
    bases: dict[str, None] = {}
    pending = list(reversed(named[name]))
    while pending:
        used = pending.pop()
        pending += reversed(named[used])
        if not named[used]:
            bases[used] = None
    return tuple(bases)


def _refuse_several_bases(name: str, bases: tuple[str, ...], packages: Table) -> None:
    one, other, *_ = bases
    message = (
        f"package {name!r} cannot use {one!r} and {other!r}: each has a value of its own for "
        "what is not set"
    )
    hint = "let one of them use the other, or both a third"
    table = packages.below(name)
    packages.problems.error("SW0902", message, hint, table.place("uses") if table else None)


def _circle(named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The names of packages that lead back to the first of them, which is the last one again;
    empty where none do."""
    circles = components(named, lambda name: named[name])
    circle = next((circle for circle in circles if len(circle) > 1), None)
    if circle is None:
        return ()
    way = [min(circle)]
    while way[-1] not in way[:-1]:
        way.append(next(used for used in named[way[-1]] if used in circle))
    return tuple(way[way.index(way[-1]) :])


def _used(job: Job, by_name: Mapping[str, Job], packages: Table) -> tuple[str, ...]:
    """The names of the packages that `job` says that it uses, as far as it can."""
    table = packages.below(job.name)
    if table is None or not isinstance(table.values, dict):
        return ()
    names: list[str] = []
    for name in table.take_texts("uses"):
        place, used = table.place("uses"), by_name.get(name)
        if used is None or used is job:
            others = ", ".join(sorted(by_name.keys() - {job.name})) or "none"
            message = f"package {job.name!r} uses {name!r}, which is no other package"
            packages.problems.error("SW0902", message, f"the others are: {others}", place)
        elif reason := _unfit(job, used):
            message = f"package {job.name!r} cannot use {name!r}: {reason}"
            hint = "make the two alike, or name its documents in `source`"
            packages.problems.error("SW0902", message, hint, place)
        else:
            names.append(name)
    return tuple(dict.fromkeys(names))


def _unfit(job: Job, used: Job) -> str | None:
    """Why the classes of `used` are not those that `job` needs."""
    if job.options.models == "plain":
        return "classes that datamodel-code-generator writes are not shared"
    for name in _SHARED:
        if getattr(job.options, name) != getattr(used.options, name):
            return f"`{name}` is another one there"
    return None


__all__ = ["with_uses"]
