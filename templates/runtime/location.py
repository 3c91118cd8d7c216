"""Where an explanation is, and the errors that are found there."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from .errors import ValidationError
from .excerpts import excerpt
from .json_types import is_of_type, with_article

if TYPE_CHECKING:
    from .values import Json, Path

    #: Tells what is wrong with an instance, which is at a location.
    Explain = Callable[[Json, "Location"], Iterator[ValidationError]]

#: How many places are remembered at most, so that an instance may be as large as one likes.
_MOST_TOLD = 50_000

#: Keywords whose values are schemas by name.
_NAMED = ("properties", "patternProperties", "dependentSchemas", "dependencies")


class Told(set[tuple[str, "Path"]]):
    """What has been asked about which place in an explanation, and what is to be told `later`."""

    def __init__(self) -> None:
        super().__init__()
        self.later: deque[tuple[Explain, Json, Location]] = deque()


class Location:
    """Where an explanation is: in the instance (`path`) and in the schema (`where`). Makes the
    errors that are found there, whose messages name the `rule` they are part of."""

    __slots__ = ("depth", "path", "rule", "told", "where")

    def __init__(
        self,
        path: Path = (),
        where: Path = (),
        told: Told | None = None,
        rule: str = "",
        depth: int = 0,
    ) -> None:
        self.path = path
        self.where = where
        self.told = Told() if told is None else told
        self.rule = rule
        #: How many alternatives are around this one.
        self.depth = depth

    def into(self, token: str | int, *tokens: str | int) -> Location:
        """The part of the instance at `token`, which the schema at `tokens` speaks of."""
        path, where = (*self.path, token), (*self.where, *tokens)
        return Location(path, where, self.told, self.rule, self.depth)

    def through(self, *tokens: str | int) -> Location:
        """The same place of the instance, seen by the schema at `tokens`."""
        where = (*self.where, *tokens)
        return Location(self.path, where, self.told, self.rule, self.depth)

    def later(
        self, explain: Explain, instance: Json, *tokens: str | int
    ) -> Iterator[ValidationError]:
        """Nothing yet: what `explain` says of the instance, seen by the schema at `tokens`, is
        told after all the rest. Now it would need too much of the stack."""
        self.told.later.append((explain, instance, self.through(*tokens)))
        return iter(())

    def branch(self, *tokens: str | int) -> Location:
        """The same place, seen by an alternative, which tells everything for itself."""
        return Location(self.path, (*self.where, *tokens), depth=self.depth + 1)

    def of_name(self, *tokens: str | int) -> Location:
        """The name of a property, which is where its object is, seen by the schema at `tokens`. It
        is asked about for itself; what is told later of it is told with the rest."""
        told = Told()
        told.later = self.told.later
        return Location(self.path, (*self.where, *tokens), told, depth=self.depth + 1)

    def under(self, rule: str) -> Location:
        """The same place; what is wrong there breaks the rule of that title."""
        text = f" (rule: {rule})"
        return Location(self.path, self.where, self.told, text, self.depth)

    def is_new(self, schema: str) -> bool:
        """Has `schema` not been asked about this place of the instance before? What several
        references say of it is told once; in a very large instance, perhaps again, since not
        every place is remembered."""
        key = (schema, self.path)
        if key in self.told:
            return False
        if len(self.told) >= _MOST_TOLD:
            self.told.clear()
        self.told.add(key)
        return True

    def member(self, instance: dict[str, Json], name: str) -> tuple[Json, Location]:
        """The property `name`, which is there, with its location."""
        return instance[name], self.into(name, "properties", name)

    def members(
        self, instance: dict[str, Json], *tokens: str | int
    ) -> Iterator[tuple[str, Json, Location]]:
        """Every property, which the schema at `tokens` is for, with its name and location."""
        for key, value in instance.items():
            yield key, value, self.into(key, *tokens)

    def items(
        self, instance: list[Json], start: int, *tokens: str | int
    ) -> Iterator[tuple[Json, Location]]:
        """Every item from `start` on, which the schema at `tokens` is for, and its location."""
        for index in range(start, len(instance)):
            yield instance[index], self.into(index, *tokens)

    def type(self, instance: Json, *types: str) -> Iterator[ValidationError]:
        """The instance is to be of one of the JSON types `types`."""
        if not any(is_of_type(instance, name) for name in types):
            names = [name.removeprefix("strict ") for name in types]
            value: Json = names[0] if len(names) == 1 else [*names]
            articles = " or ".join(map(with_article, names))
            yield self.error(instance, "type", value, f"is not {articles}")

    def required(
        self,
        instance: dict[str, Json],
        names: list[str],
        text: str = "is required",
        keyword: str = "required",
        *below: str | int,
    ) -> Iterator[ValidationError]:
        """The instance is to have a property of each of `names`."""
        value: Json = [*names]
        for name in names:
            if name not in instance:
                yield self.says(instance, keyword, value, f"{name!r} {text}", *below)

    def error(
        self, instance: Json, keyword: str, value: Json, text: str, *below: str | int
    ) -> ValidationError:
        """The instance, which the message shows, does not satisfy `keyword`."""
        return self.says(
            instance, keyword, value, f"{excerpt(instance)} {text}", *below
        )

    def says(
        self, instance: Json, keyword: str, value: Json, message: str, *below: str | int
    ) -> ValidationError:
        """The same with a message that does not show the instance."""
        where = (*self.where, keyword, *below)
        message += self.rule
        return ValidationError(message, self.path, where, keyword, value, instance)

    def refusal(self, instance: Json, keyword: str, text: str) -> ValidationError:
        """The schema here is ``false``; `keyword` is what it is the value of, or ``false`` if
        only the place can tell."""
        if keyword == "false":
            keyword = self._keyword()
        message = f"{excerpt(instance)} {text}{self.rule}"
        return ValidationError(message, self.path, self.where, keyword, False, instance)

    def _keyword(self) -> str:
        """The keyword that the schema here is a value of, or below."""
        if len(self.where) > 1 and self.where[-2] in _NAMED:
            return str(self.where[-2])
        words = [token for token in self.where if isinstance(token, str)]
        return words[-1] if words else "false"


def explained(
    explain: Explain, instance: Json, at: Location
) -> Iterator[ValidationError]:
    """All that `explain` has to tell of `instance`, and what is told later."""
    yield from explain(instance, at)
    later = at.told.later
    while later:
        explain, instance, at = later.popleft()
        yield from explain(instance, at)
