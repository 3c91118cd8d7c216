"""The statements of ``models.py`` as the templates print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from schemawright.contract import Contract
from schemawright.render import Code, identifier
from schemawright.targets.annotations import Vocabulary, annotation
from schemawright.targets.pydantic.docs import CLOSED, MIXED, class_note, field_note
from schemawright.targets.pydantic.fields import field_names
from schemawright.types import Alias, Declaration, Record, Synonym

#: The attribute for the members that have no field of their own.
ADDITIONAL = "additional"
#: Names in class bodies that no field may hide, besides those that pydantic's models need.
_RESERVED = frozenset((ADDITIONAL, "date", "datetime", "field", "msgspec"))


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `name` in Python, `wire` in documents."""

    name: str
    wire: str
    type: Code
    required: bool
    note: str

    def within(self, word: str) -> str:
        """The text of the type, inside `word` where it need not be there."""
        return str(self.type) if self.required else f"{word}[{self.type}]"


@dataclass(frozen=True, slots=True)
class Class:
    """A statement: a class with `fields`, another name of one (`same`), or the name of a type
    (`type`, with `quoted` where it uses names that come later)."""

    name: str
    variable: str
    note: str
    uses: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    fields: tuple[Field, ...] = ()
    closed: bool = False
    same: str | None = None
    type: Code | None = None
    quoted: bool = False

    @property
    def type_text(self) -> str:
        return str(self.type)

    @property
    def whole_note(self) -> str:
        """The docstring with those of the fields, where these cannot have their own."""
        notes = [f"{field.wire}: {field.note}" for field in self.fields if field.note]
        return "\n\n".join((self.note, *notes))


def classes(
    contract: Contract, declarations: Mapping[str, Declaration], vocabulary: Vocabulary
) -> tuple[Class, ...]:
    """The statements in the order of `declarations`; a name for something follows it, except
    in a circle."""
    made = {
        name: _class(contract, name, declaration, vocabulary)
        for name, declaration in declarations.items()
    }
    finished: set[str] = set()
    found = []
    for each in _ordered(made):
        # What is quoted is a text to Python, which can be part of no type but in quotes.
        late = not each.fields and not each.models <= finished
        found.append(replace(each, quoted=late))
        if not late:
            finished.add(each.name)
    return tuple(found)


def used(made: Iterable[Class]) -> frozenset[str]:
    """The names from elsewhere that the types of `made` use."""
    return frozenset[str]().union(*(each.uses for each in made))


def _class(
    contract: Contract, name: str, declaration: Declaration, vocabulary: Vocabulary
) -> Class:
    named = contract.named(name)
    closed = isinstance(declaration, Record) and declaration.closed
    mixed = isinstance(declaration, Record) and declaration.mixed
    besides = [CLOSED] * closed + [MIXED] * mixed
    plain = Class(name, named.variable, class_note(named.schema, name, *besides))
    if isinstance(declaration, Synonym):
        return replace(plain, same=declaration.name, models=frozenset((declaration.name,)))
    if isinstance(declaration, Alias):
        found = annotation(declaration.type, vocabulary)
        return replace(plain, type=found.code, uses=found.uses, models=found.models)
    reserved = _RESERVED | contract.by_name.keys()
    names = field_names((each.wire for each in declaration.members), reserved)
    types = [annotation(each.type, vocabulary) for each in declaration.members]
    fields = tuple(
        Field(names[each.wire], each.wire, found.code, each.required, field_note(each.schema))
        for each, found in zip(declaration.members, types, strict=True)
    )
    uses = frozenset[str]().union(*(each.uses for each in types))
    return replace(plain, uses=uses, fields=fields, closed=closed)


def _ordered(made: Mapping[str, Class]) -> Iterator[Class]:
    """Names of types after what they use, depth first and without recursion; annotations of
    classes are not evaluated, so these wait for nothing."""
    done: set[str] = set()
    for name in made:
        pending = [(name, False)]
        while pending:
            each, ready = pending.pop()
            if ready:
                yield made[each]
            elif each not in done:
                done.add(each)
                pending.append((each, True))
                pending += [(other, False) for other in sorted(made[each].models, reverse=True)]


def codec_type(each: Class, declaration: Declaration) -> Code:
    """The type that the codec of a class reads and writes."""
    others = ""
    if isinstance(declaration, Record):
        others = " | Any" if declaration.mixed else " | None" if declaration.nullable else ""
    return Code(f"models.{identifier(each.name)}{others}")
