"""What `compare` says: a verdict in each direction, and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from schemawright import config, pipeline
from schemawright.containment.subset import COMPATIBLE, Direction
from schemawright.contract import Contract
from schemawright.diagnostics import Problems
from schemawright.limits import limited
from schemawright.review.change_findings import LEVELS, ChangeFinding, Review, Way


@dataclass(frozen=True)
class Comparison:
    """What a change means: `send` (is all that the old version accepts accepted by the new?) and
    `receive` (the reverse)."""

    send: Direction
    receive: Direction
    _review: Callable[[], Review] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def changes(self) -> tuple[ChangeFinding, ...]:
        """Each change with its rule, its places and what it does, as `schemawright diff` tells it:
        the worst first. They are worked out when they are first asked for."""
        return self._review().listed if self._review else ()


def compare_folders(old: Path, new: Path, options: config.Options) -> Comparison:
    """What the change from one folder or document to another means: the worst in each direction
    of all that is in both. Raises `Rejected` if one of them is wrong."""
    jobs = [config.one_off(path, Path("package"), options) for path in (old, new)]
    before, after = (pipeline.contract_of(job, Problems())[1] for job in jobs)
    with limited(options.limits), pipeline.garbage_collected_seldom():
        told = reviewed(before, after)
    return Comparison(_worst(told, "send"), _worst(told, "receive"), lambda: told)


def reviewed(old: Contract, new: Contract) -> Review:
    """The review of two contracts, by this process's validators."""
    from schemawright.inprocess import format_check
    from schemawright.lazy_validators import schema_validators
    from schemawright.review.versions import review

    return review(old, new, format_check, schema_validators)


def _worst(review: Review, way: Way) -> Direction:
    effects = [finding.effect(way) for finding in review.findings if way in finding.used]
    effects += [schema.effect(way) for schema in review.schemas if way in schema.used]
    if not effects:
        return COMPATIBLE
    worst = min(effects, key=lambda effect: LEVELS.index(effect.level))
    if worst.level == "compatible":
        return COMPATIBLE
    return Direction(worst.level, worst.witness, worst.reason)
