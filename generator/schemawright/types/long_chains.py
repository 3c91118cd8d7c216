"""declarations → declarations in which no name stands for very many others, one after the other.

    A: B | null; B: C | null; … Y: Z | null; Z: string   →  A: Z | null

A name that stands for another one is read by what that one stands for, which takes a part of the
stack: of a chain of thousands, every sixteenth is written out. So the names between are lost to
few types, and what is no name of others, such as an enumeration, keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from schemawright.data_classes import mutable
from schemawright.graphs import components
from schemawright.steps import take
from schemawright.types.declarations import Alias, Declaration, Synonym
from schemawright.types.language import (
    NamedType,
    Type,
    discriminated,
    discriminator_of,
    json_types_of,
    options_of,
)
from schemawright.types.unions import union

#: A name may stand for a chain of so many others.
_LONGEST = 16
#: What would have more options than this when it is written out keeps a name for those of the last
#: one that was.
_MOST_OPTIONS = 64


def shorten_chains(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """`declarations`, in their order, none of which consists of itself, with short chains only."""
    return _Shortening(dict(declarations)).run()


@mutable
class _Shortening:
    declarations: dict[str, Declaration]
    #: How many names are behind each name, up to the last one that was written out.
    _lengths: dict[str, int] = field(default_factory=dict)
    _written_out: set[str] = field(default_factory=set)

    def run(self) -> dict[str, Declaration]:
        """The declarations, shortened from the ends of the chains on."""
        names = {name: tuple(self._stands_for(name)) for name in self.declarations}
        for group in components(self.declarations, lambda name: names[name]):
            for name in group:
                lengths = [self._lengths.get(other, 0) for other in names[name]]
                self._lengths[name] = 1 + max(lengths) if lengths else 0
                if self._lengths[name] > _LONGEST:
                    self._write_out(name)
        return self.declarations

    def _stands_for(self, name: str) -> Iterator[str]:
        """The names of types that the type `name` is, or may be."""
        declaration = self.declarations[name]
        if isinstance(declaration, Alias):
            for option in options_of(declaration.type):
                if isinstance(option, NamedType) and self._type(option) is not None:
                    yield self._end(option.name)

    def _end(self, name: str) -> str:
        declaration = self.declarations[name]
        return declaration.name if isinstance(declaration, Synonym) else name

    def _type(self, named: NamedType) -> Type | None:
        """What the name stands for, if that is no class."""
        declaration = self.declarations[self._end(named.name)]
        return declaration.type if isinstance(declaration, Alias) else None

    def _write_out(self, name: str) -> None:
        declaration = self.declarations[name]
        assert isinstance(declaration, Alias)
        type_ = self._flat(declaration.type, frozenset())
        if len(options_of(type_)) > _MOST_OPTIONS:
            type_ = self._flat(declaration.type, self._written_out)
        self.declarations[name] = Alias(type_)
        self._written_out.add(name)
        self._lengths[name] = 1

    def _flat(self, type_: Type, kept: set[str] | frozenset[str]) -> Type:
        """`type_` without the names that stand for others, but for those that are `kept`."""
        options: list[Type] = []
        pending, seen = [*reversed(options_of(type_))], set[str]()
        while pending:
            option = pending.pop()
            take(1)
            if not isinstance(option, NamedType):
                options.append(option)
                continue
            end = self._end(option.name)
            if end in seen:
                continue
            seen.add(end)
            meant = self._type(option)
            if meant is None:
                options.append(option)
            elif end in kept or not self._lengths[end]:
                # From far away its JSON types were not to be seen.
                options.append(replace(option, name=end, kinds=json_types_of(meant)))
            else:
                pending += reversed(options_of(meant))
        return discriminated(union(options), discriminator_of(type_))
