"""One action of an overlay: find its places, change them, or say why not."""

from __future__ import annotations

from schemawright.data_classes import frozen
from schemawright.diagnostics import Problems
from schemawright.overlay.budget import Budget, Unusable
from schemawright.overlay.document import Action, Overlay
from schemawright.overlay.jsonpath import Query, compile_query
from schemawright.overlay.patch import TooDeep, Unfitting, kind_of, removed, updated
from schemawright.read.depth import MAX_DEPTH
from schemawright.read.source import Source
from schemawright.values import Json, Tokens, at

#: Characters of a target that a message shows.
_SHOWN = 200
_SELECT_LESS = "select less, by paths without so many wildcards and descents"


class Refused(Exception):
    """The action was reported and is left out."""


@frozen
class ActionRun:
    """One action on its way through the documents."""

    overlay: Overlay
    action: Action
    budget: Budget
    problems: Problems

    def take(self, documents: dict[str, Source]) -> dict[str, Source]:
        """The documents after this action. Raises `Refused` if it is wrong."""
        query = self._compiled(self.action.target, "target")
        places = {path: self._places(query, s.document) for path, s in documents.items()}
        if not any(places.values()):
            self._refuse_nothing(query, documents)
        return {
            path: self._changed(source, places[path]) if places[path] else source
            for path, source in documents.items()
        }

    def _compiled(self, text: str, member: str) -> Query:
        try:
            return compile_query(text)
        except Unusable as error:
            hint = "write a JSONPath as in RFC 9535, such as $.paths['/users'].post"
            raise self._refused("SW0204", str(error), hint, member) from None

    def _places(self, query: Query, document: Json) -> tuple[Tokens, ...]:
        try:
            return query.find(document, self.budget)
        except Unusable as error:
            raise self._refused("SW0204", str(error), _SELECT_LESS) from None

    def _refuse_nothing(self, query: Query, documents: dict[str, Source]) -> None:
        try:
            nearest = query.nearest((s.document for s in documents.values()), self.budget)
        except Unusable as error:
            raise self._refused("SW0204", str(error), _SELECT_LESS) from None
        hint = f"correct the target or remove the action; {nearest}" if nearest else "correct it"
        target = self.action.target
        shown = target if len(target) <= _SHOWN else f"{target[:_SHOWN]}…"
        message = f"the target {shown} selects nothing"
        raise self._refused("SW0205", message, hint)

    def _changed(self, source: Source, places: tuple[Tokens, ...]) -> Source:
        if self.overlay.minor == 0:
            self._refuse_primitives(source, places)
        elif self.action.kind != "remove":
            self._refuse_mixtures(source, places)
        try:
            return self._edited(source, places)
        except Unfitting as error:
            message, inside = f"{error.message} in {source.shown}", error.inside
            raise self._refused("SW0207", message, error.hint, self.action.kind, *inside) from None
        except TooDeep:
            message = f"this makes {source.shown} more than {MAX_DEPTH} levels deep"
            raise self._refused("SW0209", message, "name inner schemas under $defs") from None

    def _edited(self, source: Source, places: tuple[Tokens, ...]) -> Source:
        if self.action.kind == "remove":
            return removed(source, places)
        if self.action.kind == "copy":
            origin = self._copied_from(source)
            return updated(source, places, at(source.document, origin), source, origin)
        taken_from = (*self.action.place, "update")
        return updated(source, places, self.action.value, self.overlay.source, taken_from)

    def _copied_from(self, source: Source) -> Tokens:
        origins = self._places(self._compiled(str(self.action.value), "copy"), source.document)
        if len(origins) != 1:
            message = f"copy selects {len(origins)} values of {source.shown}"
            raise self._refused("SW0208", message, "select exactly one", "copy")
        return origins[0]

    def _refuse_primitives(self, source: Source, places: tuple[Tokens, ...]) -> None:
        if not all(isinstance(at(source.document, place), (dict, list)) for place in places):
            message = f"the target selects a primitive value of {source.shown}"
            hint = "select the object around it, or say overlay: 1.1.0, which allows this"
            raise self._refused("SW0206", message, hint)

    def _refuse_mixtures(self, source: Source, places: tuple[Tokens, ...]) -> None:
        """One value cannot be meant for objects and arrays alike (Overlay 1.1, section 4.4.3)."""
        kinds = sorted({kind_of(at(source.document, place)) for place in places})
        if len(kinds) > 1:
            message = f"the target selects {' and '.join(kinds)} of {source.shown}"
            hint = "select values of one kind, and the others by an action of their own"
            raise self._refused("SW0207", message, hint)

    def _refused(
        self, code: str, message: str, hint: str, member: str = "target", *inside: str | int
    ) -> Refused:
        place = self.overlay.source.place((*self.action.place, member, *inside))
        self.problems.error(code, message, hint, place)
        return Refused()
