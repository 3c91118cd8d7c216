"""What is done with the parts of a JSON value: the steps that deciding functions consist of.

Conventions. A step looks at an object or array in the variable `holder`, puts a part of it into
another variable, which nothing else uses, and goes on with `body`, statements that refuse the
part or do nothing. To refuse is ``return False`` (`REFUSE`). Each is a `Step`, so each says here
what it is in Python, and a printer of another language reads its fields: consecutive steps about
the members of one object are one walk over them.

    WithMember(value, "id", id_, "optional", …)     if "id" in value:
                                                        id_ = value["id"]
                                                        …
    ForEachItem(value, 2, item, …)                     for item in value[2:]:
                                                        …
    ForEachMember(value, key, member, …)               for key, member in value.items():
                                                        …

What a function has seen of its value is a set of names and indices: ``seen``, or another one that
is added to it.
"""

from __future__ import annotations

from typing import Literal as OneOf
from typing import TypeAlias

from schemawright.code.expressions import (
    Attribute,
    Binary,
    Call,
    Clause,
    Comprehension,
    Expression,
    Helper,
    Literal,
    Name,
    Set,
    Slice,
    Subscript,
    Tuple,
)
from schemawright.code.json_tests import HasLength, HasMember, negated
from schemawright.code.statements import (
    Annotated,
    Assign,
    Augmented,
    Block,
    Do,
    For,
    If,
    Return,
    Step,
)
from schemawright.data_classes import frozen

#: The value is not valid.
REFUSE = Return(Literal(False))
ACCEPT = Return(Literal(True))
#: Whether a member may be missing; ``"null"``: a missing one is taken for null, which its body
#: refuses.
Presence: TypeAlias = OneOf["optional", "required", "null"]


def refuses(body: Block) -> bool:
    """Whether `body` refuses whatever there is."""
    return body == (REFUSE,)


@frozen
class WithMember(Step):
    """If there is a member `name`, it is put into `variable`, and `body` is done. One that is
    not optional is refused if it is missing. Without a variable, `body` does not look at it."""

    holder: Expression
    name: str
    variable: Expression | None
    presence: Presence
    body: Block

    def python(self) -> Block:
        key, has = Literal(self.name), HasMember(self.holder, self.name)
        if self.presence == "null":
            assert self.variable is not None
            member = Call(Attribute(self.holder, "get"), (key,))
            return (Assign(self.variable, member), *self.body)
        body = self.body
        if self.variable is not None:
            body = (Assign(self.variable, Subscript(self.holder, key)), *body)
        if self.presence == "required":
            return (If(negated(has), (REFUSE,)), *body)
        return (If(has, body),) if body else ()


@frozen
class OnlyMembers(Step):
    """There are no members but `required` ones, which are known to be there, and those of
    `members`, each optional. `counter` is a variable for how many are left."""

    holder: Expression
    required: int
    members: tuple[WithMember, ...]
    counter: Expression

    def python(self) -> Block:
        count: Expression = Call(Name("len"), (self.holder,))
        if not self.members:
            return (If(HasLength(self.holder, ">", self.required), (REFUSE,)),)
        if self.required:
            count = Binary(count, "-", Literal(self.required))
        counted = []
        for optional in self.members:
            body = optional.body
            if optional.variable is not None:
                member = Subscript(optional.holder, Literal(optional.name))
                body = (Assign(optional.variable, member), *body)
            one_less = Augmented(self.counter, "-", Literal(1))
            counted.append(If(HasMember(optional.holder, optional.name), (one_less, *body)))
        return (Assign(self.counter, count), *counted, If(self.counter, (REFUSE,)))


@frozen
class ForEachMember(Step):
    """`body` is done for every member, its name in `key`, its value in `member`; what the body
    does not look at has no variable."""

    holder: Expression
    key: Expression | None
    member: Expression | None
    body: Block

    def python(self) -> Block:
        if self.member is None:
            assert self.key is not None
            return (For(self.key, self.holder, self.body),)
        if self.key is None:
            return (For(self.member, Call(Attribute(self.holder, "values")), self.body),)
        members = Call(Attribute(self.holder, "items"))
        return (For(Tuple((self.key, self.member)), members, self.body),)


@frozen
class ForEachItem(Step):
    """`body` is done for every item from index `start` on; `otherwise`, unless the body has
    left the loop. With an `index` that is known as well."""

    holder: Expression
    start: int
    item: Expression
    body: Block
    otherwise: Block = ()
    index: Expression | None = None

    def python(self) -> Block:
        source = self.holder
        if self.start:
            source = Subscript(source, Slice(Literal(self.start)))
        target = self.item
        if self.index is not None:
            source = Call(Name("enumerate"), (source,))
            target = Tuple((self.index, self.item))
        return (For(target, source, self.body, self.otherwise),)


# --- what has been seen ---------------------------------------------------------------------


@frozen
class NewSeen(Step):
    """`seen` is an empty set."""

    seen: Expression

    def python(self) -> Block:
        return (Annotated(self.seen, Helper("Seen", "values"), Call(Name("set"))),)


@frozen
class SeeMore(Step):
    """What is in `others` is seen."""

    seen: Expression
    others: Expression

    def python(self) -> Block:
        return (Augmented(self.seen, "|", self.others),)


@frozen
class SeeNames(Step):
    """The members of these names are seen, whether they are there or not."""

    seen: Expression
    names: tuple[str, ...]

    def python(self) -> Block:
        names = tuple(map(Literal, dict.fromkeys(self.names)))
        if len(names) == 1:
            return (Do(Call(Attribute(self.seen, "add"), names)),)
        return (Do(Call(Attribute(self.seen, "update"), (Set(names),))),)


@frozen
class SeeMembers(Step):
    """All members of `holder` are seen, or those of whose name, in `key`, `test` is true."""

    seen: Expression
    holder: Expression
    key: Expression | None = None
    test: Expression | None = None

    def python(self) -> Block:
        names: Expression = self.holder
        if self.key is not None and self.test is not None:
            clause = Clause(self.key, self.holder, (self.test,))
            names = Comprehension("generator", self.key, (clause,))
        return (Do(Call(Attribute(self.seen, "update"), (names,))),)


@frozen
class SeeItems(Step):
    """The first `count` items of `holder` are seen, or all of them."""

    seen: Expression
    holder: Expression
    count: int | None

    def python(self) -> Block:
        count: Expression = Literal(self.count)
        if self.count is None:
            count = Call(Name("len"), (self.holder,))
        indices = Call(Name("range"), (count,))
        return (Do(Call(Attribute(self.seen, "update"), (indices,))),)


@frozen
class SeeItem(Step):
    """The item at `index` is seen."""

    seen: Expression
    index: Expression

    def python(self) -> Block:
        return (Do(Call(Attribute(self.seen, "add"), (self.index,))),)
