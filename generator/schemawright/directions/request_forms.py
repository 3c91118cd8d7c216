"""Documents with the forms of their schemas: changed in place, or copied for requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from urllib.parse import quote

from schemawright.data_classes import mutable
from schemawright.directions.graph import SchemaGraph
from schemawright.directions.one_way_required import Differences, Direction
from schemawright.directions.units import Units
from schemawright.keywords import definitions, discriminator, identifiers
from schemawright.place_tree import Place
from schemawright.read.copies import copied
from schemawright.read.edited_document import EditedDocument
from schemawright.read.source import Change, Gaps, Graft, Source
from schemawright.resolve import Library, Schema
from schemawright.resolve.identity import file_uri
from schemawright.values import Json, Tokens, at, pointer

_DEFINITIONS = (definitions.DEFS.name, definitions.DEFINITIONS.name)
#: What makes a schema one of its kind, so that a copy must not say it.
_IDENTITY = (
    *(identifiers.ID.name, identifiers.ID_DRAFT4.name, identifiers.DIALECT.name),
    *(identifiers.ANCHOR.name, identifiers.DYNAMIC_ANCHOR.name, identifiers.VOCABULARY.name),
)
_MOST = 1_000_000


def with_forms_of(
    library: Library, differences: Differences, used: Mapping[Direction, set[Place]]
) -> Library:
    """`library` in which every schema says what it means in the direction that it is used in."""
    units = Units.of(library, differences, used)
    if not units.forms:
        return library
    forms = _Forms(library, differences, units)
    sources = tuple(forms.source(document.source) for document in library.documents)
    return library.amended(sources, ())


@mutable
class _Forms:
    library: Library
    differences: Differences
    units: Units
    _places: dict[str, list[Place]] = field(default_factory=dict)
    _by_unit: dict[Place, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.graph.schemas:
            self._places.setdefault(place[0], []).append(place)
            unit = self.units.unit_of(place)
            if unit is not None:
                self._by_unit.setdefault(unit, []).append(place)

    @property
    def graph(self) -> SchemaGraph:
        return self.differences.graph

    def source(self, source: Source) -> Source:
        """The document as its schemas are meant."""
        edited = EditedDocument(source.document)
        changes: list[Change] = []
        for place in self._places.get(source.path, ()):
            direction = self.units.form_of(place)
            if direction is not None:
                changes.extend(self._changed(edited, place[1], place, direction))
        for unit, copy in self.units.copies.items():
            if unit[0] == source.path:
                changes.extend(self._copy(edited, source, unit, copy))
        return (
            source.with_document(edited.document, tuple(changes))
            if changes or (edited.document is not source.document)
            else source
        )

    def _copy(
        self, edited: EditedDocument, source: Source, unit: Place, copy: Tokens
    ) -> Iterator[Change]:
        """Put the form for requests of the schema at `unit` at `copy`."""
        value = self.graph.schemas[unit].value
        assert isinstance(value, dict)
        inner = self._by_unit.get(unit, ())
        kept = {
            name: member
            for name, member in value.items()
            if not (name in _DEFINITIONS and self.units.holds_units(unit))
        }
        if not isinstance(_member(edited.document, copy[:-1]), dict):
            edited.replace(copy[:-1], {})
        edited.replace(copy, copied(kept, _MOST)[0])
        if (
            unit in self.graph.kinds
            and unit[1]
            and not any(n in kept for n in discriminator.VALUES)
        ):
            # A kind is told by the name of the schema itself, also in requests.
            edited.replace((*copy, discriminator.VALUES[0]), str(unit[1][-1]))
        yield Graft(copy, source, unit[1])
        for place in inner:
            at_ = copy + place[1][len(unit[1]) :]
            for _ in self._changed(edited, at_, place, "request"):
                # Where a name stood in the list that is copied matters to nobody.
                continue
            self._make_anonymous(edited, at_, self.graph.schemas[place])

    def _make_anonymous(self, edited: EditedDocument, at_: Tokens, schema: Schema) -> None:
        """Take the identifiers out of a copied schema, which would be those of two; its references
        lead to the same places without them."""
        target = self.graph.references.get(schema.place)
        moved = schema.base != file_uri(schema.source.path)
        if target is not None and moved and self.units.copy_of(target) is None:
            edited.replace((*at_, "$ref"), file_uri(target[0]) + _fragment(target[1]))
        edited.remove(at_, [name for name in _IDENTITY if schema.has(name)])

    def _changed(
        self, edited: EditedDocument, at_: Tokens, place: Place, direction: Direction
    ) -> Iterator[Change]:
        """Make the schema that is from `place`, and stands at `at_`, what it is in `direction`."""
        schema = self.graph.schemas[place]
        dropped = self.differences.dropped.get((place, direction), frozenset())
        required = schema.get("required")
        if dropped and isinstance(required, list):
            kept = [name for name in required if name not in dropped]
            if kept:
                edited.replace((*at_, "required"), kept)
                yield Gaps((*at_, "required"), _before(required, dropped))
            else:
                edited.remove(at_, ("required",))
        if direction == "request":
            self._redirect(edited, at_, schema)

    def _redirect(self, edited: EditedDocument, at_: Tokens, schema: Schema) -> None:
        """Let the references of a schema for requests lead to other such schemas."""
        target = self.graph.references.get(schema.place)
        request = None if target is None else self.units.copy_of(target)
        if target is not None and request is not None:
            edited.replace((*at_, "$ref"), _reference(schema, target[0], request))
        mapped = self._mapping(schema)
        if mapped:
            edited.replace((*at_, discriminator.KEYWORD.name, "mapping"), mapped)

    def _mapping(self, schema: Schema) -> dict[str, Json]:
        """What a discriminator's mapping is among the forms for requests; empty if it has none, or
        stays as it is. Names that are not listed are those of components (OpenAPI 3.0, section
        4.7.25), which the copies are not."""
        value = schema.get(discriminator.KEYWORD.name)
        if not isinstance(value, dict):
            return {}
        stated = value.get("mapping")
        mapping = dict(stated) if isinstance(stated, dict) else {}
        changed = False
        for name, target in list(mapping.items()):
            named = self._named(schema, str(target))
            request = None if named is None else self.units.copy_of(named.place)
            if named is not None and request is not None:
                mapping[name] = _reference(schema, named.source.path, request)
                changed = True
        mapped = {f"#{str(target).rpartition('#')[2]}" for target in mapping.values()}
        for place in self._alternatives(schema):
            request, name = self.units.copy_of(place), str(place[1][-1]) if place[1] else ""
            if request is not None and name and _fragment(request) not in mapped:
                mapping.setdefault(name, _reference(schema, place[0], request))
                mapped.add(_fragment(request))
                changed = True
        return mapping if changed else {}

    def _alternatives(self, schema: Schema) -> Iterator[Place]:
        path, tokens = schema.place
        for keyword in ("oneOf", "anyOf"):
            options = schema.get(keyword)
            for number in range(len(options) if isinstance(options, list) else 0):
                target = self.graph.references.get((path, (*tokens, keyword, number)))
                if target is not None:
                    yield target

    def _named(self, schema: Schema, target: str) -> Schema | None:
        component = f"#/components/schemas/{target}"
        return self.library.reference(schema, component) or self.library.reference(schema, target)


def _before(required: list[Json], dropped: frozenset[str]) -> tuple[int, ...]:
    """How many names stay before each that goes."""
    gone = [i for i, name in enumerate(required) if name in dropped]
    return tuple(i - number for number, i in enumerate(gone))


def _reference(schema: Schema, path: str, tokens: Tokens) -> str:
    """A reference from `schema` to the place `tokens` of the document at `path`."""
    fragment = _fragment(tokens)
    own = path == schema.source.path and schema.base == file_uri(path)
    return fragment if own else file_uri(path) + fragment


def _fragment(tokens: Tokens) -> str:
    """A place as the fragment of a URI (RFC 6901, section 6)."""
    return "#" + quote(pointer(tokens), safe="/~!$&'()*+,;=:@")


def _member(document: Json, tokens: Tokens) -> Json:
    try:
        return at(document, tokens)
    except (LookupError, TypeError):
        return None
