"""A keyword as one value: everything that the generator knows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from schemawright.data_classes import frozen
from schemawright.ir.checks import AnyCheck
from schemawright.keywords.context import LoweringContext
from schemawright.keywords.meanings import Meant, nothing_certain
from schemawright.keywords.sentences import Sentence, silent
from schemawright.keywords.shapes import Shape
from schemawright.values import Json


def asserts_nothing(value: Json, here: LoweringContext) -> Iterable[AnyCheck]:
    """Of an annotation, or of a keyword that another one reads: no checks."""
    return ()


@frozen
class Keyword:
    """A keyword of a dialect. Where two dialects mean different things by one name, there are two
    values, in one file.

    `shape` is what its value must be, which is also where the schemas in it stand. `lower` gives
    its checks, in the order in which they are worth doing; the value has the shape by then.
    `sentence` is what documentation says of it.
    """

    name: str
    shape: Shape
    lower: Callable[[Json, LoweringContext], Iterable[AnyCheck]] = asserts_nothing
    sentence: Sentence = silent
    #: The JSON type that `sentence` is about: where values are of another one, it says nothing.
    about: str = ""
    #: What classes for the schemas in it are called after the one around: ``Item``, and ``Item2``
    #: in a list; empty: as the member is called. None: they describe no part of an instance.
    part: str | None = None
    #: The keyword that reads this one, as ``if`` reads ``then``: without it, it says nothing.
    beside: str = ""
    #: The keyword without which it must not stand.
    needs: str = ""
    #: Is its value a reference to a schema?
    refers: bool = False
    #: Is it about what all keywords beside it leave over? Then the compiler lowers it last.
    about_leftovers: bool = False
    #: What a value of the wrong shape means, where that is certain: worth no more than a warning.
    meant: Meant = nothing_certain
    #: The same where `meant` is not certain, in the schemas of an API document.
    meant_in_api: Meant = nothing_certain
    #: Where it is no keyword: what to write instead.
    elsewhere: str = ""

    @property
    def is_annotation(self) -> bool:
        """Does it accept everything, whatever its value and whatever stands beside it?"""
        return self.lower is asserts_nothing and not self.beside and not self.about_leftovers
