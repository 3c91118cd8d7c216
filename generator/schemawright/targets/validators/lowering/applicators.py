"""Checks on the same instance: all of several, one of several, none, or another function."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from schemawright.code import json_walks as walks
from schemawright.code.expressions import (
    Call,
    Expression,
    Helper,
    List,
    Literal,
    Name,
    Tuple,
    joined,
)
from schemawright.code.json_tests import (
    Accepts,
    ExactlyOne,
    IsOfType,
    IsWithin,
    negated,
)
from schemawright.code.json_walks import REFUSE
from schemawright.code.statements import (
    Assign,
    Augmented,
    Block,
    For,
    If,
    Pass,
    Yield,
    YieldFrom,
)
from schemawright.ir.checks import (
    All,
    AnyCheck,
    AnyOf,
    ByType,
    DynamicCall,
    FunctionCall,
    IfThenElse,
    IsAmong,
    Not,
    OneOf,
    OneOfTypes,
    Type,
    When,
)
from schemawright.names import variable_name
from schemawright.targets.validators.function_names import explainer
from schemawright.targets.validators.lowering.function_lowering import (
    SEEN,
    Family,
    Lowering,
    Subject,
    choice,
    guard,
    sited,
)

_REFERENCES = frozenset({"$ref", "$dynamicRef", "$recursiveRef"})
_STRING: tuple[Type, ...] = ("string",)


def all_of(check: All, subject: Subject, lower: Lowering) -> Expression:
    """``a and b``"""
    told = _told_by_types(check, subject)
    return joined("and", tuple(lower.test(part, here) for part, here in told))


def every(check: All, subject: Subject, lower: Lowering) -> Block:
    """The statements of each part, one after the other. What decides has returned where a type is
    another one; what explains goes on."""
    told = _told_by_types(check, subject)
    if lower.mode == "explain":
        told = ((part, subject) for part in check.checks)
    return tuple(step for part, here in told for step in lower.body(part, here))


def _told_by_types(check: All, subject: Subject) -> Iterator[tuple[AnyCheck, Subject]]:
    """The parts of `check`, each with what is known of the subject if those before it pass."""
    for part in check.checks:
        yield part, subject
        if _is_for_strings(part):
            subject = subject.of_types(_STRING)


def _is_for_strings(check: AnyCheck) -> bool:
    """Is what passes the test a string, and is that asked first?"""
    if isinstance(check, OneOfTypes):
        return check.types == _STRING
    values = check.values if isinstance(check, IsAmong) else ()
    return len(values) > 1 and all(isinstance(value, str) for value in values)


def when(check: When, subject: Subject, lower: Lowering) -> Expression:
    """``not isinstance(value, str) or …``"""
    types = (check.type,)
    if subject.is_string and types == _STRING:
        return lower.test(check.check, subject)
    is_other = negated(IsOfType(subject.value, types))
    return joined("or", (is_other, lower.test(check.check, subject.of_types(types))))


def guarded(check: When, subject: Subject, lower: Lowering) -> Block:
    """``if isinstance(value, str): …``"""
    types = (check.type,)
    body = lower.body(check.check, subject.of_types(types))
    if subject.is_string and types == _STRING:
        return body
    return guard(IsOfType(subject.value, types), body)


def call(check: FunctionCall, subject: Subject, lower: Lowering) -> Expression:
    """``valid_order(value)``"""
    seen = SEEN if check.marks else None
    return Accepts(lower.decider(check.function), subject.value, seen)


def explain_call(check: FunctionCall, subject: Subject, lower: Lowering) -> Block:
    """``yield from errors_in_order(value, at)``; through a reference, once for each place."""
    way, explain = subject.way(check.tokens), Name(explainer(check.function))
    if check.later:
        told = YieldFrom(subject.asked("later", explain, subject.value, *way))
    else:
        route = subject.asked("through", *way) if way else subject.at
        told = YieldFrom(Call(explain, (subject.value, route)))
    if check.tokens and check.tokens[-1] in _REFERENCES and not check.anew:
        return (If(subject.asked("is_new", Literal(check.function)), (told,)),)
    return (told,)


def dynamic_call(check: DynamicCall, subject: Subject, lower: Lowering) -> Expression:
    """``bound("node", SCHEMA_NODE, valid_tree)(value)``"""
    seen = (SEEN,) if check.marks else ()
    return Call(_bound(check, lower.decider, lower), (subject.value, *seen))


def explain_dynamic_call(check: DynamicCall, subject: Subject, lower: Lowering) -> Block:
    """The same with the functions that explain."""
    way = subject.way(check.tokens)
    route = subject.asked("through", *way) if way else subject.at
    return (YieldFrom(Call(_bound(check, explainer, lower), (subject.value, route))),)


def _bound(check: DynamicCall, named: Callable[[str], str], lower: Lowering) -> Expression:
    entries = tuple((resource, Name(named(function))) for resource, function in check.table)
    table = lower.table(variable_name(check.name or "recursive"), entries)
    otherwise = Name(named(check.otherwise))
    return Call(Helper("bound", "dynamic_scope"), (Literal(check.name), Name(table), otherwise))


# --- alternatives ---------------------------------------------------------------------------


def any_of(check: AnyOf, subject: Subject, lower: Lowering) -> Expression:
    """``a or b``"""
    return joined("or", _tests(check.branches, subject, lower))


def _tests(
    branches: tuple[AnyCheck, ...], subject: Subject, lower: Lowering
) -> tuple[Expression, ...]:
    return tuple(lower.test(branch, subject) for branch in branches)


def decide_any_of(check: AnyOf, subject: Subject, lower: Lowering) -> Block:
    """``if not (a or b): return False``; where something is noted, every branch is tried."""
    if not check.marks:
        return lower.unless(any_of(check, subject, lower), check, subject)
    with lower.local("matched") as matched:
        is_match = Assign(matched, Literal(True))
        tried = _tried(check.branches, subject, is_match, lower)
        start = Assign(matched, Literal(False))
        return (start, tried, If(negated(matched), (REFUSE,)))


def _tried(
    branches: tuple[AnyCheck, ...], subject: Subject, matched: Assign | Augmented, lower: Lowering
) -> For:
    """Each branch in turn; what one that matches has seen is seen."""
    with lower.local("noted", declared=True) as noted, lower.local("check") as check:
        functions = tuple(Name(lower.decider(_called(branch))) for branch in branches)
        accepts = Accepts(check.id, subject.value, noted)
        accepted = If(accepts, (walks.SeeMore(SEEN, noted), matched))
        return For(check, Tuple(functions), (walks.NewSeen(noted), accepted))


def _called(check: AnyCheck) -> str:
    """The function that a branch stands for."""
    if not isinstance(check, FunctionCall):
        raise TypeError(f"a branch that notes is a function, not {type(check).__name__}")
    return check.function


def explain_any_of(check: AnyOf, subject: Subject, lower: Lowering) -> Block:
    """``if not (a or b): yield no_branch(at, …)``, with the functions that explain the branches."""
    none = _told(Helper("no_branch", "branches"), subject, *_branches(check, subject, lower))
    return (If(negated(any_of(check, subject, lower)), (none,)),)


def _told(function: Helper, subject: Subject, *arguments: Expression) -> Yield:
    """The error that `function` makes at the location."""
    return Yield(Call(function, (subject.at, subject.value, *arguments)))


def _branches(
    check: AnyOf | OneOf, subject: Subject, lower: Lowering
) -> tuple[Expression, Expression, Expression]:
    """The keyword, its value, and who explains each branch."""
    site = sited(check)
    told = List(tuple(Name(explainer(_called(branch))) for branch in check.branches))
    return Literal(site.keyword), lower.keyword_value(site), told


def one_of(check: OneOf, subject: Subject, lower: Lowering) -> Expression:
    """``exactly_one(a, b)``"""
    return ExactlyOne(_tests(check.branches, subject, lower))


def decide_one_of(check: OneOf, subject: Subject, lower: Lowering) -> Block:
    """``if not exactly_one(a, b): return False``; where something is noted, a count."""
    if not check.marks:
        return lower.unless(one_of(check, subject, lower), check, subject)
    with lower.local("matches") as matches:
        tried = _tried(check.branches, subject, Augmented(matches, "+", Literal(1)), lower)
        start = Assign(matches, Literal(0))
        return (start, tried, If(IsWithin(matches, "!=", 1), (REFUSE,)))


def explain_one_of(check: OneOf, subject: Subject, lower: Lowering) -> Block:
    """The verdicts in a list, and an error for none of them or for several."""
    keyword, value, told = _branches(check, subject, lower)
    with lower.local("matches") as matches:
        listed = Assign(matches, List(_tests(check.branches, subject, lower)))
        none = _told(Helper("no_branch", "branches"), subject, keyword, value, told)
        several_branches = Helper("several_branches", "branches")
        several = _told(several_branches, subject, keyword, value, matches)
        is_none = negated(Call(Name("any"), (matches,)))
        are_several = IsWithin(Call(Name("sum"), (matches,)), ">", 1)
        return (listed, If(is_none, (none,), (If(are_several, (several,)),)))


# --- conditions -----------------------------------------------------------------------------


def not_(check: Not, subject: Subject, lower: Lowering) -> Expression:
    """``not …``"""
    return negated(lower.test(check.check, subject))


def by_type(check: ByType, subject: Subject, lower: Lowering) -> Block:
    """A chain of ``elif``; the last types, if nothing is asked of them, are left out of it."""
    chain = lower.body(check.otherwise, subject)
    for place, (types, arm) in enumerate(reversed(check.table)):
        test = IsOfType(subject.value, types)
        body = lower.body(arm, subject.of_types(types))
        if body and not chain:
            chain = guard(test, body)
        elif body:
            chain = (If(test, body, chain),)
        elif chain and place and not _is_refusal(chain):
            chain = (If(test, (Pass(),), chain),)
        elif chain:
            chain = guard(negated(test), chain)
    last = chain[0] if len(chain) == 1 else None
    return choice(last.test, last.then, last.otherwise) if isinstance(last, If) else chain


def _is_refusal(body: Block) -> bool:
    """Whether `body` is one condition under which it refuses."""
    only = body[0] if len(body) == 1 else None
    return isinstance(only, If) and only.then == (REFUSE,) and not only.otherwise


def decide_if(check: IfThenElse, subject: Subject, lower: Lowering) -> Block:
    """``if test: … else: …``; where something is noted, the test notes into a set of its own."""
    if not check.marks:
        return branches(check, subject, lower)
    with lower.local("noted", declared=True) as noted:
        test = Accepts(lower.decider(_called(check.test)), subject.value, noted)
        then = (walks.SeeMore(SEEN, noted), *lower.body(check.then, subject))
        otherwise = lower.body(check.otherwise, subject)
    return (walks.NewSeen(noted), If(test, then, otherwise))


def explain_if(check: IfThenElse, subject: Subject, lower: Lowering) -> Block:
    """The same for explanations; errors of a rule with a title name it."""
    if not check.title:
        return branches(check, subject, lower)
    with lower.local("at_rule") as at:
        ruled = Assign(at, subject.asked("under", Literal(check.title)))
        told = branches(check, subject.under(at), lower)
    return (ruled, *told) if told else ()


def branches(check: IfThenElse, subject: Subject, lower: Lowering) -> Block:
    """``if test: … else: …``, as far as there is something to do."""
    decided = subject.of_types(_STRING) if _is_for_strings(check.test) else subject
    then = lower.body(check.then, decided)
    otherwise = lower.body(check.otherwise, subject)
    if not then and not otherwise:
        return ()
    return choice(lower.test(check.test, subject), then, otherwise)


FAMILY = Family(
    tests={
        All: all_of,
        When: when,
        FunctionCall: call,
        DynamicCall: dynamic_call,
        AnyOf: any_of,
        OneOf: one_of,
        Not: not_,
    },
    decide={
        All: every,
        When: guarded,
        AnyOf: decide_any_of,
        OneOf: decide_one_of,
        ByType: by_type,
        IfThenElse: decide_if,
    },
    explain={
        All: every,
        When: guarded,
        FunctionCall: explain_call,
        DynamicCall: explain_dynamic_call,
        AnyOf: explain_any_of,
        OneOf: explain_one_of,
        IfThenElse: explain_if,
    },
)
