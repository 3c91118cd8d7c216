"""Which types say all that their schemas do, with some bounds: whatever is of the type and keeps
to them is valid.

Order(id: string, note: string, not required), {"required": ["id"], "properties": …}  →  says all
Age: integer, {"type": "integer", "minimum": 0}             →  says all, with the bound `minimum`
Odd: integer, {"type": "integer", "not": {"multipleOf": 2}} →  does not

It is the other direction of `inference`, whose types hold at least what a schema accepts. A class
that does not say all is checked by itself where others lead to it. Names that lead to each other
are proved together, after all others that they lead to, and have so many looks as they are large:
what is too much for them is so whatever else there is in the documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from schemawright.data_classes import frozen
from schemawright.graphs import components
from schemawright.ir.checks import AnyCheck, AnyOf, OneOf, Program
from schemawright.ir.traversal import parts
from schemawright.types.bounds import BoundedType, Bounds, bounds_of
from schemawright.types.branch_constants import BranchConstants
from schemawright.types.declarations import Declaration, Record, Synonym, names_used
from schemawright.types.implication import Implication
from schemawright.types.language import NamedType
from schemawright.types.listed_values import ListedValues
from schemawright.types.proofs import Claim, Proofs


@frozen
class ExactTypes:
    """The `names` of the types that say all, if the classes that they lead to and that do not are
    checked; and the `bounds` that are to be kept beside them, and beside the types of which they
    consist."""

    names: tuple[str, ...] = ()
    bounds: Mapping[str, Bounds] = field(default_factory=dict)


def exact_types(
    program: Program, declarations: Mapping[str, Declaration], variables: Mapping[str, str]
) -> ExactTypes:
    """Those of `declarations` that say all that their schemas do; `variables` are those of the
    validators, by the names that are asked about."""
    functions = {
        name: program.entries[variable]
        for name, variable in variables.items()
        if not isinstance(declarations[name], Synonym)
    }
    bounds = bounds_of(program, functions, declarations)
    proofs = _NamedProofs(program, declarations, functions, bounds)
    for group in components(sorted(functions), proofs.used):
        proofs.settle(group)
    names = tuple(name for name in sorted(functions) if proofs.holds(name))
    says_all = frozenset(names)

    def built_with(name: str) -> list[str]:
        used = proofs.used(name)
        return [it for it in used if it in says_all or not isinstance(declarations[it], Record)]

    reached = sorted(name for group in components(names, built_with) for name in group)
    return ExactTypes(names, {name: bounds[name] for name in reached if name in bounds})


#: So many looks are for each check of a function, and for so many more, to prove a claim about it,
#: or all claims that a name leads to.
_LOOKS, _FEW = 20, 100
#: So many are for each member of a class, but not for those of a long line of bases.
_MEMBER, _MOST_MEMBERS = 5, 400


class _NamedProofs:
    """Proves for `functions` that whatever is declared under their names passes them."""

    def __init__(
        self,
        program: Program,
        declarations: Mapping[str, Declaration],
        functions: Mapping[str, str],
        bounds: Mapping[str, Bounds],
    ) -> None:
        self.program, self.declarations = program, declarations
        self.functions, self.bounds = functions, bounds
        self._proofs = Proofs(self._is_sure, self._looks_at)
        self._rules = Implication(
            declarations,
            functions,
            bounds,
            BranchConstants(program),
            ListedValues(program),
            self._proofs.ask,
            lambda name: name in functions and self._proofs.rest_on(self._claim(name)),
            self._proofs.look,
        )
        self._sizes: dict[str, int] = {}

    def settle(self, names: Sequence[str]) -> None:
        """Find out about `names`, which lead to each other."""
        claims = [self._claim(name) for name in names if name in self.functions]
        looks = sum(map(self._looks_at, claims)) + sum(map(self._looks_at_members, names))
        self._proofs.settle(claims, looks)

    def holds(self, name: str) -> bool:
        """Is all that is declared as `name` valid?"""
        return self._proofs.is_true(self._claim(name))

    def _claim(self, name: str) -> Claim:
        """A class has its bounds itself."""
        own = isinstance(self.declarations[name], Record)
        type_ = BoundedType(NamedType(name), None if own else self.bounds.get(name))
        return Claim(self.functions[name], type_, True)

    def used(self, name: str) -> list[str]:
        """The names that are used in what is declared as `name`."""
        return sorted(names_used(self.declarations[name]) & self.declarations.keys())

    def _is_sure(self, claim: Claim) -> bool:
        check = self.program.functions[claim.function].check
        ask = self._rules.implied if claim.passes else self._rules.excluded
        return ask(check, claim.type)

    def _looks_at(self, claim: Claim) -> int:
        function = claim.function
        if function not in self._sizes:
            self._sizes[function] = _size(self.program.functions[function].check)
        return _LOOKS * (_FEW + self._sizes[function])

    def _looks_at_members(self, name: str) -> int:
        declared = self.declarations[name]
        return (
            _MEMBER * min(len(declared.members), _MOST_MEMBERS)
            if isinstance(declared, Record)
            else 0
        )


#: An alternative counts as many checks as there are alternatives, up to this: each is put to each.
_ALTERNATIVES = 16


def _size(check: AnyCheck) -> int:
    """How many checks there are in it."""
    pending, size = [check], 0
    while pending:
        check = pending.pop()
        inside = parts(check)
        size += 1 + (
            isinstance(check, AnyOf | OneOf) and len(inside) * min(len(inside), _ALTERNATIVES)
        )
        pending += inside
    return size
