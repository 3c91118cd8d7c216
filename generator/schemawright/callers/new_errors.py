"""What a type checker says of two versions → what it says of the new one only.

old: 7:17 arg-type     new: 7:17 arg-type, 9:5 attr-defined     ->     9:5 attr-defined

The code is the same in both, so an error that was there before is at the same place, of the same
code; it may be worded otherwise, where a class has another name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from schemawright.data_classes import frozen


@frozen
class CheckerError:
    """An error of a type checker: the path of the file, below the folder that was checked, lines
    from 1, the checker's own code for the kind of error, and what it says."""

    path: str
    line: int
    column: int
    end_line: int
    code: str
    message: str


#: What checkers say when something is no longer needed that was there for an error, and of what
#: follows from an error that they have told.
_REMARKS = {"unused-ignore", "reportUnnecessaryTypeIgnoreComment", "no-any-return", "no-any-expr"}
#: The kinds of errors whose first word in quotation marks is a type.
_OF_TYPES = {
    *("assignment", "return-value", "operator", "union-attr", "index", "list-item", "dict-item"),
    *("reportArgumentType", "reportAssignmentType", "reportReturnType", "reportOperatorIssue"),
}


def new_errors(old: Iterable[CheckerError], new: Iterable[CheckerError]) -> Iterator[CheckerError]:
    """Those of `new` that are not among `old`, in the order of files and lines."""
    before = _by_place(old)
    for place, errors in sorted(_by_place(new).items()):
        former = before.get(place, [])
        for alike in (_words, _subject):
            errors, former = _unmatched(errors, former, alike), _unmatched(former, errors, alike)
        yield from errors


def _by_place(
    errors: Iterable[CheckerError],
) -> dict[tuple[str, int, int, str], list[CheckerError]]:
    listed: dict[tuple[str, int, int, str], list[CheckerError]] = {}
    for error in errors:
        if error.code not in _REMARKS:
            place = (error.path, error.line, error.column, error.code)
            listed.setdefault(place, []).append(error)
    return listed


def _unmatched(
    errors: list[CheckerError], others: list[CheckerError], alike: Callable[[CheckerError], str]
) -> list[CheckerError]:
    """`errors` without one for each that is alike among `others`."""
    left = Counter(map(alike, others))
    unmatched = []
    for error in errors:
        if left[alike(error)]:
            left[alike(error)] -= 1
        else:
            unmatched.append(error)
    return unmatched


def _words(error: CheckerError) -> str:
    return error.message


def _subject(error: CheckerError) -> str:
    """What an error says but for the types in it. Of two arguments of one call, each is missing
    for itself."""
    first = re.search(r'"([^"]*)"', error.message)
    subject = first.group(1) if first and error.code not in _OF_TYPES else ""
    return re.sub(r'"[^"]*"', '""', error.message) + subject
