"""Nesting at the limit in every style of models, by each door: load, dump, validate, explain.

A style that types nesting differs from the others where the nesting is of objects, maps, arrays and
unions; `make depth` tries it with every keyword, and with long chains.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError, create_model
from schemawright import Rejected
from schemawright.read.depth import MAX_DEPTH
from schemawright.targets import MODEL_STYLES

from tests.depth.test_depth import CHAINS, FLAT, NESTINGS, chained, nested, shallow, verdicts
from tests.packages import Loaded, package

#: Those whose classes are our own.
STYLES = sorted(style.name for style in MODEL_STYLES if style.has_codecs)
LONG = 1500
#: Each class of these has the members of all before it, so that there is a bound to how many are
#: worked at, and to how much is written: so many go through, and no `LONG` chain.
BASES = {"inheritance": 400}
TYPED = {"an object in an object", "a map of maps", "an array of arrays"}


def in_parts(rows: Any, quick: set[str]) -> list[Any]:
    """Those of `rows` that are not `quick` are tried by `make depth` alone."""
    return [pytest.param(row, marks=() if row in quick else pytest.mark.scenario) for row in rows]


def levels(number: int) -> Iterator[Any]:
    """An object and an array that are nested so deeply."""
    value: tuple[Any, Any] = (None, None)
    for _ in range(number):
        value = {"a": value[0]}, [value[1]]
    yield from value


def outcome(codec: Any, value: Any) -> str:
    """What becomes of a document on its way to a typed value and back."""
    try:
        return "as it was" if codec.dump(codec.load(value)) == value else "changed"
    except (ValueError, RecursionError) as error:
        return type(error).__name__


def hold(loaded: Loaded, expected: list[bool]) -> None:
    """The doors of the schema ``Thing`` agree with what is `expected` of the flat values, and with
    one another about deep ones."""
    check, codec = loaded.module("validators").thing, loaded.module("codecs").thing
    names = ["as it was" if each else "ValidationError" for each in expected]
    assert [check.is_valid(value) for value in FLAT] == expected
    assert [not list(check.iter_errors(value)) for value in FLAT] == expected
    assert [outcome(codec, value) for value in FLAT] == names
    for value in levels(100):
        verdict = check.is_valid(value)
        assert (not list(check.iter_errors(value))) is verdict
        assert outcome(codec, value) == ("as it was" if verdict else "ValidationError")
    for value in (*levels(MAX_DEPTH), *levels(3 * MAX_DEPTH)):
        assert outcome(codec, value) in {"as it was", "ValidationError", "DepthExceeded"}


@pytest.mark.parametrize("keyword", in_parts(NESTINGS, TYPED))
@pytest.mark.parametrize("style", STYLES)
def test_nesting_at_the_limit(style: str, keyword: str) -> None:
    document = nested(NESTINGS[keyword], MAX_DEPTH)
    loaded = Loaded(package({"thing.json": document}, models=style).files)
    hold(loaded, verdicts(shallow(NESTINGS[keyword])))
    loaded.forget()


@pytest.mark.parametrize("chain", in_parts(CHAINS, set()))
@pytest.mark.parametrize("style", STYLES)
def test_long_chains(style: str, chain: str) -> None:
    length = BASES.get(chain, LONG)
    document = chained(CHAINS[chain], length)
    loaded = Loaded(package({"thing.json": document}, models=style).files)
    hold(loaded, verdicts(chained(CHAINS[chain], 4)))
    codec = loaded.module("codecs").thing
    for number in (0, 1, length // 2, length - 1):
        value = {"k": f"a{number}", f"p{number}": "text"}
        verdict = loaded.module("validators").thing.is_valid(value)
        assert verdict or "NUMBER" not in str(CHAINS[chain])
        assert outcome(codec, value) == ("as it was" if verdict else "ValidationError")
    loaded.forget()
    if length < LONG:
        with pytest.raises(Rejected) as caught:
            package({"thing.json": chained(CHAINS[chain], LONG)}, models=style)
        (problem,) = caught.value.problems
        assert "steps" in problem.message
        assert "raise " in str(problem.hint)


@pytest.mark.parametrize("kind", ["rule", "union", "array"])
def test_a_type_that_stands_for_many_others(kind: str) -> None:
    """Each of pydantic's doors, and by way of a class of this package and of one's own."""
    link, value, wrong = {
        "rule": ({"$ref": "NEXT", "maxLength": 9}, "text", "a text that is too long"),
        "union": ({"anyOf": ["NEXT", {"type": "null"}]}, None, 1),
        "array": ({"type": "array", "items": "NEXT"}, [[[]]], [["text"]]),
    }[kind]
    chain = chained({"link": link, "end": {"type": "string"}}, 200)
    holder = {"type": "object", "properties": {"a": {"$ref": "thing.json"}}}
    loaded = Loaded(package({"thing.json": chain, "holder.json": holder}).files)
    models = loaded.module("models")
    own = create_model("Own", a=(models.Thing, ...))
    for adapter, around in (
        (TypeAdapter(models.Thing), lambda it: it),
        (TypeAdapter(list[models.Thing]), lambda it: [it]),
        (TypeAdapter(models.Holder), lambda it: {"a": it}),
        (TypeAdapter(own), lambda it: {"a": it}),
    ):
        read = adapter.validate_python(around(value))
        assert adapter.dump_python(read) == around(value)
        assert adapter.dump_json(adapter.validate_json(json.dumps(around(value))))
        with pytest.raises(ValidationError):
            adapter.validate_python(around(wrong))
    assert models.Holder(a=value).a == value
    loaded.forget()


def test_a_rule_about_each_type_of_a_chain() -> None:
    """Also about one that is read when it is used."""
    chain = chained({"link": {"type": "array", "items": "NEXT"}, "end": {"type": "string"}}, 50)
    for number in range(50):
        chain["$defs"][f"rule{number}"] = {"$ref": f"#/$defs/link{number}", "maxItems": 1}
    loaded = Loaded(package({"thing.json": chain}).files)
    for number in range(50):
        codec = getattr(loaded.module("codecs"), f"rule{number}")
        assert [outcome(codec, value) for value in ([], [[], []])] == [
            "as it was",
            "ValidationError",
        ]
    loaded.forget()


@pytest.mark.scenario
@pytest.mark.parametrize("chain", ["a reference", "anyOf", "an object", "an array"])
def test_plain_models_of_long_chains(chain: str) -> None:
    document = chained(CHAINS[chain], MAX_DEPTH)
    loaded = Loaded(package({"thing.json": document}, models="plain").files)
    assert loaded.module("models").Thing
    loaded.forget()


@pytest.mark.parametrize("keyword", in_parts(NESTINGS, {"properties", "a map of maps"}))
def test_plain_models_or_a_diagnostic(keyword: str) -> None:
    """How deep datamodel-code-generator goes is its own; the validators are ours."""
    document = nested(NESTINGS[keyword], MAX_DEPTH)
    try:
        loaded = Loaded(package({"thing.json": document}, models="plain").files)
    except Rejected as error:
        codes = {problem.code for problem in error.problems}
        assert codes in ({"SW0706"}, {"SW0707"})
        return
    assert loaded.module("models").Thing
    expected = verdicts(shallow(NESTINGS[keyword]))
    assert [loaded.module("validators").thing.is_valid(value) for value in FLAT] == expected
    loaded.forget()
