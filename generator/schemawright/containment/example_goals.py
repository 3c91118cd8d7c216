"""What examples of a schema should reach: each branch once, and each rule broken once.

every(member(a, kind(string) or whole), has(b))
    reached:  a is a string; a is whole; b is there
    broken:   a is neither; b is not there

Each goal is a term to be satisfied together with the schema, or in its place; a value that does is
made by the solver, so none is drawn and thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.containment.terms import Term, Terms, thaw

#: How deep recursive schemas and members are followed, and values of an enumeration that are shown.
_DEEPEST = 4
_VALUES = 8
#: To look for a rule to break takes as long as to look at so many terms.
_BREAKING = 4


def reached(terms: Terms, term: Term, depth: int = 0) -> Iterator[Term]:
    """What a value of `term` may satisfy besides: one goal for each branch. Raises `OutOfWork`."""
    if depth > _DEEPEST:
        return
    terms.work.spend()
    of = terms.of
    for part in term.args if term.word == "every" else (term,):
        if part.word == "again":
            yield from reached(terms, terms.bodies[part.args[0]], depth + 1)
        elif part.word == "among":
            values = sorted(part.args[0], key=repr)[:_VALUES]
            yield from (terms.among([thaw(value)]) for value in values)
        elif part.word == "one" or part.opposite.word == "every":
            branches = part.args if part.word == "one" else _options(part)
            for branch in branches:
                yield branch
                yield from (
                    terms.every((branch, goal)) for goal in reached(terms, branch, depth + 1)
                )
        elif part.word == "member":
            name, inner = part.args
            yield of("member", name, inner.opposite).opposite
            for goal in reached(terms, inner, depth + 1):
                yield of("member", name, goal.opposite).opposite
        elif part.word in {"each item", "item"}:
            where, inner = part.args
            for goal in (terms.true, *reached(terms, inner, depth + 1)):
                yield of(part.word, where, terms.every((inner, goal)).opposite).opposite


def broken(terms: Terms, term: Term, depth: int = 0) -> Iterator[Term]:
    """`term` with one of its rules broken, and all others kept. Raises `OutOfWork`: on very many
    ways there may be no rule to break."""
    if depth > _DEEPEST:
        return
    terms.work.spend(_BREAKING)
    of = terms.of
    if term.word == "every":
        for index, part in enumerate(term.args):
            for wrong in broken(terms, part, depth):
                yield terms.every((*term.args[:index], *term.args[index + 1 :], wrong))
    elif term.word == "again":
        yield from broken(terms, terms.bodies[term.args[0]], depth + 1)
    elif term.word == "member":
        name, inner = term.args
        for wrong in broken(terms, inner, depth + 1):
            yield of("member", name, wrong.opposite).opposite
    elif term.word == "each item":
        start, inner = term.args
        for wrong in broken(terms, inner, depth + 1):
            one_wrong = of("each item", start, wrong.opposite).opposite
            like_others = of("each item", start, terms.some((inner, wrong)))
            yield terms.every((one_wrong, like_others))
    else:
        yield term.opposite


def _options(alternatives: Term) -> tuple[Term, ...]:
    return tuple(part.opposite for part in alternatives.opposite.args)
