"""Every check of the check language as statements in C, which run `no` where the value fails.

any of (is a string, call f)      ->      if ((verdict = is_of(v, STRING)) != VALID) {
                                              if (verdict < 0) return verdict; goto L2; }
                                          goto L1;
                                          L2: ;
                                          if ((verdict = decide_f(v, context)) != VALID) { … }
                                          L1: ;
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from schemawright.ir import checks as ir
from schemawright.native import evaluated_set, in_place, item_checks, leaves
from schemawright.native.walk import MEMBERS
from schemawright.native.writer import Writer

#: Kinds of checks that are not written in C: a value that comes to one is judged by Python.
LEFT_TO_PYTHON: tuple[type[Any], ...] = (
    ir.DynamicCall,
    ir.PatternRequired,
    ir.PointerRequired,
    ir.PresentNames,
    ir.UniqueMembers,
)

#: What writes each kind of check for a value, with what it runs where the value fails.
STATEMENTS: Mapping[type[Any], Callable[[Writer, Any, str, str], None]] = {
    ir.All: in_place.all_,
    ir.AnyOf: in_place.any_of,
    ir.ByTag: in_place.by_tag,
    ir.ByType: in_place.by_type,
    ir.FunctionCall: in_place.calls,
    ir.Contains: item_checks.contains,
    ir.EachItem: item_checks.each_item,
    ir.Equals: leaves.equals,
    ir.ExclusiveMaximum: leaves.limit,
    ir.ExclusiveMinimum: leaves.limit,
    ir.HasFormat: leaves.has_format,
    ir.IfThenElse: in_place.if_,
    ir.IfPresent: in_place.if_present,
    ir.IsAmong: leaves.is_among,
    ir.ItemAt: item_checks.item_at,
    ir.Matches: leaves.matches,
    ir.MaxItems: leaves.count,
    ir.MaxLength: leaves.count,
    ir.MaxProperties: leaves.count,
    ir.Maximum: leaves.limit,
    ir.MinItems: leaves.count,
    ir.MinLength: leaves.count,
    ir.MinProperties: leaves.count,
    ir.Minimum: leaves.limit,
    ir.MultipleOf: leaves.multiple_of,
    ir.Never: leaves.never,
    ir.Not: in_place.not_,
    ir.OneOf: in_place.one_of,
    ir.OneOfTypes: leaves.types,
    ir.OnlyStrings: leaves.only_strings,
    ir.SeesItems: evaluated_set.sees_items,
    ir.SeesProperties: evaluated_set.sees_properties,
    ir.Unevaluated: evaluated_set.unevaluated,
    ir.UniqueItems: leaves.unique_items,
    ir.When: in_place.when,
    **dict.fromkeys(MEMBERS, in_place.one_of_members),
    **dict.fromkeys(LEFT_TO_PYTHON, leaves.undecided),
}


def decide(w: Writer, check: ir.AnyCheck, v: str, no: str) -> None:
    """`v` passes `check`, or `no`."""
    STATEMENTS[type(check)](w, check, v, no)
