"""types: contract → declarations. What a type can say of each schema, in no language's words.

    {"type": "object", "properties": {"id": {"type": "string"}}}   →  Record(id: string)
    {"$ref": "#/$defs/money"}                                      →  Synonym(Money)
    {"type": "array", "items": {"type": "string"}}                 →  Alias(array of string)

The rooms, in the order of the story: `language` has the words of types and `declarations` those
of what has a name; `structure` says what arrays, objects, texts and numbers of a schema hold,
`described_members` which members of an object have fields, `other_members` and
`conditional_members` what is in it besides its properties,
`alternative_members` what all alternatives say of a member, `constant_types` what constants are,
`usage_remarks` what is said of the use of a member; `narrowing` and `unions` put several types
together; `record_inference` is the class of an object, `inference` the whole, and `contract_types`
has it of all schemas. `tags` tells the classes of a union apart, `subtypes` whether one type is as
narrow as another, `exact_types` which types say all that their schemas do, with what is asked of
their values beside them (`bounds`); that is proved (`proofs`) from what a value is sure to pass
(`implication`, and for alternatives `branch_constants` and `listed_values`). `unsayable_names`
leaves out what no type describes, and `unused_classes` what no type needs. What a schema shows
without any types is in `schemawright.describe`: `conjuncts`, `compositions`, `json_types`,
`records`.

A type holds at least everything that its schema accepts: it may be wider, never narrower. What
types cannot say is left to the validators.

| code | problem |
|---|---|
| SW0701 | warning: no type says what a schema accepts, so its model is one of any value |
| SW0702 | warning: a discriminator does not tell the schemas of a `oneOf` apart |
| SW0710 | more steps than the limits |
"""

from __future__ import annotations

from collections.abc import Mapping

from schemawright.contract import NamedSchema
from schemawright.diagnostics import Problems
from schemawright.steps import counting
from schemawright.types.contract_types import ContractTypes
from schemawright.types.declarations import Alias, Declaration, Default, Member, Record, Synonym
from schemawright.types.inference import Inference
from schemawright.types.language import VAGUE

__all__ = [
    "Alias",
    "ContractTypes",
    "Declaration",
    "Declarations",
    "Default",
    "Inference",
    "Member",
    "Record",
    "Synonym",
    "declare",
]

#: The declaration of each class of a package, by its name.
Declarations = Mapping[str, Declaration]


def declare(types: ContractTypes, problems: Problems) -> Declarations:
    """The declaration of each schema that has a class or a type, in the contract's order. Warns of
    others than nested ones of which no type says anything (SW0701)."""
    with counting("type", types.contract.library.size):
        return _declared(types, problems)


def _declared(types: ContractTypes, problems: Problems) -> Declarations:
    contract = types.contract
    declarations = types.declared
    vague: dict[str, list[NamedSchema]] = {}
    for name in declarations:
        schema = contract.named(name)
        if types.inferred[name] == Alias(VAGUE) and _is_worth_a_warning(schema):
            vague.setdefault(schema.schema.source.path, []).append(schema)
    for schemas in vague.values():
        _warn(schemas, problems)
    _warn_of_overlaps(types.inference, declarations, problems)
    return declarations


def _warn_of_overlaps(inference: Inference, declarations: Declarations, problems: Problems) -> None:
    """A mapping is a hint (OpenAPI 3.1, section 4.8.25): a document that two alternatives of a
    ``oneOf`` accept is refused, whatever it says of itself."""
    for schema in inference.contract.library.schemas:
        if not schema.has("oneOf"):
            continue
        names = [option.name for option in inference.classes_of(schema)]
        records = {name: declarations.get(name) for name in names}
        classes = {n: record for n, record in records.items() if isinstance(record, Record)}
        told = inference.discriminators.overlapping(schema, classes)
        if told is not None and len(classes) == len(names):
            member, vague = told
            here = "discriminator" if schema.has("discriminator") else "oneOf"
            problems.warning(
                "SW0702",
                f"{member!r} does not tell {', '.join(vague)} apart: a document that several of "
                "their schemas accept is refused, whatever the discriminator says",
                f'require {member!r} in each of them, with a value of its own: "const" or "enum"',
                schema.source.place((*schema.tokens, here)),
            )


def _is_worth_a_warning(named: NamedSchema) -> bool:
    """Not for ``false``, nor for what only adds a rule to something else."""
    return named.schema.value is not False and named.schema.tokens[-2:-1] != ("allOf",)


def _warn(vague: list[NamedSchema], problems: Problems) -> None:
    """One warning for all such schemas of a document, at the first of them."""
    first, others = vague[0], len(vague) - 1
    more = f" (and what {others} more schemas of this document accept)" if others else ""
    hint = "the model is a root model of object; its validator is not affected"
    if any(named.schema.get("properties") for named in vague):
        hint = 'add "type": "object" where nothing but objects is meant; until then ' + hint
    problems.warning(
        "SW0701",
        f"what {first.name} accepts{more} cannot be said by a type",
        hint,
        first.schema.source.place(first.schema.tokens),
    )
