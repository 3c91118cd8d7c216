"""What a failed validation says."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from .numbers import is_integer, is_number
from .tag_messages import name_of, right_tag, wrong_tag

if TYPE_CHECKING:
    from .values import Json, Path

    Explain = Callable[[Json, "Location"], Iterator["ValidationError"]]


class ValidationError(ValueError):
    """A keyword of the schema that the instance does not satisfy.

    The names are those of the ``jsonschema`` library: `path` leads from the top of the instance
    to the part that is wrong, `schema_path` from the top of the schema to the keyword that says
    so, through the references on the way; `validator` is that keyword and `validator_value` its
    value; `instance` is the wrong part; `context` holds, for ``anyOf`` and ``oneOf``, the errors
    of the branches.

    Raised by `Validator.validate`, it is the most telling of the errors, and `errors` has them
    all, best first, or so many of them that `more` is true.
    """

    def __init__(
        self,
        message: str,
        path: Path,
        schema_path: Path,
        validator: str,
        validator_value: Json,
        instance: Json,
        context: Sequence[ValidationError] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.schema_path = schema_path
        self.validator = validator
        self.validator_value = validator_value
        self.instance = instance
        self.context = tuple(context)
        self.errors: tuple[ValidationError, ...] = (self,)
        #: There are others, which were not looked for.
        self.more = False

    def __str__(self) -> str:
        if len(self.errors) == 1 and not self.more:
            return f"{self.json_path}: {self.message}"
        number = len(self.errors)
        lines = [f"{number} errors and more" if self.more else f"{number} errors"]
        lines += [f"  {error.json_path}: {error.message}" for error in self.errors[:20]]
        if number > 20:
            lines.append(f"  and {number - 20} more")
        if self.more:
            lines.append("  and more, which were not looked for")
        return "\n".join(lines)

    @cached_property
    def json_path(self) -> str:
        """`path` as a JSONPath (RFC 9535): ``$.items[0].name``."""
        return "$" + "".join(map(_segment, self.path))

    def __reduce__(self) -> tuple[object, ...]:
        fields = (
            self.message,
            self.path,
            self.schema_path,
            self.validator,
            self.validator_value,
            self.instance,
            self.context,
        )
        # What was raised knows all the errors; the first of them is itself.
        several = len(self.errors) > 1 or self.more
        state = {"errors": self.errors, "more": self.more} if several else None
        return (type(self), fields, state)


class DepthExceeded(RecursionError):
    """The instance is nested too deeply to be validated within Python's recursion limit
    (`sys.setrecursionlimit` raises it). It has been neither accepted nor refused."""


class InstanceChanged(RuntimeError):
    """The instance was changed while it was looked at, by another thread. It has been neither
    accepted nor refused."""


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
        if not any(_is(instance, name) for name in types):
            names = [name.removeprefix("strict ") for name in types]
            value: Json = names[0] if len(names) == 1 else [*names]
            articles = [_ARTICLES.get(name, f"a {name}") for name in names]
            yield self.error(instance, "type", value, f"is not {' or '.join(articles)}")

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
        return self.says(instance, keyword, value, f"{show(instance)} {text}", *below)

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
        message = f"{show(instance)} {text}{self.rule}"
        return ValidationError(message, self.path, self.where, keyword, False, instance)

    def _keyword(self) -> str:
        """The keyword that the schema here is a value of, or below."""
        if len(self.where) > 1 and self.where[-2] in _NAMED:
            return str(self.where[-2])
        words = [token for token in self.where if isinstance(token, str)]
        return words[-1] if words else "false"

    def no_branch(
        self,
        instance: Json,
        keyword: str,
        value: Json,
        branches: Sequence[Callable[[Json, Location], Iterator[ValidationError]]],
    ) -> ValidationError:
        """None of the alternatives matches. `branches` explain, each for one, why not; the
        message tells of the one that came closest. Alternatives within alternatives are looked
        into to a limited depth, since each level may double the errors."""
        text = f"matches none of the {len(branches)} alternatives"
        told = []
        if self.depth < _DEEPEST:
            told = [
                list(
                    islice(
                        explained(b, instance, self.branch(keyword, i)), _MOST_IN_BRANCH
                    )
                )
                for i, b in enumerate(branches)
            ]
        if not any(told):
            return self.error(instance, keyword, value, text)
        error = self._of_alternatives(instance, keyword, value, told)
        error.context = tuple(one for errors in told for one in errors)
        return error

    def _of_alternatives(
        self,
        instance: Json,
        keyword: str,
        value: Json,
        told: Sequence[Sequence[ValidationError]],
    ) -> ValidationError:
        """What is said of an instance that each alternative has `told` errors of."""
        wrong = wrong_tag(self.path, told)
        if wrong is not None:
            return self.says(instance, keyword, value, wrong)
        tagged = right_tag(self.path, told)
        if tagged is None:
            number = min(range(len(told)), key=lambda i: self._distance(told[i]))
        else:
            number = tagged[0]
        first = best(told[number])[0]
        place = "" if first.path == self.path else f" at {first.json_path}"
        if tagged is not None and isinstance(instance, dict):
            name = name_of(value, number) or str(instance[tagged[1]])[:60]
            text = f"as {name}: {first.message}{place}"
            return self.says(instance, keyword, value, text)
        text = f"matches none of the {len(told)} alternatives"
        text += f"; the closest is number {number + 1}: {first.message}{place}"
        return self.error(instance, keyword, value, text)

    def several_branches(
        self,
        instance: Json,
        keyword: str,
        value: Json,
        matches: Sequence[bool],
    ) -> ValidationError:
        """More than one branch matches where exactly one may."""
        numbers = [str(i + 1) for i, matched in enumerate(matches) if matched]
        listed = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
        text = f"matches alternatives {listed} where only one may match"
        return self.error(instance, keyword, value, text)

    def _distance(self, errors: Sequence[ValidationError]) -> tuple[bool, bool, int]:
        """How far a branch is from matching: it is far when the type or a tag is wrong."""
        here = any(
            error.path == self.path and error.validator == "type" for error in errors
        )
        tag = any(error.validator in {"const", "enum"} for error in errors)
        return here, tag, len(errors)


def explained(
    explain: Explain, instance: Json, at: Location
) -> Iterator[ValidationError]:
    """All that `explain` has to tell of `instance`, and what is told later."""
    yield from explain(instance, at)
    later = at.told.later
    while later:
        explain, instance, at = later.popleft()
        yield from explain(instance, at)


#: How many alternatives within alternatives are explained.
_DEEPEST = 4
#: How many errors of each alternative are looked for.
_MOST_IN_BRANCH = 100
#: How many places are remembered at most, so that an instance may be as large as one likes.
_MOST_TOLD = 50_000

#: Keywords whose values are schemas by name.
_NAMED = ("properties", "patternProperties", "dependentSchemas", "dependencies")

_ARTICLES = {
    "null": "null",
    "array": "an array",
    "integer": "an integer",
    "object": "an object",
}


def _is(value: Json, name: str) -> bool:
    """Is `value` of the JSON type `name`?"""
    if name == "null":
        return value is None
    if name == "boolean" or isinstance(value, bool):
        return name == "boolean" and isinstance(value, bool)
    if name == "integer":
        return is_integer(value)
    if name == "number":
        return is_number(value)
    kinds = {"object": dict, "array": list, "string": str, "strict integer": int}
    return isinstance(value, kinds[name])


def show(value: Json) -> str:
    """`value` for a message, on one line, shortened."""
    text = _short(value, 3)
    return text if len(text) <= 80 else text[:77] + "..."


def _short(value: Json, depth: int) -> str:
    if isinstance(value, str):
        return repr(value[:80])
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, dict):
        if depth == 0 and value:
            return "{...}"
        shown = [
            f"{key[:40]!r}: {_short(value[key], depth - 1)}" for key in list(value)[:4]
        ]
        return "{" + ", ".join(shown + ["..."] * (len(value) > 4)) + "}"
    if isinstance(value, list):
        if depth == 0 and value:
            return "[...]"
        shown = [_short(item, depth - 1) for item in value[:4]]
        return "[" + ", ".join(shown + ["..."] * (len(value) > 4)) + "]"
    if isinstance(value, int) and abs(value) > 10**80:
        return "a very large integer"
    return str(value) if is_number(value) else repr(value)


def best(errors: Sequence[ValidationError]) -> list[ValidationError]:
    """`errors` with the most telling first: nearest to the top of the instance, plain keywords
    before alternatives; else in the order in which they were found."""
    return sorted(
        errors, key=lambda e: (len(e.path), e.validator in {"anyOf", "oneOf"})
    )


def _segment(token: str | int) -> str:
    if isinstance(token, int):
        return f"[{token}]"
    if token.isidentifier() and token.isascii():
        return f".{token}"
    escaped = token.replace("\\", "\\\\").replace("'", "\\'")
    shown = "".join(c if c.isprintable() else _escape(c) for c in escaped)
    return f"['{shown}']"


def _escape(character: str) -> str:
    """`character` as RFC 9535 (section 2.3.1.1) spells it: by its UTF-16 code units."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
