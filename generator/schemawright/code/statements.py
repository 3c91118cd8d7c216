"""Statements of Python as frozen trees. The conventions are those of `code.expressions`."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal as OneOf

from schemawright.code.expressions import Expression, KeywordArgument, checked
from schemawright.data_classes import frozen


class Statement:
    """What all statements are."""

    __slots__ = ()


class Step(Statement):
    """A statement that says what is done rather than how."""

    __slots__ = ()

    @abstractmethod
    def python(self) -> Block:
        """The statements of Python that do this."""


Block = tuple[Statement, ...]


@frozen
class Assign(Statement):
    """``target = value``; a `Tuple` as the target has no parentheses."""

    target: Expression
    value: Expression


@frozen
class Annotated(Statement):
    """``target: annotation``, or ``target: annotation = value``"""

    target: Expression
    annotation: Expression
    value: Expression | None = None


@frozen
class Augmented(Statement):
    """``target += value``"""

    target: Expression
    operator: OneOf["+", "-", "*", "|", "&"]
    value: Expression


@frozen
class Do(Statement):
    """An expression for what it does."""

    value: Expression


@frozen
class Delete(Statement):
    """``del name``"""

    name: Expression


@frozen
class Return(Statement):
    """``return``, ``return value``"""

    value: Expression | None = None


@frozen
class Yield(Statement):
    """``yield value``"""

    value: Expression


@frozen
class YieldFrom(Statement):
    """``yield from value``"""

    value: Expression


@frozen
class If(Statement):
    """Another `If`, alone in `otherwise`, is an ``elif``."""

    test: Expression
    then: Block
    otherwise: Block = ()


@frozen
class For(Statement):
    """``for target in source: …``, and ``else: …`` if there is an `otherwise`"""

    target: Expression
    source: Expression
    body: Block
    otherwise: Block = ()


@frozen
class While(Statement):
    """``while test: …``"""

    test: Expression
    body: Block


@frozen
class Except:
    """``except types as name``"""

    types: Expression | None
    body: Block
    name: str | None = None


@frozen
class Try(Statement):
    """``try: … except error: …``"""

    body: Block
    handlers: tuple[Except, ...] = ()
    otherwise: Block = ()
    finally_: Block = ()


@frozen
class With(Statement):
    """``with value as target``"""

    value: Expression
    body: Block
    target: Expression | None = None


@frozen
class Pass(Statement):
    """``pass``"""


@frozen
class Continue(Statement):
    """``continue``"""


@frozen
class Break(Statement):
    """``break``"""


@frozen
class Raise(Statement):
    """``raise error``, and ``from cause`` if there is one"""

    value: Expression | None = None
    cause: Expression | None = None


@frozen
class FormalParameter:
    """``name: annotation = default`` in a definition"""

    name: str
    annotation: Expression | None = None
    default: Expression | None = None

    def __post_init__(self) -> None:
        checked(self.name)


@frozen
class Signature:
    """``(a, *rest, b, **others) -> returns``. What is `exploded` has a line for each parameter."""

    parameters: tuple[FormalParameter, ...] = ()
    keyword_only: tuple[FormalParameter, ...] = ()
    rest: FormalParameter | None = None
    others: FormalParameter | None = None
    returns: Expression | None = None
    exploded: bool = False


@frozen
class Def(Statement):
    """A function. Without a `body` it is its first lines alone, for templates that go on, unless
    it is a stub, ``def f(): ...``."""

    name: str
    signature: Signature
    body: Block = ()
    decorators: tuple[Expression, ...] = ()
    is_async: bool = False
    is_stub: bool = False

    def __post_init__(self) -> None:
        checked(self.name)


@frozen
class Class(Statement):
    """A class. Without a `body` it is its first lines alone, for templates that go on."""

    name: str
    bases: tuple[Expression, ...] = ()
    keywords: tuple[KeywordArgument, ...] = ()
    body: Block = ()
    decorators: tuple[Expression, ...] = ()

    def __post_init__(self) -> None:
        checked(self.name)


@frozen
class Import(Statement):
    """``import module``"""

    module: str


@frozen
class ImportFrom(Statement):
    """``from module import names``"""

    module: str
    names: tuple[str, ...]
