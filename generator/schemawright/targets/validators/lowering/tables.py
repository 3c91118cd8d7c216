"""Tables of functions: by a property's name, or by the string or number that a property holds."""

from __future__ import annotations

from schemawright import regex
from schemawright.code.expressions import Attribute, Call, Expression, Literal, Name, joined
from schemawright.code.json_tests import (
    EXACT,
    Accepts,
    IsAbsent,
    IsOfType,
    IsOfTypeInTable,
    LookedUp,
    negated,
)
from schemawright.code.json_walks import REFUSE, ForEachMember, refuses
from schemawright.code.statements import Assign, Block, Continue, If, Statement
from schemawright.ir import checks
from schemawright.ir.checks import AnyCheck, ByTag, PropertyTable, Tag
from schemawright.names import variable_name
from schemawright.targets.validators.lowering.function_lowering import (
    Entries,
    Family,
    Lowering,
    Subject,
    choice,
    guard,
)


def by_tag(check: ByTag, subject: Subject, lower: Lowering) -> Block:
    """The function that a table has for the tag's value decides."""
    with lower.local(check.name) as tag, lower.local("valid") as decide:
        unknown = lower.body(check.unknown, subject)
        otherwise = lower.body(check.otherwise, subject)
        entries = _functions(check.table, lower)
        table = lower.table(f"by_{variable_name(check.name)}", entries)
        assigned = Assign(tag, Call(Attribute(subject.value, "get"), (Literal(check.name),)))
        is_string = IsOfType(tag, ("string",))
        numbers = not all(isinstance(value, str) for value, _ in check.table)
        if not numbers and unknown != otherwise:
            looked_up = Assign(decide, LookedUp(table, tag))
            decided = (looked_up, *_decided(decide, subject.value, unknown))
            return (assigned, *choice(is_string, decided, otherwise))
        looked_up = Assign(decide, LookedUp(table, tag, any_type=True, numbers=numbers))
        left = unknown if unknown == otherwise else choice(is_string, unknown, otherwise)
        return (assigned, looked_up, *_decided(decide, subject.value, left))


def _decided(decide: Name, value: Expression, unknown: Block) -> Block:
    """What a function from a table decides, or, if there is none for the key, what is done."""
    absent, accepts = IsAbsent(decide), Accepts(decide.id, value)
    if refuses(unknown):
        return (If(joined("or", (absent, negated(accepts))), (REFUSE,)),)
    if not unknown:
        return (If(joined("and", (negated(absent), negated(accepts))), (REFUSE,)),)
    return (If(negated(absent), (If(negated(accepts), (REFUSE,)),), unknown),)


def property_table(check: PropertyTable, subject: Subject, lower: Lowering) -> Block:
    """A loop over the members, each decided by what a table has for its name."""
    with (
        lower.local("key") as key,
        lower.local("member") as member,
        lower.local("valid") as decide,
    ):
        unknown = _unknown(check, key, subject.below(member, member, None), lower)
        body: list[Statement] = []
        if check.types:
            exact = tuple((name, _exact(kind)) for name, kind in check.types)
            types = lower.table("types", exact)
            body.append(If(IsOfTypeInTable(member, types, key), (Continue(),)))
        if check.table:
            table = lower.table("properties", _functions(check.table, lower))
            body.append(Assign(decide, LookedUp(table, key)))
            body += _decided(decide, member, unknown)
        else:
            body += unknown
        by_name = check.types or check.table or not all(map(_is_any, check.matching))
        return (ForEachMember(subject.value, key if by_name else None, member, tuple(body)),)


def _unknown(check: PropertyTable, key: Name, member: Subject, lower: Lowering) -> Block:
    """What is done with a property that is not in the table. Its name may match several
    patterns, and its value then passes the checks of all."""
    other = () if _matches_all(check) else lower.body(check.other, member)
    if not check.matching:
        return other
    if len(check.matching) == 1:
        matching = check.matching[0]
        then = lower.body(matching.check, member)
        return then if _is_any(matching) else choice(_test(matching, key, lower), then, other)
    steps: list[Statement] = []
    with lower.local("matched") as matched:
        if other:
            steps.append(Assign(matched, Literal(False)))
        for rule in check.matching:
            body = lower.body(rule.check, member)
            if other:
                body = (Assign(matched, Literal(True)), *body)
            if body:
                steps += body if _is_any(rule) else guard(_test(rule, key, lower), body)
        if other:
            steps.append(If(negated(matched), other))
    return tuple(steps)


def _test(rule: checks.MatchingProperties, key: Name, lower: Lowering) -> Expression:
    return lower.matches(rule.pattern, key)


def _is_any(rule: checks.MatchingProperties) -> bool:
    """Whether the pattern matches every name."""
    return regex.translate(rule.pattern).matches_everything


def _matches_all(check: PropertyTable) -> bool:
    """Whether no name is left for what is said of other properties."""
    return any(map(_is_any, check.matching))


def _exact(kind: checks.Type) -> Expression:
    if kind == "null":
        return Call(Name("type"), (Literal(None),))
    return Name(EXACT[kind])


def _functions(table: tuple[tuple[Tag, AnyCheck], ...], lower: Lowering) -> Entries:
    """A table's entries: it holds calls, which stand for their functions."""
    entries: list[tuple[Tag, Expression]] = []
    for key, check in table:
        if not isinstance(check, checks.FunctionCall):
            raise TypeError(f"a table holds functions, not {type(check).__name__}")
        entries.append((key, Name(lower.decider(check.function))))
    return tuple(entries)


FAMILY = Family(decide={ByTag: by_tag, PropertyTable: property_table})
