"""Arrays: their items, one by one or all of them."""

from __future__ import annotations

from schemawright.code import json_walks as walks
from schemawright.code.expressions import (
    Call,
    Expression,
    Helper,
    Literal,
    Subscript,
    Tuple,
    joined,
)
from schemawright.code.json_tests import AreDistinct, AreStrings, HasLength, IsWithin
from schemawright.code.json_walks import REFUSE, refuses
from schemawright.code.statements import Assign, Augmented, Block, Break, For, If
from schemawright.ir.checks import (
    Contains,
    EachItem,
    ItemAt,
    OnlyStrings,
    UniqueItems,
    UniqueMembers,
)
from schemawright.targets.validators.lowering.function_lowering import (
    SEEN,
    Family,
    Lowering,
    Subject,
    sited,
)


def only_strings(check: OnlyStrings, subject: Subject, lower: Lowering) -> Expression:
    """``all_strings(value)``"""
    return AreStrings(subject.value)


def unique_items(check: UniqueItems, subject: Subject, lower: Lowering) -> Expression:
    """``unique(value)``"""
    return AreDistinct(subject.value, check.strings)


def unique_members(check: UniqueMembers, subject: Subject, lower: Lowering) -> Expression:
    """``unique_members(value, "id")``"""
    return Call(Helper("unique_members", "equality"), (subject.value, Literal(check.name)))


def decide_item_at(check: ItemAt, subject: Subject, lower: Lowering) -> Block:
    """``if len(value) > 1: item = value[1] …``"""
    is_there = HasLength(subject.value, ">", check.index)
    with lower.local("item") as item:
        body = lower.body(check.check, subject.below(item, item, check.site))
        if refuses(body):
            return (If(is_there, body),)
        assigned = Assign(item, Subscript(subject.value, Literal(check.index)))
    return (If(is_there, (assigned, *body)),) if body else ()


def explain_item_at(check: ItemAt, subject: Subject, lower: Lowering) -> Block:
    """The same with the place of the item."""
    with lower.local("item") as item, lower.local("at_item") as at:
        body = lower.body(check.check, subject.below(item, at, check.site))
        index = Literal(check.index)
        way = subject.way(sited(check).tokens)
        assigned = Assign(item, Subscript(subject.value, index))
        located = Assign(at, subject.asked("into", index, *way))
    is_there = HasLength(subject.value, ">", check.index)
    return (If(is_there, (assigned, located, *body)),) if body else ()


def decide_each_item(check: EachItem, subject: Subject, lower: Lowering) -> Block:
    """``for item in value: …``"""
    with lower.local("item") as item:
        body = lower.body(check.check, subject.below(item, item, check.site))
    if refuses(body):
        return (If(HasLength(subject.value, ">", check.start), body),)
    return (walks.ForEachItem(subject.value, check.start, item, body),) if body else ()


def explain_each_item(check: EachItem, subject: Subject, lower: Lowering) -> Block:
    """``for item, at_item in at.items(value, 0): …``"""
    with lower.local("item") as item, lower.local("at_item") as at:
        body = lower.body(check.check, subject.below(item, at, check.site))
    way = subject.way(sited(check).tokens)
    items = subject.asked("items", subject.value, Literal(check.start), *way)
    return (For(Tuple((item, at)), items, body),) if body else ()


def decide_contains(check: Contains, subject: Subject, lower: Lowering) -> Block:
    """A loop that ends at the first item that passes; else a count."""
    if check.minimum != 1 or check.maximum is not None or check.marks:
        return count_matches(check, subject, lower)
    with lower.local("item") as item:
        test = lower.test(check.check, subject.instead(item))
    leave = If(test, (Break(),))
    return (walks.ForEachItem(subject.value, 0, item, (leave,), (REFUSE,)),)


def count_matches(check: Contains, subject: Subject, lower: Lowering) -> Block:
    """``count += 1`` for each item that passes, then the comparison with the limits."""
    marks = check.marks and lower.function.marks
    with (
        lower.local("item") as item,
        lower.local("index") as index,
        lower.local("count") as count,
    ):
        steps: Block = (Augmented(count, "+", Literal(1)),)
        if marks:
            steps = (*steps, walks.SeeItem(SEEN, index))
        one = If(lower.test(check.check, subject.instead(item)), steps)
        refused: list[Expression] = []
        if check.minimum:
            refused.append(IsWithin(count, "<", check.minimum))
        if check.maximum is not None:
            refused.append(IsWithin(count, ">", check.maximum))
        counted = (
            Assign(count, Literal(0)),
            walks.ForEachItem(subject.value, 0, item, (one,), index=index if marks else None),
        )
        if not refused:
            return counted if marks else ()
        return (*counted, If(joined("or", tuple(refused)), lower.refused(check, subject)))


FAMILY = Family(
    tests={
        OnlyStrings: only_strings,
        UniqueItems: unique_items,
        UniqueMembers: unique_members,
    },
    decide={ItemAt: decide_item_at, EachItem: decide_each_item, Contains: decide_contains},
    explain={ItemAt: explain_item_at, EachItem: explain_each_item, Contains: count_matches},
)
