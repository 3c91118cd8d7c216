"""Which module each function of the validators is in, where a package has more than one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemawright.contract import Contract
from schemawright.ir.checks import Program
from schemawright.targets.module_layout import home, is_large, spread


def modules_of(
    contract: Contract, programs: Iterable[Program], uses: Mapping[str, Iterable[str]]
) -> dict[str, str]:
    """The module of each function in `uses`, in ``checks/`` and in ``errors/`` alike; empty
    where there is one for all."""
    if not is_large(contract):
        return dict.fromkeys(uses, "")
    homes: dict[str, str] = {}
    for named in contract.schemas:
        for program in programs:
            entry = program.entries.get(named.variable)
            if entry is not None and entry not in program.elsewhere:
                homes.setdefault(entry, home(contract, named))
    return spread(_settled(homes, uses), uses)


def _settled(homes: dict[str, str], uses: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """`homes` with the functions that are of no schema: they live where they are called first."""
    pending = [*reversed(homes)]
    seen: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            for below in uses.get(name, ()):
                if below not in uses:
                    continue  # It is another package's.
                homes.setdefault(below, homes[name])
                pending.append(below)
    for name in uses:
        homes.setdefault(name, next(iter(homes.values())))
    return homes


def grouped(names: Iterable[str], modules: Mapping[str, str]) -> dict[str, list[str]]:
    """`names` by their modules."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(modules[name], []).append(name)
    return groups
