"""Random trees of Python, as strategies of hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from schemawright.code.expressions import (
    Attribute,
    Binary,
    Boolean,
    Call,
    Clause,
    Compare,
    Comprehension,
    Conditional,
    Dict,
    Expression,
    KeywordArgument,
    List,
    Literal,
    Name,
    Set,
    Slice,
    Starred,
    Subscript,
    Tuple,
    Unary,
)
from schemawright.code.statements import (
    Annotated,
    Assign,
    Augmented,
    Block,
    Break,
    Class,
    Continue,
    Def,
    Delete,
    Do,
    For,
    FormalParameter,
    If,
    ImportFrom,
    Pass,
    Raise,
    Return,
    Signature,
    Statement,
    While,
    Yield,
    YieldFrom,
)

identifiers = st.sampled_from(
    "a value item_ valid_order errors_in_order_of_something isinstance matches at_item "
    "VALID_ORDER_ITEMS_PROPERTIES_BY_NAME number_of_properties_that_are_left".split()
)
texts = st.one_of(
    st.sampled_from(["id", "name", "it's", 'say "no"', "", "a rather long text that fills a line"]),
    st.text(max_size=12),
    st.text("日本é\u0301\u202e\n\\'\"\ud800", max_size=6),
)
numbers = st.one_of(st.integers(-(10**6), 10**6), st.floats(allow_nan=False, allow_infinity=False))
literals = st.builds(Literal, st.one_of(st.none(), st.booleans(), numbers, texts))
atoms: st.SearchStrategy[Expression] = st.one_of(st.builds(Name, identifiers), literals)


def several(parts: st.SearchStrategy[Expression], least: int = 0) -> st.SearchStrategy:
    return st.lists(parts, min_size=least, max_size=5).map(tuple)


def compound(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    keywords = st.lists(
        st.builds(KeywordArgument, identifiers, parts), max_size=3, unique_by=lambda each: each.name
    ).map(tuple)
    comparators = st.sampled_from(["<", "==", "!=", "in", "not in", "is", "is not"])
    operators = st.sampled_from(["|", "&", "+", "-", "*", "//", "%"])
    clauses = st.builds(
        Clause,
        st.one_of(
            st.builds(Name, identifiers),
            st.lists(st.builds(Name, identifiers), min_size=2, max_size=2).map(tuple).map(Tuple),
        ),
        parts,
        several(parts).map(lambda each: each[:2]),
    )
    names = st.builds(Name, identifiers)
    called = st.one_of(names, st.builds(Attribute, parts, identifiers))
    arguments = st.one_of(
        several(parts),
        st.tuples(st.builds(Starred, parts)),
        st.tuples(parts, st.builds(Starred, parts)),
    )
    return st.one_of(
        st.builds(Attribute, parts, identifiers),
        st.builds(Call, called, arguments, keywords, st.booleans()),
        st.builds(Call, called, several(parts)),
        st.builds(Subscript, names, st.one_of(parts, several(parts, 2).map(Tuple))),
        st.builds(Subscript, names, st.builds(Slice, atoms, st.none())),
        st.builds(Unary, st.sampled_from(["not", "-"]), parts),
        st.builds(Binary, parts, operators, parts),
        st.builds(Boolean, st.sampled_from(["and", "or"]), several(parts, 2)),
        st.builds(
            Compare,
            parts,
            st.lists(st.tuples(comparators, parts), min_size=1, max_size=2).map(tuple),
        ),
        st.builds(Conditional, parts, parts, parts),
        st.builds(Tuple, several(parts), st.booleans()),
        st.builds(List, several(parts), st.booleans()),
        st.builds(Set, several(parts, 1), st.booleans()),
        st.builds(Dict, st.lists(st.tuples(parts, parts), max_size=4).map(tuple), st.booleans()),
        st.builds(
            Comprehension,
            st.sampled_from(["generator", "list", "set"]),
            parts,
            st.lists(clauses, min_size=1, max_size=2).map(tuple),
        ),
    )


expressions: st.SearchStrategy[Expression] = st.recursive(atoms, compound, max_leaves=14)
names = st.builds(Name, identifiers)
targets = st.one_of(
    names, st.builds(Subscript, names, atoms), st.builds(Attribute, names, identifiers)
)
annotations = st.recursive(
    st.one_of(
        names, st.just(Literal(None)), st.builds(Literal, st.sampled_from(["Order", "Spot"]))
    ),
    lambda parts: st.one_of(
        st.builds(Binary, parts, st.just("|"), parts),
        st.builds(Subscript, names, st.one_of(parts, several(parts, 2).map(Tuple))),
    ),
    max_leaves=8,
)
parameters = st.builds(
    FormalParameter, identifiers, st.one_of(st.none(), annotations), st.one_of(st.none(), atoms)
)


@st.composite
def signatures(draw: st.DrawFn) -> Signature:
    drawn = draw(st.lists(parameters, max_size=6, unique_by=lambda each: each.name))
    count = draw(st.integers(0, len(drawn)))
    plain = sorted(drawn[:count], key=lambda each: each.default is not None)
    returns = draw(st.one_of(st.none(), annotations))
    return Signature(
        tuple(plain), tuple(drawn[count:]), returns=returns, exploded=draw(st.booleans())
    )


#: What a class writes behind a type. (Black gives an operator behind a type of several lines
#: parentheses of its own.)
defaults = st.one_of(st.none(), atoms, st.builds(Call, names, several(expressions)))
simple = st.one_of(
    st.builds(Assign, targets, expressions),
    st.builds(Annotated, names, annotations, defaults),
    st.builds(Augmented, targets, st.sampled_from(["+", "-", "|"]), expressions),
    st.builds(Delete, names),
    st.builds(Do, st.builds(Call, names, several(expressions))),
    st.builds(Return, st.one_of(st.none(), expressions)),
    st.builds(Yield, expressions),
    st.builds(YieldFrom, st.builds(Call, names, several(expressions))),
    st.builds(Raise, st.builds(Call, names, several(expressions))),
    st.builds(Pass),
    st.builds(
        ImportFrom,
        st.just("typing"),
        st.lists(identifiers, min_size=1, max_size=6, unique=True).map(tuple),
    ),
)
_loops = st.one_of(st.builds(Break), st.builds(Continue))


def nested(parts: st.SearchStrategy[Statement]) -> st.SearchStrategy[Statement]:
    blocks: st.SearchStrategy[Block] = st.lists(parts, min_size=1, max_size=3).map(tuple)
    maybe = st.one_of(st.just(()), blocks)
    pair = st.lists(names, min_size=2, max_size=2).map(tuple).map(Tuple)
    return st.one_of(
        st.builds(If, expressions, blocks, maybe),
        st.builds(For, st.one_of(names, pair), expressions, blocks, maybe),
        st.builds(While, expressions, blocks),
        st.builds(Def, identifiers, signatures(), blocks, several(names).map(lambda e: e[:1])),
        st.builds(Class, identifiers, several(names), st.just(()), blocks),
    )


statements: st.SearchStrategy[Statement] = st.recursive(simple, nested, max_leaves=5)
