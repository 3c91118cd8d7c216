"""All schemas of a contract while their names are being given out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from schemawright.contract import NamedSchema, Role
from schemawright.data_classes import frozen, mutable
from schemawright.describe.nested_names import NestedSchemas, Nesting
from schemawright.describe.openapi.reader import Slot
from schemawright.describe.places import translated
from schemawright.describe.records import Records
from schemawright.describe.reserved_names import VALIDATORS
from schemawright.describe.roots import RootSchema, by_file_name
from schemawright.diagnostics import Problems
from schemawright.names import Names, variable_name
from schemawright.place_tree import Place, PlaceTree
from schemawright.resolve import Library, Schema
from schemawright.values import Tokens


@frozen
class _NamedRoot:
    """A schema that is in nobody else: a document, a component, a body or a parameter."""

    schema: Schema
    name: str
    role: Role


@mutable
class SchemaTable:
    """Collects the schemas in the order in which they may claim names."""

    library: Library
    names: Names
    #: The names that the configuration gives.
    given: Mapping[Place, str] = field(default_factory=dict)
    #: The path of the document that the package is about, if it is about one.
    subject: str = ""
    _roots: dict[Place, _NamedRoot] = field(default_factory=dict)
    #: The places of merged root schemas, each with the place of the one that stands for it.
    _stand_ins: dict[Place, Place] = field(default_factory=dict)
    #: Their places, when all of them are there.
    _replaced: PlaceTree | None = None
    _slots: dict[str, Slot] = field(default_factory=dict)
    _nested: NestedSchemas = field(default_factory=NestedSchemas)
    _names_inside: dict[Place, str] = field(default_factory=dict)
    #: Schemas whose chains of references come to an end, and those whose chains never do.
    _ending: set[Place] = field(default_factory=set)
    _endless: set[Place] = field(default_factory=set)

    def add_roots(self, chosen: Mapping[tuple[RootSchema, ...], str]) -> None:
        """Add documents and components by name; of those that are one, the first counts."""
        for (first, *others), name in chosen.items():
            place = first.schema.place
            self._roots[place] = _NamedRoot(first.schema, name, first.role)
            self._stand_ins |= {other.schema.place: place for other in others}

    def add_slots(self, slots: Iterable[tuple[str, Slot]]) -> None:
        """Add bodies and parameters that are not part of a root schema."""
        tree = PlaceTree((*self._roots, *self._stand_ins))
        for key, slot in slots:
            self._slots[key] = slot
            place = slot.schema.place
            if tree.around(place) is None:
                tree.add(place)
                name = self.given.get(place) or self.names.claim(*slot.names)
                self._roots[place] = _NamedRoot(slot.schema, name, slot.role)

    def add_nested(self, problems: Problems) -> None:
        """Add what is inside all others."""
        holders = {
            place: (root.schema, root.name)
            for place, root in self._roots.items()
            if root.role != "parameter"
        }
        wanted = [
            slot.schema for slot in self._slots.values() if slot.schema.place not in self._roots
        ]
        nesting = Nesting(
            self.library,
            Records(self.library),
            holders,
            self._stand_ins,
            self.names,
            self.given,
            self.subject,
        )
        named_inside = nesting.named(wanted)
        schemas = tuple(
            nested
            for nested in named_inside.schemas
            if not self._says_nothing(nested.schema, problems)
        )
        self._nested = NestedSchemas(schemas, named_inside.stand_ins)

    def _says_nothing(self, schema: Schema, problems: Problems) -> bool:
        """Does `schema` do nothing but refer to itself? Where it is used that is an error, which
        compiling tells; a definition that nothing uses must not sink the rest."""
        seen = {schema.place}
        following = schema
        while following.has("$ref") and following.place not in self._ending:
            following = self.library.follow(following)
            if following.place in seen or following.place in self._endless:
                self._endless |= seen
                problems.warning(
                    "SW0515",
                    "the definition only refers to itself, so it means nothing, and is left out",
                    "remove it, or say in it what it is",
                    schema.source.place((*schema.tokens, "$ref")),
                )
                return True
            seen.add(following.place)
        self._ending |= seen
        return False

    def schemas(self) -> tuple[NamedSchema, ...]:
        """All of them, each with its validator's name; those of root schemas come first."""
        variables = Names.reserving(VALIDATORS)
        nested: dict[str, list[NamedSchema]] = {}
        roots = [
            NamedSchema(root.name, _variable(root.name, variables), root.schema, root.role)
            for root in self._in_order()
        ]
        for inner in self._nested.schemas:
            variable = _variable(inner.name, variables)
            owner = inner.owner or None
            named = NamedSchema(
                inner.name, variable, inner.schema, "nested", owner, inner.whole, inner.described
            )
            nested.setdefault(inner.owner, []).append(named)
        return tuple(s for root in roots for s in (root, *nested.get(root.name, ()))) + tuple(
            nested.get("", ())
        )

    def _in_order(self) -> list[_NamedRoot]:
        """The roots by file; in a file documents and components, then bodies and parameters."""
        files = {d.source.path: i for i, d in enumerate(by_file_name(self.library))}

        def position(root: _NamedRoot) -> tuple[int, bool]:
            return files[root.schema.source.path], root.role in ("body", "parameter")

        return sorted(self._roots.values(), key=position)

    def merged(self) -> Mapping[Place, str]:
        """The places of schemas that another one stands for, with its name."""
        inner: dict[Place, list[tuple[Tokens, str]]] = {}
        tree = PlaceTree(self._roots)
        for (path, tokens), name in self._inner():
            root = tree.around((path, tokens))
            if root is not None:
                inner.setdefault(root, []).append((tokens[len(root[1]) :], name))
        names = dict(self._nested.stand_ins)
        for other, place in self._stand_ins.items():
            names[other] = self._roots[place].name
            for below, name in inner.get(place, ()):
                names[other[0], other[1] + below] = name
        return names

    def _inner(self) -> Iterator[tuple[Place, str]]:
        """All places inside roots that have a name, their own or that of a stand-in."""
        yield from ((nested.schema.place, nested.name) for nested in self._nested.schemas)
        yield from self._nested.stand_ins.items()

    def name_of_slot(self, key: str) -> str:
        """The name of the schema that a slot stands for."""
        if self._replaced is None:
            self._replaced = PlaceTree(self._stand_ins)
        place = translated(self._slots[key].schema.place, self._stand_ins, self._replaced)
        root = self._roots.get(place)
        if root is None and not self._names_inside:
            self._names_inside = dict(self._inner())
        return root.name if root is not None else self._names_inside[place]


def _variable(name: str, variables: Names) -> str:
    plain = variable_name(name)
    return variables.claim(plain, f"{plain.rstrip('_')}_")
