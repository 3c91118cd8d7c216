"""What is inside root schemas, as a tree: which of it is a class, and what its place is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import partial

from schemawright.data_classes import mutable, replace
from schemawright.describe.aliases import is_alias
from schemawright.describe.conjuncts import branches
from schemawright.describe.records import Records, written_parts
from schemawright.describe.schema_facts import is_reference, says_something
from schemawright.describe.specialisations import Specialisations
from schemawright.describe.subschemas import Part, parts, short_title
from schemawright.keywords import all_of, nullable, properties
from schemawright.keywords import type as type_keyword
from schemawright.names import class_name, qualified, words
from schemawright.one_of_several import singular
from schemawright.place_tree import Place
from schemawright.resolve import Library, Schema
from schemawright.steps import at, take

_MEMBERS = properties.KEYWORD.name
#: Keywords beside a reference to an object that leave it what it is: ``type`` says that it is one.
_COMPOSING = frozenset((all_of.KEYWORD.name, type_keyword.KEYWORD.name, nullable.KEYWORD.name))


@mutable(eq=False)
class SchemaNode:
    """A schema on the way down; `name` is empty until it has one, or if it is no class."""

    schema: Schema
    parent: SchemaNode | None
    owner: str
    #: What its place adds to the name of what it is in.
    word: str = ""
    #: What its title, or the key of a definition, calls it.
    title: str | None = None
    name: str = ""
    #: Its members are members of what it is in: a part of an ``allOf``.
    merged: bool = False
    #: It says what members must be that are described elsewhere.
    rule: bool = False
    #: The schema that it is one of the kinds of.
    whole: Schema | None = None
    #: It is what each of several is, which its place is called after.
    repeated: bool = False
    is_definition: bool = False
    #: What is said of its place is true of all places that it stands for.
    described: bool = True

    @property
    def place(self) -> Place:
        """What tells it from every other schema: the file, and the way to it."""
        return self.schema.place

    @property
    def depth(self) -> int:
        """How many words its place has."""
        node, count = self, 0
        while node.parent is not None:
            count += bool(node.word or node.title)
            node = node.parent
        return count

    @property
    def is_below_member(self) -> bool:
        """Does the name of a member stand on the way to it?"""
        return _MEMBERS in self.schema.tokens

    def nearest_title(self, *, any_place: bool) -> str | None:
        """The title of the nearest schema around what is in it that has one, below the next that
        has a name: at any place, or at this very one."""
        node = self
        while node.parent is not None and not (node.name or node.title):
            if node.word and not any_place:
                return None
            node = node.parent
        return None if node.name else node.title

    def stem(self, unnamed: SchemaNode | None = None) -> str:
        """What the names below start with, which need not say that they are in `unnamed`."""
        steps: list[SchemaNode] = []
        node = self
        while node.parent is not None and not node.name:
            steps.append(node)
            node = node.parent
        name = "" if node is unnamed else node.name
        for step in reversed(steps):
            name = step.one_of(name) or step.within(name)
        return name

    def one_of(self, around: str) -> str | None:
        """The name of one of what is called `around`, if it is one of several and has no title.
        None where it would say something twice."""
        one = singular(around) if self.repeated and not self.title else None
        said = [word.lower() for word in words(one)] if one else []
        return None if said[-1:] == said[-2:-1] else one

    def within(self, around: str) -> str:
        """The name that it has, as far as it adds something, in what is called `around`."""
        one = singular(around) if self.repeated and self.title else None
        if one and self.title and one.lower().endswith(self.title.lower()):
            return one
        word = "" if self.merged else self.title or self.word
        return self.placed(around, word) if word else around

    def placed(self, around: str, word: str) -> str:
        """`word` in what is called `around`. Several in what is called as one of them say what the
        word before them does: `users` in `User` are `Users`."""
        said = words(around) if self.repeated else []
        if len(said) > 1 and singular(said[-1].lower()) == said[-2].lower():
            around = class_name(" ".join((*said[:-2], said[-1])))
        return qualified(around, word)


@mutable
class SchemaTree:
    """Walks root schemas; `targets` are the places that references lead to, or that have a name
    anyway."""

    records: Records
    targets: frozenset[Place]
    nodes: dict[Place, SchemaNode] = field(default_factory=dict)
    _specialisations: Specialisations = field(init=False)

    def __post_init__(self) -> None:
        self._specialisations = Specialisations(self.records)

    def add(self, root: SchemaNode) -> None:
        """Add `root` and the nodes below it, in document order, parents first."""
        pending = [root]
        while pending:
            node = pending.pop()
            at(partial(node.schema.source.place, node.schema.tokens))
            take(1)
            if self.nodes.setdefault(node.place, node) is node:
                pending.extend(reversed(list(self._below(node))))

    def is_class(self, node: SchemaNode) -> bool:
        """Does it get a name, be it a class of its own or because something refers to it?"""
        if node.place in self.targets or node.whole is not None or node.is_definition:
            return True
        if node.merged or node.rule:
            return False
        if self.records.specialised(node.schema) is not None:
            return self.records.is_record(node.schema)
        if is_alias(node.schema):
            return False
        return self._describes_members(node.schema) and self.records.is_record(node.schema)

    def _describes_members(self, schema: Schema) -> bool:
        """Has it members that are written in place, or those of several schemas together?"""
        if any(
            isinstance(part.get("properties"), dict)
            for part in written_parts(self._library, schema)
        ):
            return True
        if not schema.has("allOf") or self._is_only(schema):
            return False
        composition = self.records.composition(schema)
        if len([part for part in composition.parts if part.get("properties")]) > 1:
            return True
        listed = branches(self._library, schema, all_of.KEYWORD.name)
        others = [part for part in listed if not self.records.members(part)]
        return any(map(self.records.describes_choices, others))

    def _is_only(self, schema: Schema) -> bool:
        """Is it nothing but the one schema that its ``allOf`` refers to, in whatever words?"""
        parts = [*written_parts(self._library, schema)]
        lists = (branches(self._library, part, all_of.KEYWORD.name) for part in parts)
        bases = [one for listed in lists for one in listed if one.has("$ref")]
        return len(bases) == 1 and is_reference(bases[0]) and not any(map(_restricts, parts))

    @property
    def _library(self) -> Library:
        return self.records.library

    def _below(self, node: SchemaNode) -> Iterator[SchemaNode]:
        whole = node
        while whole.merged and whole.parent is not None and whole.place not in self.targets:
            whole = whole.parent
        own = parts(self.records, node.schema, whole.schema)
        for part in (*own, *self._specialisations.below(node.schema)):
            below = SchemaNode(
                part.schema,
                node,
                node.owner,
                part.word,
                None if part.merged else self._title(part, node),
                merged=part.merged,
                rule=part.rule or (node.rule and node.place not in self.targets),
                whole=part.whole,
                repeated=part.repeated,
            )
            if part.schema.tokens[-2:-1] == (_MEMBERS,) and self.is_class(below):
                below.whole = below.whole or self._completed(part.schema, whole)
            yield below

    def _completed(self, schema: Schema, whole: SchemaNode) -> Schema | None:
        """The other schema of the member of `whole` that `schema` is of, if that has members which
        `schema`, the last one, does not speak of."""
        if schema.place in self.targets:
            return None  # Elsewhere it means what it says itself.
        name = str(schema.tokens[-1])
        around = [whole.schema] if whole.whole is None else [whole.whole, whole.schema]
        described = (self.records.composition(one).members.get(name, ()) for one in around)
        views = [view for listed in described for view in listed if self.records.has_members(view)]
        if len(views) != 2 or views[1].place != schema.place:
            return None
        missing = self.records.members(views[0]) - self.records.members(schema)
        return views[0] if missing and self.records.is_record(views[0]) else None

    def _title(self, part: Part, node: SchemaNode) -> str | None:
        """What the title of `part`, which is inside of `node`, calls it: one, if the title of what
        holds several is the same; all that the title of the place says, if it is what may be there
        besides null."""
        title, around = short_title(part.schema), node.nearest_title(any_place=False)
        if title and part.word and not part.repeated:
            # Of several that are called like what they are all in, it tells none from another.
            return None if title == node.nearest_title(any_place=True) else title
        if around is None:
            return title
        if part.repeated and title == around:
            return singular(around) or title
        whole, own = around.lower(), (title or "").lower()
        is_it = not part.word and (whole.startswith(own) or whole.endswith(own))
        if not is_it or self.is_class(node) or not self.records.is_record(part.schema):
            return title
        return around


def _restricts(part: Schema) -> bool:
    """Does it say more of an object than its ``allOf`` does?"""
    value = part.value if isinstance(part.value, dict) else {}
    said = {key: below for key, below in value.items() if key not in _COMPOSING}
    return part.has("$ref") or says_something(replace(part, value=said))
