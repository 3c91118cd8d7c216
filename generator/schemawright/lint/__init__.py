"""lint: library -> problems. What is legal and surely not meant: words that no table knows.

JSON Schema lets every word pass that it does not know, so ``requird`` asks for nothing and nobody
says so. A rule speaks only where it is sure of what was meant: of a word that is one slip away
from a keyword and has a value that this keyword could have, or that is a keyword of another
dialect. Annotations are quiet: those of any dialect, ``x-…``, what the document's own metaschema
declares, and words that resemble no keyword, unless the rules for those are switched on.

| code | rule | problem |
|---|---|---|
| SW1001 | ``misspelled-keyword`` | warning: a word that is nearly a keyword (or an OpenAPI field) |
| SW1002 | ``foreign-keyword`` | warning: a keyword, or a field, of another dialect or version |
| SW1003 | ``misspelled-format`` | warning: a format that is nearly one that is checked |
| SW1006 | ``idle-keyword`` | warning: a keyword without the one that reads it |
| SW1004 | ``unknown-keyword`` | (off) any other word that nothing knows |
| SW1005 | ``unknown-format`` | (off) any other format that nothing knows |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from schemawright.diagnostics import Problems
from schemawright.lint.rules import Level

if TYPE_CHECKING:  # The configuration reads the rules, and must not wait for the rest.
    from schemawright.resolve import Library

__all__ = ["lint"]


def lint(
    library: Library,
    levels: Mapping[str, Level],
    problems: Problems,
    *,
    every_place: bool = False,
) -> None:
    """Report what the rules find, one diagnostic for each kind, at its first place, or for every
    place. `levels` has the rules whose level is not the usual one, by their names."""
    from schemawright.lint.findings import report
    from schemawright.lint.openapi_fields import unknown_fields
    from schemawright.lint.words import unknown_words

    findings = [*unknown_fields(library), *unknown_words(library)]
    report(findings, levels, every_place, problems)
