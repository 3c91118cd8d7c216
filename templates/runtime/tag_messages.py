"""What is said of a document that is none of several alternatives, where a member of it tells
which one it means to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from .excerpts import excerpt

if TYPE_CHECKING:
    from .errors import ValidationError
    from .values import Json, Path

#: The errors of each alternative.
Told: TypeAlias = Sequence[Sequence["ValidationError"]]


def wrong_tag(path: Path, told: Told) -> str | None:
    """``method must be card, sepa or invoice``, if every alternative that is for such values wants
    another constant of the same member, ``'method' is required``, if every one lacks it, or
    ``'id' or 'uid' is required``, if each lacks another one; None if it is none of these.
    """
    possible = [errors for errors in told if not _is_of_other_type(path, errors)]
    for member, texts in _wanted(path, possible).items():
        if len(texts) == len(possible):
            words = list(
                dict.fromkeys(word for text in texts.values() for word in text)
            )
            if len(words) > _MOST_WORDS:
                words[_FIRST_WORDS:] = [f"one of {len(words) - _FIRST_WORDS} others"]
            return f"{member} must be {_listed(words, 'or')}"
    if len(possible) < 2:
        return None
    missing = [_missing(path, errors) for errors in possible]
    shared = _shared(missing)
    if shared:
        return (
            f"{_quoted(shared, 'and')} {'is' if len(shared) == 1 else 'are'} required"
        )
    if all(len(names) == 1 for names in missing) and all(
        error.validator == "required" for errors in possible for error in errors
    ):
        return f"{_quoted([name for [name] in missing], 'or')} is required"
    return None


def right_tag(path: Path, told: Told) -> tuple[int, list[str]] | None:
    """The one alternative that is content with a member of which all others that are for such
    values want another constant, or with several of which each other one wants one, and these
    members; None without one.
    """
    possible = {
        number: errors
        for number, errors in enumerate(told)
        if not _is_of_other_type(path, errors)
    }
    # What an alternative wants itself tells more than what alternatives in it want.
    for nested in (False, True):
        wanted = _wanted(path, list(possible.values()), nested)
        for member, texts in wanted.items():
            if len(texts) == len(possible) - 1:
                place = next(i for i in range(len(possible)) if i not in texts)
                number = list(possible)[place]
                return (number, [member]) if told[number] else None
    wanted = _wanted(path, list(possible.values()), nested=False)
    content = set(range(len(possible))).difference(*wanted.values())
    if len(content) != 1 or len(wanted) < 2:
        return None
    number = list(possible)[content.pop()]
    return (number, list(wanted)) if told[number] else None


def refused_types(path: Path, told: Told) -> list[str]:
    """The JSON types that the alternatives are for, if each of them is for other values."""
    types: list[str] = []
    for errors in told:
        here = [error for error in errors if _is_type(path, error)]
        if not here:
            return []
        value = here[0].validator_value
        types += [str(name) for name in (value if isinstance(value, list) else [value])]
    return list(dict.fromkeys(types))


def is_only_possible(path: Path, told: Told, number: int) -> bool:
    """Are all alternatives but the one of that number for values of other types?"""
    return all(
        _is_of_other_type(path, errors) == (n != number)
        for n, errors in enumerate(told)
    )


def name_of(alternatives: Json, number: int) -> str:
    """What the alternative of that number is called: its title, or what it refers to; empty if
    that is nothing.
    """
    listed = alternatives if isinstance(alternatives, list) else []
    schema = listed[number] if number < len(listed) else None
    if isinstance(schema, dict):
        title, reference = schema.get("title"), schema.get("$ref")
        if isinstance(title, str) and title.strip():
            return title.strip()[:60]
        if isinstance(reference, str) and reference.strip("#/"):
            return reference.rstrip("/").rpartition("/")[2][:60]
    return ""


def _is_of_other_type(path: Path, errors: Sequence[ValidationError]) -> bool:
    """Is the alternative that has these errors for values of other types?"""
    return any(_is_type(path, error) for error in errors)


def _is_type(path: Path, error: ValidationError) -> bool:
    if error.path != path or error.validator != "type":
        return False
    # A number that is no integer is of the type, as JSON has it.
    is_number = isinstance(error.instance, (int, float))
    return not (is_number and "integer" in str(error.validator_value))


def _wanted(
    path: Path, told: Told, nested: bool = True
) -> dict[str, dict[int, list[str]]]:
    """The constants that alternatives want of members that have another one, by member."""
    wanted: dict[str, dict[int, list[str]]] = {}
    for number, errors in enumerate(told):
        for member, words in _tags(path, errors, nested).items():
            wanted.setdefault(member, {})[number] = words
    return wanted


def _tags(
    path: Path, errors: Sequence[ValidationError], nested: bool
) -> dict[str, list[str]]:
    """The constants that one alternative wants of members that have another one; if `nested`,
    also what all alternatives in it want."""
    tags: dict[str, list[str]] = {}
    for error in errors:
        inner = _inner(path, error) if nested else []
        for member, texts in _wanted(path, inner).items():
            if len(texts) == len(inner):
                tags.setdefault(member, [word for of in texts.values() for word in of])
        words = _words(error)
        if words and error.path and error.path[:-1] == path:
            tags.setdefault(str(error.path[-1]), words)
    return tags


def _words(error: ValidationError) -> list[str]:
    """What there should be in the place of something else, if texts, numbers and the like."""
    if error.validator not in {"const", "enum"} or not _is_plain(error.instance):
        return []
    value = error.validator_value
    values = value if isinstance(value, list) else [value]
    return list(map(word_of, values)) if all(map(_is_plain, values)) else []


def _is_plain(value: Json) -> bool:
    return not isinstance(value, (list, dict))


def word_of(value: Json) -> str:
    """A constant as messages have it that say what a member must be."""
    is_word = isinstance(value, str) and value != "" and value == value.strip()
    return str(value) if is_word else excerpt(value)


def _missing(path: Path, errors: Sequence[ValidationError]) -> list[str]:
    """The members that are not there and that one alternative, or all alternatives in it,
    require."""
    missing: list[str] = []
    for error in errors:
        told = [_missing(path, inner) for inner in _inner(path, error)]
        missing += _shared(told)
        names = error.validator_value
        if (
            error.validator == "required"
            and error.path == path
            and isinstance(names, list)
        ):
            there = error.instance if isinstance(error.instance, dict) else {}
            missing += [
                name for name in names if isinstance(name, str) and name not in there
            ]
    return list(dict.fromkeys(missing))


def _shared(told: Sequence[Sequence[str]]) -> list[str]:
    """The names that are in all of `told`."""
    first = told[0] if told else ()
    return [name for name in first if all(name in names for names in told)]


def _inner(path: Path, error: ValidationError) -> list[list[ValidationError]]:
    """The errors of each alternative that are for such values, where none of several accepts what
    is at `path`."""
    if error.path != path or error.validator not in {"oneOf", "anyOf"}:
        return []
    place = len(error.schema_path)
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[place], []).append(inner)
    return [
        errors for errors in branches.values() if not _is_of_other_type(path, errors)
    ]


def _quoted(names: Sequence[str], link: str) -> str:
    return _listed(list(dict.fromkeys(map(repr, names))), link)


def _listed(words: Sequence[str], link: str) -> str:
    """``card, sepa or invoice``"""
    *others, last = words
    return f"{', '.join(others)} {link} {last}" if others else last


#: More words than this are no help: of those, the first few are told.
_MOST_WORDS = 20
_FIRST_WORDS = 5
