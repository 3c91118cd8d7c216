"""What has been evaluated, and what is asked of the rest."""

from __future__ import annotations

from schemawright.code import json_walks as walks
from schemawright.code.expressions import Expression, Name
from schemawright.code.json_tests import Accepts, HasSeen, IsOfType, negated
from schemawright.code.json_walks import REFUSE, ForEachItem, ForEachMember, refuses
from schemawright.code.statements import Assign, Block, If, Statement
from schemawright.ir.checks import AnyCheck, SeesItems, SeesProperties, Site, Unevaluated
from schemawright.targets.validators.lowering.function_lowering import (
    SEEN,
    Family,
    Lowering,
    Subject,
    guard,
)


def sees_properties(check: SeesProperties, subject: Subject, lower: Lowering) -> Block:
    """``seen.update({"a", "b"})``, ``seen.add("a")``"""
    if check.every:
        return (walks.SeeMembers(SEEN, subject.value),)
    steps: list[Statement] = [walks.SeeNames(SEEN, check.names)] if check.names else []
    for pattern in check.patterns:
        with lower.local("key") as key:
            test = lower.matches(pattern, key)
            steps.append(walks.SeeMembers(SEEN, subject.value, key, test))
    return tuple(steps)


def sees_items(check: SeesItems, subject: Subject, lower: Lowering) -> Block:
    """``seen.update(range(2))``"""
    return (walks.SeeItems(SEEN, subject.value, check.count),)


def sees_nothing(check: SeesProperties | SeesItems, subject: Subject, lower: Lowering) -> Block:
    """Explanations take no notes."""
    return ()


def decide_unevaluated(check: Unevaluated, subject: Subject, lower: Lowering) -> Block:
    """A set for what the siblings evaluate; what is not in it is checked."""
    with lower.local("noted", declared=True) as noted:
        accepts = Accepts(lower.decider(check.tracker), subject.value, noted)
        refused = If(negated(accepts), (REFUSE,))
        rest = _rest(check, subject, noted, lower)
        seen: Block = (walks.SeeMore(SEEN, noted),) if check.marks else ()
        return (walks.NewSeen(noted), refused, *rest, *seen)


def explain_unevaluated(check: Unevaluated, subject: Subject, lower: Lowering) -> Block:
    """The rest is told of only where the siblings pass."""
    with lower.local("noted", declared=True) as noted:
        siblings = lower.body(check.siblings, subject)
        rest = _rest(check, subject, noted, lower)
        if not rest:
            return siblings
        accepts = Accepts(lower.decider(check.tracker), subject.value, noted)
        return (*siblings, walks.NewSeen(noted), If(accepts, rest))


def _rest(check: Unevaluated, subject: Subject, noted: Name, lower: Lowering) -> Block:
    """What is asked of the properties and items that are not noted."""
    steps: list[Statement] = []
    if check.properties is not None:
        with lower.local("key") as key, lower.local("member") as member:
            body = _unseen(check.properties, check.properties_site, key, member, subject, lower)
            if body:
                unseen = guard(negated(HasSeen(noted, key)), body)
                looked_at = None if refuses(body) else member
                loop = ForEachMember(subject.value, key, looked_at, unseen)
                steps.append(If(IsOfType(subject.value, ("object",)), (loop,)))
    if check.items is not None:
        with lower.local("index") as index, lower.local("item") as item:
            body = _unseen(check.items, check.items_site, index, item, subject, lower)
            if body:
                unseen = guard(negated(HasSeen(noted, index)), body)
                loop_items = ForEachItem(subject.value, 0, item, unseen, index=index)
                steps.append(If(IsOfType(subject.value, ("array",)), (loop_items,)))
    return tuple(steps)


def _unseen(
    check: AnyCheck,
    site: Site | None,
    key: Expression,
    part: Name,
    subject: Subject,
    lower: Lowering,
) -> Block:
    """What is asked of one part, which is at `key`."""
    if lower.mode == "decide":
        return lower.body(check, subject.below(part, part, site))
    with lower.local(f"at_{part.id}") as at:
        body = lower.body(check, subject.below(part, at, site))
        way = subject.way(site.tokens) if site is not None else ()
        located = Assign(at, subject.asked("into", key, *way))
    return (located, *body) if body else ()


FAMILY = Family(
    decide={
        SeesProperties: sees_properties,
        SeesItems: sees_items,
        Unevaluated: decide_unevaluated,
    },
    explain={
        SeesProperties: sees_nothing,
        SeesItems: sees_nothing,
        Unevaluated: explain_unevaluated,
    },
)
