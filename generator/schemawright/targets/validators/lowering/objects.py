"""Objects: their properties, by name or all of them."""

from __future__ import annotations

from schemawright import regex
from schemawright.code.expressions import (
    Attribute,
    Call,
    Expression,
    Helper,
    Literal,
    Name,
    Subscript,
    Tuple,
    joined,
)
from schemawright.code.json_tests import ExactlyOne, HasMember, IsAmongStrings, negated
from schemawright.code.json_walks import ForEachMember, OnlyMembers, Presence, WithMember, refuses
from schemawright.code.statements import Assign, Block, Break, For, If, YieldFrom
from schemawright.ir.checks import (
    Equals,
    IfPresent,
    MatchingProperties,
    OneOfTypes,
    OnlyProperties,
    OtherProperties,
    PatternRequired,
    PointerRequired,
    PresentNames,
    PropertyAt,
    PropertyNames,
    Required,
)
from schemawright.targets.validators.lowering.function_lowering import (
    Family,
    Lowering,
    Subject,
    guard,
    sited,
)


def required(check: Required, subject: Subject, lower: Lowering) -> Expression:
    """``"a" in value and "b" in value``"""
    return joined("and", tuple(HasMember(subject.value, name) for name in check.names))


def explain_required(check: Required, subject: Subject, lower: Lowering) -> Block:
    """The names, and, unless they are the value of ``required`` itself, what is said of each,
    the keyword and its place."""
    arguments: list[Expression] = [Literal(list(check.names))]
    site = sited(check)
    if check.because is not None or site.keyword != "required":
        arguments += [Literal(check.says), Literal(site.keyword), *subject.way(site.tokens)[1:]]
    return (YieldFrom(subject.asked("required", subject.value, *arguments)),)


def present_names(check: PresentNames, subject: Subject, lower: Lowering) -> Expression:
    """``"a" in value or "b" in value``; for exactly one, a count; for none, the opposite."""
    members = tuple(HasMember(subject.value, name) for name in check.names)
    if check.wanted == "one" and len(members) > 1:
        return ExactlyOne(members)
    some = joined("or", members)
    return negated(some) if check.wanted == "none" else some


def pointer_required(check: PointerRequired, subject: Subject, lower: Lowering) -> Expression:
    """``has_value_at(value, ["a", "b"])``"""
    names = Literal(list(check.names))
    return Call(Helper("has_value_at", "pointers"), (subject.value, names))


def look_for_pattern(check: PatternRequired, subject: Subject, lower: Lowering) -> Block:
    """A loop that ends at the first name that matches."""
    with lower.local("key") as key:
        test = lower.matches(check.pattern, key)
    return (For(key, subject.value, (If(test, (Break(),)),), lower.refused(check, subject)),)


def property_at(check: PropertyAt, subject: Subject, lower: Lowering) -> Expression:
    """``value.get("kind") == "cat"``, ``"kind" not in value or value["kind"] == "cat"``"""
    key, has = Literal(check.name), HasMember(subject.value, check.name)
    is_one_question = isinstance(check.check, (Equals, OneOfTypes))
    is_null_if_missing = check.required and check.fails_null and is_one_question
    member: Expression = Subscript(subject.value, key)
    if is_null_if_missing:
        member = Call(Attribute(subject.value, "get"), (key,))
    test = lower.test(check.check, subject.below(member, member, check.site))
    if is_null_if_missing:
        return test
    return joined("and", (has, test)) if check.required else joined("or", (negated(has), test))


def decide_property_at(check: PropertyAt, subject: Subject, lower: Lowering) -> Block:
    """``if "name" in value: name = value["name"] …``"""
    with lower.local(check.name, of_member=True) as member:
        body = lower.body(check.check, subject.below(member, member, check.site))
    if check.required and check.fails_null:
        return (WithMember(subject.value, check.name, member, "null", body),)
    if not check.required and refuses(body):
        return (WithMember(subject.value, check.name, None, "optional", body),)
    if not body and not check.required:
        return ()
    presence: Presence = "required" if check.required else "optional"
    variable = member if body else None
    return (WithMember(subject.value, check.name, variable, presence, body),)


def explain_property_at(check: PropertyAt, subject: Subject, lower: Lowering) -> Block:
    """The same with the place of the member."""
    with lower.local(check.name, of_member=True) as member, lower.local(f"at_{check.name}") as at:
        body = lower.body(check.check, subject.below(member, at, check.site))
    if not body:
        return ()
    members = subject.asked("member", subject.value, Literal(check.name))
    test = HasMember(subject.value, check.name)
    return (If(test, (Assign(Tuple((member, at)), members), *body)),)


def decide_matching_properties(
    check: MatchingProperties, subject: Subject, lower: Lowering
) -> Block:
    """``for key, member in value.items(): if PATTERN.search(key) …``"""
    with lower.local("key") as key, lower.local("member") as member:
        body = lower.body(check.check, subject.below(member, member, check.site))
        test = _is_matched(check, key, lower)
    return _decide_members(subject, (key, member), test, body)


def explain_matching_properties(
    check: MatchingProperties, subject: Subject, lower: Lowering
) -> Block:
    """The same with the places of the members."""
    with (
        lower.local("key") as key,
        lower.local("member") as member,
        lower.local("at_member") as at,
    ):
        body = lower.body(check.check, subject.below(member, at, check.site))
        test = _is_matched(check, key, lower)
    members = subject.asked("members", subject.value, *subject.way(sited(check).tokens))
    return _explain_members(members, (key, member, at), test, body)


def _is_matched(check: MatchingProperties, key: Expression, lower: Lowering) -> Expression | None:
    """The test that the pattern matches a name; None if it matches all."""
    if regex.translate(check.pattern).matches_everything:
        return None
    return lower.matches(check.pattern, key)


def _decide_members(
    subject: Subject, names: tuple[Expression, Expression], test: Expression | None, body: Block
) -> Block:
    """`body` for the members whose name, of `names` the first, passes `test`; None passes all."""
    key, member = names
    if not body:
        return ()
    if test is None and refuses(body):
        return (If(subject.value, body),)
    if test is None:
        return (ForEachMember(subject.value, None, member, body),)
    looked_at = None if refuses(body) else member
    return (ForEachMember(subject.value, key, looked_at, guard(test, body)),)


def _explain_members(
    members: Expression,
    names: tuple[Expression, Expression, Expression],
    test: Expression | None,
    body: Block,
) -> Block:
    """The same of `members` with their places."""
    _, *rest = names
    if not body:
        return ()
    if test is None:
        return (For(Tuple((Name("_"), *rest)), members, body),)
    return (For(Tuple(names), members, guard(test, body)),)


def decide_other_properties(check: OtherProperties, subject: Subject, lower: Lowering) -> Block:
    """``for key, member in value.items(): if key not in {"a", "b"}: …``"""
    if _has_no_others(check):
        return ()
    with lower.local("key") as key, lower.local("member") as member:
        body = lower.body(check.check, subject.below(member, member, check.site))
        test = _is_other(check, key, lower)
    return _decide_members(subject, (key, member), test, body)


def explain_other_properties(check: OtherProperties, subject: Subject, lower: Lowering) -> Block:
    """The same with the places of the members."""
    if _has_no_others(check):
        return ()
    with (
        lower.local("key") as key,
        lower.local("member") as member,
        lower.local("at_member") as at,
    ):
        body = lower.body(check.check, subject.below(member, at, check.site))
        test = _is_other(check, key, lower)
    members = subject.asked("members", subject.value, *subject.way(sited(check).tokens))
    return _explain_members(members, (key, member, at), test, body)


def _has_no_others(check: OtherProperties) -> bool:
    """Whether one of the patterns matches every name."""
    return any(regex.translate(pattern).matches_everything for pattern in check.patterns)


def _is_other(check: OtherProperties, key: Expression, lower: Lowering) -> Expression | None:
    """The test that a name is none of those that are known; None if none are."""
    tests: list[Expression] = []
    if check.names:
        tests.append(negated(IsAmongStrings(key, check.names)))
    tests += [negated(lower.matches(pattern, key)) for pattern in check.patterns]
    return joined("and", tuple(tests)) if tests else None


def decide_only_properties(check: OnlyProperties, subject: Subject, lower: Lowering) -> Block:
    """The number of members, less those that are there, must come out as none."""
    with lower.local("left") as left:
        members = []
        for name, part in check.optional:
            with lower.local(name, of_member=True) as member:
                body = lower.body(part, subject.below(member, member, None))
            variable = member if body else None
            members.append(WithMember(subject.value, name, variable, "optional", body))
        return (OnlyMembers(subject.value, check.required, tuple(members), left),)


def decide_property_names(check: PropertyNames, subject: Subject, lower: Lowering) -> Block:
    """``for key in value: …``"""
    with lower.local("key") as key:
        body = lower.body(check.check, subject.instead(key).of_types(("string",)))
    if refuses(body):
        return (If(subject.value, body),)
    return (ForEachMember(subject.value, key, None, body),) if body else ()


def explain_property_names(check: PropertyNames, subject: Subject, lower: Lowering) -> Block:
    """All names stand at the place of the object, so each tells its errors for itself."""
    with lower.local("key") as key, lower.local("at_key") as at:
        name = subject.below(key, at, check.site).of_types(("string",))
        body = lower.body(check.check, name)
    located = Assign(at, subject.asked("of_name", *subject.way(sited(check).tokens)))
    return (For(key, subject.value, (located, *body)),) if body else ()


def if_present(check: IfPresent, subject: Subject, lower: Lowering) -> Block:
    """``if "name" in value: …``"""
    body = lower.body(check.check, subject)
    return guard(HasMember(subject.value, check.name), body)


FAMILY = Family(
    tests={
        Required: required,
        PresentNames: present_names,
        PointerRequired: pointer_required,
        PropertyAt: property_at,
    },
    decide={
        PropertyAt: decide_property_at,
        MatchingProperties: decide_matching_properties,
        OtherProperties: decide_other_properties,
        OnlyProperties: decide_only_properties,
        PatternRequired: look_for_pattern,
        PropertyNames: decide_property_names,
        IfPresent: if_present,
    },
    explain={
        Required: explain_required,
        PropertyAt: explain_property_at,
        MatchingProperties: explain_matching_properties,
        OtherProperties: explain_other_properties,
        PatternRequired: look_for_pattern,
        PropertyNames: explain_property_names,
        IfPresent: if_present,
    },
)
