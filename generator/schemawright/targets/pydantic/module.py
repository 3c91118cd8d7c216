"""The classes of the module as its template prints them, in an order that Python can run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from schemawright.contract import Contract
from schemawright.render import Code, identifier
from schemawright.targets.annotations import Annotation, Vocabulary, annotation
from schemawright.targets.pydantic.docs import CLOSED, MIXED, class_note, field_note
from schemawright.targets.pydantic.fields import field_names
from schemawright.types import Declaration, Declarations, Member, Record, Synonym

#: Where the names that types use come from.
_ORIGINS = (
    (("typing", ("Annotated", "Any", "Literal")),),
    (("pydantic", ("Field",)),),
    (
        (".", ("validators",)),
        ("._runtime.model", ("MISSING", "Missing", "Model", "RootModel", "first_valid")),
        ("._runtime.moment", ("AwareDatetime", "FullDate")),
        ("._runtime.uuids", ("UUID",)),
    ),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `name` in Python, `wire` in documents; `type` without `Missing`."""

    name: str
    wire: str
    type: Code
    required: bool
    note: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class, or with `alias` another name of one. `root`: the type of a root model."""

    name: str
    check: str
    note: str
    uses: frozenset[str]
    models: frozenset[str]
    alias: str | None = None
    root: Code | None = None
    fields: tuple[Field, ...] = ()
    closed: bool = False
    #: It refers to a class that comes later, so it can only be finished after that one.
    early: bool = False


def classes(
    contract: Contract, declarations: Declarations, vocabulary: Vocabulary
) -> dict[str, Class]:
    """All classes by name."""
    return {
        name: _class(contract, name, declaration, vocabulary)
        for name, declaration in declarations.items()
    }


def in_order(made: Mapping[str, Class]) -> tuple[Class, ...]:
    """The classes of one module; each follows those that it uses, except in a circle. What
    they use from other modules is there already."""
    finished: set[str] = set()
    found = []
    for each in _ordered(made):
        early = not (each.models & made.keys()) <= finished | {each.name}
        found.append(replace(each, early=early and each.alias is None))
        if not early:
            finished.add(each.name)
    return tuple(found)


def runtimes(made: Iterable[Class]) -> set[str]:
    """The helpers of the run time that the module imports from."""
    uses = frozenset().union(*(each.uses for each in made))
    return {
        origin.removeprefix("._runtime.")
        for group in _ORIGINS
        for origin, names in group
        if origin.startswith("._runtime.") and not uses.isdisjoint(names)
    }


def imports(made: Iterable[Class], elsewhere: Mapping[str, str] | None = None) -> Code:
    """The import lines of a module of the package; or, with the modules of what they use
    `elsewhere`, of one in ``models/``."""
    made = tuple(made)
    uses = frozenset().union(*(each.uses for each in made))
    groups = []
    for origins in _ORIGINS:
        lines = [
            f"from {_from(origin, elsewhere is not None)} import "
            + ", ".join(name for name in names if name in uses)
            for origin, names in origins
            if not uses.isdisjoint(names)
        ]
        groups.append("\n".join(lines))
    groups[-1] += "".join(_siblings(made, elsewhere or {}))
    return Code("\n\n".join(group.strip("\n") for group in groups if group))


def _from(origin: str, below: bool) -> str:
    if not below or not origin.startswith("."):
        return origin
    return f".{origin}"


def _siblings(made: Iterable[Class], elsewhere: Mapping[str, str]) -> Iterator[str]:
    found: dict[str, set[str]] = {}
    for each in made:
        for name in each.models & elsewhere.keys():
            found.setdefault(elsewhere[name], set()).add(name)
    for module in sorted(found):
        yield f"\nfrom .{identifier(module)} import {', '.join(sorted(found[module]))}"


def _class(
    contract: Contract, name: str, declaration: Declaration, vocabulary: Vocabulary
) -> Class:
    named = contract.named(name)
    note = class_note(named.schema, name, *_besides(declaration))
    plain = Class(name, named.variable, note, frozenset(), frozenset())
    if isinstance(declaration, Synonym):
        return replace(plain, models=frozenset((declaration.name,)), alias=declaration.name)
    if isinstance(declaration, Record):
        return _with_fields(contract, plain, declaration, vocabulary)
    root = annotation(declaration.type, vocabulary)
    uses = root.uses | {"RootModel", "validators"}
    return replace(plain, uses=uses, models=root.models, root=root.code)


def _with_fields(contract: Contract, plain: Class, record: Record, vocabulary: Vocabulary) -> Class:
    types = [annotation(member.type, vocabulary) for member in record.members]
    fields = tuple(_fields(contract, record.members, types))
    uses = frozenset({"Model", "validators"}).union(*(type_.uses for type_ in types))
    if not all(field.required for field in fields):
        uses |= {"MISSING", "Missing"}
    if any(field.name != field.wire for field in fields):
        uses |= {"Field"}
    models = frozenset[str]().union(*(type_.models for type_ in types))
    return replace(plain, uses=uses, models=models, fields=fields, closed=record.closed)


def _besides(declaration: Declaration) -> list[str]:
    if not isinstance(declaration, Record):
        return []
    return [CLOSED] * declaration.closed + [MIXED] * declaration.mixed


def _fields(
    contract: Contract, members: tuple[Member, ...], types: list[Annotation]
) -> Iterator[Field]:
    names = field_names((member.wire for member in members), contract.by_name)
    for member, type_ in zip(members, types, strict=True):
        note = field_note(member.schema)
        yield Field(names[member.wire], member.wire, type_.code, member.required, note)


def _ordered(made: Mapping[str, Class]) -> Iterator[Class]:
    """Depth first, in the given order, without recursion."""
    position = {name: i for i, name in enumerate(made)}
    done: set[str] = set()
    for name in made:
        pending = [(name, False)]
        while pending:
            each, ready = pending.pop()
            if each in done and not ready:
                continue
            done.add(each)
            if ready:
                yield made[each]
                continue
            pending.append((each, True))
            here = made[each].models & made.keys()
            below = sorted(here, key=position.__getitem__, reverse=True)
            pending += [(other, False) for other in below]
