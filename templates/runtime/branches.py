"""What is said of an instance that none of several alternatives accepts, or too many of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from .errors import ValidationError, best
from .json_types import with_article
from .location import explained
from .tag_messages import (
    is_only_possible,
    name_of,
    refused_types,
    right_tag,
    word_of,
    wrong_tag,
)

if TYPE_CHECKING:
    from .location import Explain, Location
    from .values import Json, Path

#: How many alternatives within alternatives are explained.
_DEEPEST = 4
#: How many errors of each alternative are looked for.
_MOST_IN_BRANCH = 100
#: How many alternatives are told that match where one may.
_MOST_TOLD = 8


def no_branch(
    at: Location,
    instance: Json,
    keyword: str,
    value: Json,
    branches: Sequence[Explain],
) -> ValidationError:
    """None of the alternatives matches. `branches` explain, each for one, why not; the message
    tells of the one that came closest. Alternatives within alternatives are looked into to a
    limited depth, since each level may double the errors."""
    told: list[list[ValidationError]] = []
    if at.depth < _DEEPEST:
        for number, explain in enumerate(branches):
            errors = explained(explain, instance, at.branch(keyword, number))
            told.append(list(islice(errors, _MOST_IN_BRANCH)))
    if not any(told):
        text = f"matches none of the {len(branches)} alternatives"
        return at.error(instance, keyword, value, text)
    error = _of_alternatives(at, instance, keyword, value, told)
    error.context = tuple(one for errors in told for one in errors)
    return error


def several_branches(
    at: Location, instance: Json, keyword: str, value: Json, matches: Sequence[bool]
) -> ValidationError:
    """More than one branch matches where exactly one may."""
    several = [number for number, matched in enumerate(matches) if matched]
    told = several[:_MOST_TOLD]
    names = [name_of(value, number) for number in told]
    if not all(names) or len({*names}) < len(names):
        names = [str(number + 1) for number in told]
        names[0] = f"alternatives {names[0]}"
    if len(several) > len(told):
        names.append(f"{len(several) - len(told)} others")
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    text = f"matches {listed} where only one may match"
    return at.error(instance, keyword, value, text)


def _of_alternatives(
    at: Location,
    instance: Json,
    keyword: str,
    value: Json,
    told: Sequence[Sequence[ValidationError]],
) -> ValidationError:
    """What is said of an instance that each alternative has `told` errors of."""
    wrong = wrong_tag(at.path, told)
    if wrong is not None:
        return at.says(instance, keyword, value, wrong)
    types = refused_types(at.path, told)
    if types:
        articles = " or ".join(map(with_article, types))
        return at.error(instance, keyword, value, f"is not {articles}")
    tagged = right_tag(at.path, told)
    if tagged is None:
        number = min(range(len(told)), key=lambda i: _distance(at.path, told[i]))
    else:
        number = tagged[0]
    first = best(told[number])[0]
    place = "" if first.path == at.path else f" at {first.json_path}"
    if tagged is not None and isinstance(instance, dict):
        tags = " ".join(
            word_of(instance[name]) for name in instance if name in tagged[1]
        )
        name = name_of(value, number) or tags[:60]
        text = f"as {name}: {first.message}{place}"
        return at.says(instance, keyword, value, text)
    if is_only_possible(at.path, told, number):
        return at.says(instance, keyword, value, f"{first.message}{place}")
    text = f"matches none of the {len(told)} alternatives"
    closest = name_of(value, number) or f"number {number + 1}"
    text += f"; the closest is {closest}: {first.message}{place}"
    return at.error(instance, keyword, value, text)


def _distance(path: Path, errors: Sequence[ValidationError]) -> tuple[bool, bool, int]:
    """How far a branch is from matching an instance at `path`: it is far when the type or a tag
    is wrong."""
    here = any(error.path == path and error.validator == "type" for error in errors)
    tag = any(error.validator in {"const", "enum"} for error in errors)
    return here, tag, len(errors)
