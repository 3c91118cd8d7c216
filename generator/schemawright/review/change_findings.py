"""What a review says: findings about schemas, operations and Python callers.

A `ChangeFinding` has a rule, a place in both versions, and an `Effect` in each direction: *send*
(is what could be sent before still accepted?) and *receive* (is what comes now something that could
come before?). What counts of a finding is what its schema is used for: the body of a request is
only ever sent, that of a response only received, and of a document without operations nobody knows.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from schemawright.data_classes import frozen
from schemawright.diagnostics import Place
from schemawright.review.broken_lines import BrokenLine, CheckedCode
from schemawright.review.caller_effects import CallerEffect
from schemawright.values import Json

Level: TypeAlias = Literal["breaking", "undecided", "compatible"]
Way: TypeAlias = Literal["send", "receive"]
#: Rules of schemas that are in one version only.
_PRESENCE = ("schema-added", "schema-removed")
LEVELS: tuple[Level, ...] = ("breaking", "undecided", "compatible")
#: The part of a version number that a change moves (Semantic Versioning 2.0.0).
VersionPart: TypeAlias = Literal["major", "minor", "patch"]
#: What code of callers has to change for, where no edit alone is the cause.
CALLERS_BROKEN = "callers-broken"
#: Rules of changes that offer something else although both directions are compatible.
_OFFERS = frozenset(
    "schema-added schema-removed schema-renamed default-changed deprecation-changed".split()
)


@frozen
class Effect:
    """What a change does in one direction. `witness` is an instance that one version accepts and
    the other refuses, if `has_witness`: of a *breaking* one, or, of a *compatible* one, of the
    strict reading, in which members that nobody described count. `refusal` is what the validator
    that refuses it says of a *breaking* one: ``$.id: '' is too short``."""

    level: Level
    witness: Json = None
    has_witness: bool = False
    reason: str = ""
    refusal: str = ""


COMPATIBLE = Effect("compatible")


@frozen
class ChangeFinding:
    """One change. `about` is a schema's name or an operation's, as `subject` says; `old` and `new`
    are its places, None in a version that has nothing there; `used` are the directions that count
    for it; `changes` is how many changes of the same schema have these effects together."""

    rule: str
    about: str
    says: str
    old: Place | None
    new: Place | None
    send: Effect
    receive: Effect
    used: tuple[Way, ...] = ("send", "receive")
    changes: int = 1
    callers: tuple[CallerEffect, ...] = ()
    subject: Literal["schema", "operation"] = "schema"
    #: What stands around it in each version: there it is told where there is nothing.
    old_around: Place | None = None
    new_around: Place | None = None
    #: The public schemas and operations that it reaches.
    reaches: tuple[str, ...] = ()
    #: The value of a list that comes or goes, as JSON, if it is about one.
    value: str | None = None
    #: The level that the project's policy gives it, and why it is accepted, if it is.
    ruled: Level | None = None
    accepted: str = ""

    def effect(self, way: Way) -> Effect:
        """What it does in one direction."""
        return self.send if way == "send" else self.receive

    @property
    def fingerprint(self) -> str:
        """What names this finding as long as it is about the same change of the same part, wherever
        that stands in its file: 16 hexadecimal digits of the SHA-256 of rule, subject and words."""
        # An operation is told from others by its name; parts of it move when others come.
        places = (self.old, self.new) if self.subject == "schema" else (None, None)
        pointers = [place.pointer if place else None for place in places]
        text = repr((self.rule, self.about, pointers, self.says))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def old_place(self) -> Place | None:
        """Where to look in the old version; None if it has no such document."""
        return self.old or self.old_around

    @property
    def new_place(self) -> Place | None:
        """Where to look in the new version; None if it has no such document."""
        return self.new or self.new_around

    @property
    def level(self) -> Level:
        """What it counts for, by the policy of the project."""
        return "compatible" if self.accepted else self.ruled or self.found

    @property
    def word(self) -> str:
        """What it counts for in a word: its level, or that it is accepted."""
        return "accepted" if self.accepted else self.level

    @property
    def found(self) -> Level:
        """The worst of what counts; what Python callers have to change counts, too."""
        levels = {self.effect(way).level for way in self.used}
        if self.breaks_callers:
            levels.add("breaking")
        return next(level for level in LEVELS if level in levels)

    @property
    def has_effect(self) -> bool:
        """Does it change what is accepted, or anything for code that uses the package? What moves
        or has another name often does not; what comes or goes always does."""
        if self.subject == "operation" or self.rule in _PRESENCE:
            return True
        return bool(self.callers) or (self.send, self.receive) != (COMPATIBLE, COMPATIBLE)

    @property
    def is_of_callers(self) -> bool:
        """Is it about code that uses the package, and nothing else?"""
        return self.rule == CALLERS_BROKEN

    @property
    def is_new(self) -> bool:
        """Is anything else accepted, described or offered than before?"""
        is_offered = self.subject == "operation" or self.rule in _OFFERS
        return _tell(self.send, self.receive) or is_offered or bool(self.callers)

    @property
    def breaks_callers(self) -> bool:
        """May code break that uses the package?"""
        return any(breaks(effect, self.used) for effect in self.callers)


def _tell(*effects: Effect) -> bool:
    """Is anything accepted that was not, or the reverse?"""
    return any(effect.level != "compatible" or effect.has_witness for effect in effects)


def breaks(effect: CallerEffect, used: tuple[Way, ...]) -> bool:
    """May code break that uses the class for this?"""
    return (effect.writes and "send" in used) or (effect.reads and "receive" in used)


@frozen
class SchemaVerdict:
    """A public schema as a whole, in both readings of what it accepts."""

    name: str
    old: Place
    new: Place
    send: Effect
    receive: Effect
    used: tuple[Way, ...]

    def effect(self, way: Way) -> Effect:
        """What all changes together do in one direction."""
        return self.send if way == "send" else self.receive

    @property
    def as_finding(self) -> ChangeFinding:
        """The same as a finding of its own."""
        says = "no change alone does it, but all of them together"
        if all(self.effect(way).level != "breaking" for way in self.used):
            says = "what all its changes do together could not be decided"
        places, effects = (self.old, self.new), (self.send, self.receive)
        return ChangeFinding("all-changes-together", self.name, says, *places, *effects, self.used)


@frozen
class Review:
    """All of it, for one package. `callers` are effects on Python callers that break nobody and
    that no finding has."""

    package: str
    findings: tuple[ChangeFinding, ...]
    schemas: tuple[SchemaVerdict, ...]
    callers: tuple[CallerEffect, ...]
    #: The code that was looked at for lines that break, if any was.
    code: CheckedCode | None = None

    @property
    def level(self) -> Level:
        """The worst of all findings and verdicts, and of lines that break."""
        levels = set(self._levels())
        return next((level for level in LEVELS if level in levels), "compatible")

    @property
    def version(self) -> VersionPart | None:
        """What the next version number should say of it; None where nothing changed.

        major: something breaks, or nobody can tell that it does not, by the project's policy.
        minor: nothing does, but something else is accepted, described or offered than before.
        patch: what is accepted and the classes stay as they were.
        """
        if self.level != "compatible":
            return "major"
        is_other = any(_tell(verdict.send, verdict.receive) for verdict in self.schemas)
        if self.callers or is_other or any(finding.is_new for finding in self.findings):
            return "minor"
        return "patch" if self.findings else None

    @property
    def listed(self) -> tuple[ChangeFinding, ...]:
        """The findings, the worst first, what means nothing last."""
        return tuple(sorted(self.findings, key=_rank))

    @property
    def results(self) -> tuple[ChangeFinding, ...]:
        """All that a machine should be told of, one by one, in that order: also lines of code that
        break."""
        lines = (self._line_finding(line) for line in (self.code.lines if self.code else ()))
        return tuple(sorted((*self.findings, *lines), key=_rank))

    @property
    def summary(self) -> str:
        """``1 breaking, 2 compatible; next version: major``."""
        counts = Counter(finding.word for finding in self.findings)
        told = [f"{counts[word]} {word}" for word in (*LEVELS, "accepted") if counts[word]]
        advice = f"; next version: {self.version}" if self.version else ""
        return (", ".join(told) or "no changes") + advice

    def without_prefix(self, prefix: str) -> Review:
        """The same, with the places in the old version told without `prefix`."""
        findings = tuple(
            replace(
                finding,
                old=finding.old and _without(finding.old, prefix),
                old_around=finding.old_around and _without(finding.old_around, prefix),
                callers=tuple(_told_without(effect, prefix) for effect in finding.callers),
            )
            for finding in self.findings
        )
        schemas = tuple(
            replace(change, old=_without(change.old, prefix)) for change in self.schemas
        )
        callers = tuple(_told_without(effect, prefix) for effect in self.callers)
        return replace(self, findings=findings, schemas=schemas, callers=callers)

    def _levels(self) -> Iterator[Level]:
        yield from (finding.level for finding in self.findings)
        if self.code and any(map(self._counts, self.code.lines)):
            yield "breaking"

    def _counts(self, line: BrokenLine) -> bool:
        """Is any of the findings that a line breaks by one that the project does not let pass?"""
        passed = {
            finding.fingerprint
            for finding in self.findings
            if finding.level == "compatible" and finding.found != "compatible"
        }
        return not line.findings or not passed.issuperset(line.findings)

    def _line_finding(self, line: BrokenLine) -> ChangeFinding:
        about, effects = f"{line.place.path}:{line.place.line}", (COMPATIBLE, COMPATIBLE)
        cause = CallerEffect(about, line.why, writes=True, reads=True, place=line.place)
        finding = ChangeFinding(
            "line-broken", about, line.message, None, line.place, *effects, callers=(cause,)
        )
        return finding if self._counts(line) else replace(finding, ruled="compatible")


def _rank(finding: ChangeFinding) -> tuple[int, bool]:
    return LEVELS.index(finding.level), not finding.has_effect


def _told_without(effect: CallerEffect, prefix: str) -> CallerEffect:
    return replace(effect, place=effect.place and _without(effect.place, prefix))


def _without(place: Place, prefix: str) -> Place:
    return replace(place, path=place.path.removeprefix(prefix))
