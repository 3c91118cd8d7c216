"""What each edit does: alone, where a schema has several, and with the others of its schema.

alone breaking,   together breaking     ->   breaking, if by the same documents
alone breaking,   together compatible   ->   compatible: the others make up for it
alone compatible, together breaking     ->   compatible, and the schema has an interaction
"""

from __future__ import annotations

from collections.abc import Sequence

from schemawright.contract import NamedSchema
from schemawright.data_classes import frozen
from schemawright.review.change_findings import COMPATIBLE, LEVELS, Effect, Way
from schemawright.review.schema_edits import Edit
from schemawright.review.single_edits import EditedSchema, SingleEdits
from schemawright.review.version_pair import VersionPair
from schemawright.review.version_side import ValidatorLoader, schema_inside

#: Rules of edits that say nothing about what is accepted.
_SILENT = frozenset(
    "annotation-changed default-changed deprecation-changed identity-changed definition-added "
    "definition-removed definition-renamed".split()
)
#: What is said of an edit that does nothing but for the others.
_MADE_UP_FOR = "alone it would break, but not with the other changes of this schema"


@frozen
class SchemaChange:
    """An edit of a schema that is in both versions under one name."""

    old: NamedSchema
    new: NamedSchema
    edit: Edit

    @property
    def speaks(self) -> bool:
        """Is it about what is accepted?"""
        return self.edit.rule not in _SILENT


class EditEffects:
    """The effects of the edits of two versions."""

    def __init__(
        self, changes: Sequence[SchemaChange], versions: VersionPair, load: ValidatorLoader
    ) -> None:
        self._versions = versions
        old, new = versions.sides
        self._pairs = {
            id(change): (
                old.variable(change.old, change.edit.old_schema),
                new.variable(change.new, change.edit.new_schema),
            )
            for change in changes
        }
        #: The functions of schemas that were edited, and what they were.
        self._edited = {
            new.program.entries[two]: old.program.entries[one] for one, two in self._pairs.values()
        }
        self._groups: dict[tuple[str, str], list[SchemaChange]] = {}
        for change in changes:
            if change.speaks:
                self._groups.setdefault(self._pairs[id(change)], []).append(change)
        several = [change for group in self._groups.values() if len(group) > 1 for change in group]
        self._alone = {id(change): self._edited_schema(change) for change in several}
        contracts = old.contract, new.contract
        self._singles = SingleEdits(contracts, [*self._alone.values()], versions.formats, load)
        self._effects: dict[tuple[int, Way], Effect] = {}
        #: The worst that one of the edits of a schema does.
        self._worst: dict[tuple[tuple[str, str], Way], int] = {}

    def _edited_schema(self, change: SchemaChange) -> EditedSchema:
        old, new = (side.contract for side in self._versions.sides)
        return EditedSchema(
            schema_inside(old, change.old, change.edit.old_schema),
            schema_inside(new, change.new, change.edit.new_schema),
            change.edit,
        )

    def size(self, change: SchemaChange) -> int:
        """How many edits its schema has."""
        return len(self._groups[self._pairs[id(change)]])

    def shared(self, change: SchemaChange) -> int:
        """How many edits of its schema have the effect of `change` together; 1: it is its own."""
        is_alone = not change.speaks or self._single(change, "send") is not None
        return 1 if is_alone else self.size(change)

    def of(self, change: SchemaChange, way: Way) -> Effect:
        """What `change` does in one direction."""
        if not change.speaks:
            return COMPATIBLE
        if (id(change), way) not in self._effects:
            self._effects[id(change), way] = self._decided(change, way)
        return self._effects[id(change), way]

    def _decided(self, change: SchemaChange, way: Way) -> Effect:
        together, alone = self._together(change, way), self._single(change, way)
        ways: tuple[Way, ...] = ("send", "receive")
        is_reworded = all(self._together(change, either) == COMPATIBLE for either in ways)
        if alone is None or is_reworded:
            return together
        if alone.level == "compatible" or id(change) not in self._alone:
            return alone
        if together.level == "compatible":
            return Effect("compatible", reason=_MADE_UP_FOR)
        lasting = self._singles.lasting(self._alone[id(change)], way)
        if alone.level != "breaking" or lasting is None or lasting.level == "undecided":
            return alone
        return lasting if lasting.level == "breaking" else Effect("compatible", reason=_MADE_UP_FOR)

    def interaction(self, change: SchemaChange, way: Way) -> Effect:
        """What the edits of the schema do together, if none of them does it alone."""
        if not change.speaks:
            return COMPATIBLE
        together = self._together(change, way)
        if together.level == "compatible" or self.size(change) < 2:
            return COMPATIBLE
        key = self._pairs[id(change)], way
        if key not in self._worst:
            levels = (LEVELS.index(self.of(edit, way).level) for edit in self._groups[key[0]])
            self._worst[key] = min(levels)
        return together if LEVELS.index(together.level) < self._worst[key] else COMPATIBLE

    def _together(self, change: SchemaChange, way: Way) -> Effect:
        return self._versions.alone(*self._pairs[id(change)], self._edited, way)

    def _single(self, change: SchemaChange, way: Way) -> Effect | None:
        edited = self._alone.get(id(change))
        if edited is None:
            return self._together(change, way)
        return self._singles.effect(edited, way)
