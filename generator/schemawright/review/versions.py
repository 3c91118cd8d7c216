"""Two versions of a package's documents → a `Review`.

pair schemas by name → edits of each pair → the schemas around the edits as terms → verdicts
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from schemawright.containment.holds import FormatChecks
from schemawright.contract import Contract, NamedSchema
from schemawright.diagnostics import Place, Problems
from schemawright.resolve import Schema
from schemawright.review.caller_effects import CallerEffect, caller_effects
from schemawright.review.change_findings import (
    COMPATIBLE,
    ChangeFinding,
    Effect,
    Review,
    SchemaVerdict,
    Way,
)
from schemawright.review.document_places import DocumentPlaces
from schemawright.review.edit_effects import EditEffects, SchemaChange
from schemawright.review.header_schemas import with_header_schemas
from schemawright.review.operation_changes import operation_changes
from schemawright.review.operation_schemas import SchemaEffects
from schemawright.review.referenced_edits import with_referenced
from schemawright.review.schema_edits import Edit, edits
from schemawright.review.schema_presence import presence
from schemawright.review.unchanged_documents import without_unchanged
from schemawright.review.version_pair import VersionPair
from schemawright.review.version_side import PUBLIC, ValidatorLoader, VersionSide, schema_inside
from schemawright.review.whole_findings import callers_broken, together
from schemawright.types import Alias, ContractTypes, Declarations, declare
from schemawright.types.expansion import expanded
from schemawright.values import Tokens


def review(old: Contract, new: Contract, formats: FormatChecks, load: ValidatorLoader) -> Review:
    """What the change from `old` to `new` means. Raises `Rejected` where one cannot be checked."""
    old, new = without_unchanged(old, new)
    plain = _declared(old), _declared(new)
    old, new = with_header_schemas(old), with_header_schemas(new)
    pairs = list(_pairs(old, new))
    changes = list(with_referenced(_changes(pairs), old, new))
    versions = VersionPair(
        VersionSide.of(old, [(c.old, c.edit.old_schema) for c in changes], load),
        VersionSide.of(new, [(c.new, c.edit.new_schema) for c in changes], load),
        formats,
    )
    renamed = _renamed(old, new, versions)
    # With the types of aliases written out, as a type checker sees them.
    declared = expanded(plain[0]), expanded(plain[1])
    callers = list(caller_effects(declared, plain, renamed))
    effects = EditEffects(changes, versions, load)
    findings = [*_findings(changes, versions, callers, effects), *presence(old, new, renamed)]
    attached = {id(effect) for finding in findings for effect in finding.callers}
    rest = [_counted(caller, versions) for caller in callers if id(caller) not in attached]
    schemas = _schema_effects(versions, pairs, renamed, declared)
    findings += operation_changes(old, new, schemas)
    verdicts = tuple(_verdicts(pairs, versions))
    findings += [*together(findings, verdicts), *callers_broken(rest, old, new, renamed)]
    harmless = tuple(effect for effect in rest if not effect.breaks)
    return Review(new.package, tuple(findings), verdicts, harmless)


def _schema_effects(
    versions: VersionPair,
    pairs: Iterable[tuple[NamedSchema, NamedSchema]],
    renamed: Mapping[str, str],
    declared: tuple[Declarations, Declarations],
) -> SchemaEffects:
    before, after = (side.contract for side in versions.sides)
    compared = {old.name for old, _ in pairs}

    def variables(old: str, new: str) -> tuple[str, str]:
        return before.named(old).variable, after.named(new).variable

    def between(old: str, new: str, way: Way) -> Effect:
        return versions.together(*variables(old, new), way)

    def is_told(old: str, new: str) -> bool:
        if old != new:
            return renamed.get(old) == new
        return old in compared or versions.says_the_same(*variables(old, new))

    def is_one_type(old: str, new: str) -> bool:
        one, other = declared[0].get(old), declared[1].get(new)
        return isinstance(one, Alias) and one == other

    return SchemaEffects(between, is_told, is_one_type, before.name_of, after.name_of)


def _counted(effect: CallerEffect, versions: VersionPair) -> CallerEffect:
    """`effect` as far as its class is used: nobody makes values of one that is only received."""
    for side in reversed(versions.sides):
        named = side.contract.by_name.get(effect.name)
        if named is not None:
            used = side.used(named)
            writes, reads = effect.writes and "send" in used, effect.reads and "receive" in used
            return replace(effect, writes=writes, reads=reads, place=_place(named.schema))
    return effect


def _declared(contract: Contract) -> Declarations:
    """What the package declares."""
    return declare(ContractTypes(contract), Problems())


def _pairs(old: Contract, new: Contract) -> Iterator[tuple[NamedSchema, NamedSchema]]:
    """The public schemas that are in both, by their names."""
    for named in old.schemas:
        again = new.by_name.get(named.name)
        if again is not None and {named.role, again.role} <= PUBLIC:
            yield named, again


def _changes(pairs: list[tuple[NamedSchema, NamedSchema]]) -> Iterator[SchemaChange]:
    """Every edit once, however many schemas hold its place."""
    seen: set[tuple[str, Edit]] = set()
    for old, new in pairs:
        places = old.schema.tokens, new.schema.tokens
        for edit in edits(old.schema.value, new.schema.value, *places):
            if (new.schema.source.path, edit) not in seen:
                seen.add((new.schema.source.path, edit))
                yield SchemaChange(old, new, edit)


def _renamed(old: Contract, new: Contract, versions: VersionPair) -> dict[str, str]:
    """New names of schemas whose old names are gone and that say the same."""
    fresh = [named for named in new.schemas if named.name not in old.by_name]
    pairs: dict[str, str] = {}
    for named in old.schemas:
        for again in fresh if named.name not in new.by_name else ():
            is_same = versions.says_the_same(named.variable, again.variable)
            says_something = versions.entries[0][named.variable] is not versions.terms.true
            if is_same and says_something and again.name not in pairs.values():
                pairs[named.name] = again.name
                break
    return pairs


def _place(schema: Schema, tokens: Tokens | None = None) -> Place:
    return schema.source.place(schema.tokens if tokens is None else tokens)


def _findings(
    changes: list[SchemaChange],
    versions: VersionPair,
    callers: list[CallerEffect],
    effects: EditEffects,
) -> Iterator[ChangeFinding]:
    """One for each edit, with its effect on the schema around it, and one for each schema whose
    edits do something together."""
    old, new = versions.sides
    by_class: dict[str, list[CallerEffect]] = {}
    for effect in callers:
        by_class.setdefault(effect.name, []).append(effect)
    before, after = DocumentPlaces(old.contract), DocumentPlaces(new.contract)
    told: set[tuple[Tokens, str]] = set()
    for change in changes:
        edit = change.edit
        send, receive = (effects.of(change, way) for way in ("send", "receive"))
        yield ChangeFinding(
            edit.rule,
            change.new.name,
            edit.says,
            None if edit.old is None else _place(change.old.schema, edit.old),
            None if edit.new is None else _place(change.new.schema, edit.new),
            send,
            receive,
            new.used(change.new),
            effects.shared(change),
            tuple(_of_callers(change, by_class, versions)),
            old_around=_around(before, change.old, edit.old, edit.old_schema, edit),
            new_around=_around(after, change.new, edit.new, edit.new_schema, edit),
            reaches=new.reaches(change.new),
            value=edit.value,
        )
        send, receive = (effects.interaction(change, way) for way in ("send", "receive"))
        schema = edit.new_schema, change.new.schema.source.path
        if (send, receive) != (COMPATIBLE, COMPATIBLE) and schema not in told:
            told.add(schema)
            yield ChangeFinding(
                "changes-together",
                change.new.name,
                f"{effects.size(change)} changes of the schema do together what none does alone",
                _place(change.old.schema, edit.old_schema),
                _place(change.new.schema, edit.new_schema),
                send,
                receive,
                new.used(change.new),
                reaches=new.reaches(change.new),
            )


def _around(
    places: DocumentPlaces, named: NamedSchema, place: Tokens | None, schema: Tokens, edit: Edit
) -> Place | None:
    """What stands around an edit in one version: the edited `schema`, or, where that has nothing at
    the `place` of the edit, as much of the way there as it has."""
    way: Tokens = ()
    if place is None and edit.new is not None:
        way = edit.new[len(edit.new_schema) :]
    elif place is None and edit.old is not None:
        way = edit.old[len(edit.old_schema) :]
    return places.nearest((named.schema.source.path, schema + way))


def _verdicts(
    pairs: list[tuple[NamedSchema, NamedSchema]], versions: VersionPair
) -> Iterator[SchemaVerdict]:
    """What all changes together mean for each public schema that accepts something else."""
    for old, new in pairs:
        variables = old.variable, new.variable
        if not versions.says_the_same(*variables):
            yield SchemaVerdict(
                new.name,
                _place(old.schema),
                _place(new.schema),
                versions.together(*variables, "send"),
                versions.together(*variables, "receive"),
                versions.sides[1].used(new),
            )


def _of_callers(
    change: SchemaChange, by_class: Mapping[str, list[CallerEffect]], versions: VersionPair
) -> Iterator[CallerEffect]:
    """The effects on callers that are those of this very edit: of the class that stands around it,
    and of the member that it is about."""
    edit = change.edit
    if edit.rule in {"annotation-changed", "identity-changed"}:
        return
    old, new = versions.sides
    homes = []
    if edit.old is not None:
        homes.append(_home(old.contract, change.old, edit.old))
    if edit.new is not None:
        homes.append(_home(new.contract, change.new, edit.new))
    told: set[int] = set()
    for name, rest in homes:
        wire = rest[1] if len(rest) > 1 and rest[0] == "properties" else None
        for effect in by_class.get(name or "", ()):
            is_required = rest[:1] == ("required",) and f'"{effect.wire}"' in edit.says
            if (effect.wire == wire or is_required) and id(effect) not in told:
                told.add(id(effect))
                yield effect


def _home(contract: Contract, named: NamedSchema, tokens: Tokens) -> tuple[str | None, Tokens]:
    """The class that stands around the place `tokens` in `named`, and the way from there."""
    for length in range(len(tokens) - 1, len(named.schema.tokens) - 1, -1):
        try:
            around = schema_inside(contract, named, tokens[:length])
        except (KeyError, TypeError, IndexError):
            continue  # a place between schemas
        name = contract.name_of(around)
        if name is not None:
            return name, tokens[length:]
    return None, tokens
