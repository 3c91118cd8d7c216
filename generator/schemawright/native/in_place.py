"""Checks that look at the value itself, through other checks, in C: jumps between them."""

from __future__ import annotations

from collections.abc import Sequence

from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByTag,
    ByType,
    FunctionCall,
    IfPresent,
    IfThenElse,
    Not,
    OneOf,
    PropertyAt,
    Required,
    Tag,
    When,
)
from schemawright.native import leaves
from schemawright.native.leaves import is_of
from schemawright.native.members import MembersWriter
from schemawright.native.walk import MEMBERS, MemberWalk
from schemawright.native.writer import Writer
from schemawright.values import LARGE


def all_(w: Writer, check: All, v: str, no: str) -> None:
    """What is said of an object's members is said where the first of it stands: by then it is
    known to be an object."""
    of_members = tuple(part for part in check.checks if isinstance(part, MEMBERS))
    for part in check.checks:
        if not isinstance(part, MEMBERS):
            w.decide(part, v, no)
        elif part is of_members[0]:
            _members(w, of_members, v, no)


def one_of_members(w: Writer, check: AnyCheck, v: str, no: str) -> None:
    """A check of members that stands alone."""
    _members(w, (check,), v, no)


def _members(w: Writer, checks: tuple[AnyCheck, ...], v: str, no: str) -> None:
    walk = MemberWalk.over(checks)
    if walk.is_worth_it:
        MembersWriter(w, walk, v, no).write()
        return
    for check in checks:
        if isinstance(check, Required):
            leaves.required(w, check, v, no)
        elif isinstance(check, PropertyAt) and check.required:
            part = w.look_up(v, check.name, no)
            w.decide(check.check, part, no)
        elif isinstance(check, PropertyAt):
            part = w.look_up(v, check.name, None)
            with w.block(f"if ({part} != NULL)"):
                w.pin(part)
                w.decide(check.check, part, no)


def when(w: Writer, check: When, v: str, no: str) -> None:
    """A jump past the check where the value is of another type."""
    with w.skip() as other:
        w.require(is_of(v, check.type), other)
        w.decide(check.check, v, no)


def calls(w: Writer, check: FunctionCall, v: str, no: str) -> None:
    """``decide_f(v, context)``, with the set where the function notes."""
    w.require(call(w, check.function, v, "seen" if check.marks else None), no)


def call(w: Writer, function: str, v: str, seen: str | None) -> str:
    """The call of a function of the program; `seen` is the set in which it is to note."""
    w.module.called[function] = None
    return f"decide_{function}({v}, {'' if seen is None else seen + ', '}context)"


#: From so many properties on, of which one must be there, the members are looked through once.
_MANY = 4


def any_of(w: Writer, check: AnyOf, v: str, no: str) -> None:
    """A jump behind the alternatives from the first that passes."""
    whens = [branch for branch in check.branches if isinstance(branch, When)]
    if check.marks:
        w.require_that(f"{_count_marking(w, check, v)} > 0", no)
    elif len(whens) == len(check.branches) and len({when.type for when in whens}) == 1:
        # The type once, instead of in each alternative.
        inner = AnyOf(tuple(when.check for when in whens))
        when(w, When(whens[0].type, inner), v, no)
    else:
        _any_of(w, list(check.branches), v, no)


def _any_of(w: Writer, branches: list[AnyCheck], v: str, no: str) -> None:
    single = [e for e in branches if isinstance(e, Required) and len(e.names) == 1]
    with w.skip() as yes:
        if len(single) >= _MANY:
            branches = [other for other in branches if other not in single]
            names = w.module.names(sorted({branch.names[0] for branch in single}))
            with w.skip() as following:
                w.require(f"has_any({v}, {names})", following)
                w.line(yes)
        for branch in branches:
            with w.skip() as following:
                w.decide(branch, v, following)
                w.line(yes)
        w.line(no)


def one_of(w: Writer, check: OneOf, v: str, no: str) -> None:
    """A count of those that pass, left at the second."""
    if check.marks:
        w.require_that(f"{_count_marking(w, check, v)} == 1", no)
        return
    matched = w.fresh("matched")
    w.line(f"int {matched} = 0;")
    for number, branch in enumerate(check.branches):
        with w.skip() as following:
            w.decide(branch, v, following)
            w.line(f"if ({matched}++) {no}" if number else f"{matched} = 1;")
    w.require_that(matched, no)


def _count_marking(w: Writer, check: AnyOf | OneOf, v: str) -> str:
    """The variable with the number of branches that match; what they evaluate is noted."""
    matched = w.fresh("matched")
    w.line(f"int {matched} = 0;")
    for branch in check.branches:
        with w.skip() as following:
            noted = noting(w, branch, v, following)
            w.run(f"see_more(seen, {noted})")
            w.line(f"{matched}++;")
    return matched


def noting(w: Writer, check: AnyCheck, v: str, no: str) -> str:
    """A set with what `check` evaluates, a call of a function that notes it."""
    assert isinstance(check, FunctionCall)
    noted = w.new_set()
    w.require(call(w, check.function, v, noted), no)
    return noted


def by_type(w: Writer, check: ByType, v: str, no: str) -> None:
    """A chain of types; the first that fits decides."""
    with w.skip() as done:
        for types, arm in check.table:
            with w.skip() as other:
                w.require(is_of(v, *types), other)
                w.decide(arm, v, no)
                w.line(done)
        w.decide(check.otherwise, v, no)


def by_tag(w: Writer, check: ByTag, v: str, no: str) -> None:
    """A ``switch`` over the number of the tag's value among the table's names, and one among its
    numbers."""
    if any(not isinstance(tag, str) and abs(tag) >= LARGE for tag, _ in check.table):
        w.line("return UNKNOWN;")  # Python is asked: C has no integers of that size.
        return
    tag = w.look_up(v, check.name, None)
    names = [name for name, _ in check.table if isinstance(name, str)]
    numbers = [value for value, _ in check.table if not isinstance(value, str)]
    with w.skip() as done:
        with w.skip() as otherwise:
            w.line(f"if ({tag} == NULL) {otherwise}")
            if numbers:
                with w.skip() as text:
                    w.require(is_of(tag, "number"), text)
                    _switch(w, f"{w.module.numbers(numbers)}({tag})", check, numbers, v, no, done)
                    w.line(otherwise)
            w.require(is_of(tag, "string"), otherwise)
            if names:
                _switch(w, f"{w.module.names(names)}({tag})", check, names, v, no, done)
            w.decide(check.unknown, v, no)
            w.line(done)
        w.decide(check.otherwise, v, no)


def _switch(
    w: Writer, number: str, check: ByTag, tags: Sequence[Tag], v: str, no: str, done: str
) -> None:
    """The arms of those `tags` of the table of which `number` is the place; others go on."""
    arms = dict(check.table)
    with w.block(f"switch ({number})"):
        for place, tag in enumerate(tags):
            with w.block(f"case {place}:"):
                w.decide(arms[tag], v, no)
                w.line(done)


def not_(w: Writer, check: Not, v: str, no: str) -> None:
    """A jump past `no` where the check fails."""
    with w.skip() as passed:
        w.decide(check.check, v, passed)
        w.line(no)


def if_(w: Writer, check: IfThenElse, v: str, no: str) -> None:
    """A jump to the ``else`` where the test fails."""
    with w.skip() as done:
        with w.skip() as otherwise:
            if check.marks:
                noted = noting(w, check.test, v, otherwise)
                w.run(f"see_more(seen, {noted})")
            else:
                w.decide(check.test, v, otherwise)
            w.decide(check.then, v, no)
            w.line(done)
        w.decide(check.otherwise, v, no)


def if_present(w: Writer, check: IfPresent, v: str, no: str) -> None:
    """A jump past the check where the member is missing."""
    with w.skip() as absent:
        w.require(f"has({v}, {w.module.constant(check.name)})", absent)
        w.decide(check.check, v, no)
