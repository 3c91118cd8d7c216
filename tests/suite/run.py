"""Running the suite: each group is compiled once; a group that does not compile has failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.suite.official import File, Group, remotes

#: (schema, resources by URI, dialect or None, formats) -> (instance) -> is it valid?
Compile = Callable[[Any, Mapping[str, Any] | None, "str | None", str], Callable[[Any], bool]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one test; `trouble` is empty if it passed."""

    file: File
    group: str
    test: str
    trouble: str

    @property
    def name(self) -> str:
        return f"{self.group} / {self.test}"


def ours(
    schema: Any, resources: Mapping[str, Any] | None, dialect: str | None, formats: str
) -> Callable[[Any], bool]:
    """The compiler of this project; its two functions, that which decides and that which
    explains, have to agree."""
    from schemawright import compile_validator

    made = compile_validator(schema, resources=resources, dialect=dialect, formats=formats)

    def is_valid(instance: Any) -> bool:
        valid, errors = made.is_valid(instance), list(made.iter_errors(instance))
        assert valid is not bool(errors), f"is_valid says {valid}, iter_errors finds {errors}"
        return valid

    return is_valid


def run(suite: Path, files: Iterable[File], compiled: Compile = ours) -> Iterator[Outcome]:
    """The outcomes of all tests of `files`, in their order."""
    for file in files:
        for group in file.groups():
            resources = _remotes(suite, file.draft) if group.needs_remotes else None
            yield from _outcomes(file, group, resources, compiled)


_remotes = cache(remotes)


def _outcomes(
    file: File, group: Group, resources: Mapping[str, Any] | None, compiled: Compile
) -> Iterator[Outcome]:
    try:
        is_valid = compiled(group.schema, resources, file.dialect, file.formats)
    except Exception as error:  # noqa: BLE001 (whatever it is, the tests have failed)
        trouble = f"does not compile: {_told(error)}"
        yield from (Outcome(file, group.description, t.description, trouble) for t in group.tests)
        return
    for test in group.tests:
        try:
            got = is_valid(test.data)
            trouble = "" if got is test.valid else f"said {got}, right is {test.valid}"
        except Exception as error:  # noqa: BLE001
            trouble = f"raised {_told(error)}"
        yield Outcome(file, group.description, test.description, trouble)


def _told(error: Exception) -> str:
    first = str(error).strip().splitlines()[:1] or [""]
    return f"{type(error).__name__}: {first[0]}"[:200]
