"""One depth: a document as deep as it may be goes through every stage, whatever keyword is nested
in itself; one level more is a diagnostic. A chain of schemas may have any length.

What a schema says of flat values depends on whether its depth is even, not on how deep it is, so
jsonschema, which cannot go that deep, is asked about a shallow one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter
from schemawright import Rejected, compile_validator
from schemawright.config import Job
from schemawright.diagnostics import Problems
from schemawright.pipeline import build
from schemawright.read import read
from schemawright.read.depth import MAX_DEPTH

from tests.packages import Loaded, package
from tests.recording import cases

HERE = Path(__file__).resolve().parent
NESTINGS = {case["keyword"]: case for case in cases(HERE / "nestings.yaml")}
CHAINS = {case["chain"]: case for case in cases(HERE / "chains.yaml")}
FLAT: tuple[Any, ...] = (
    *(1, "", "a", "long text", None, [], ["a"], [1]),
    *({}, {"a": "b"}, {"b": 1}, {"a long name": "a"}),
)


def replaced(template: Any, word: str, value: Any) -> Any:
    if isinstance(template, dict):
        return {key: replaced(each, word, value) for key, each in template.items()}
    if isinstance(template, list):
        return [replaced(each, word, value) for each in template]
    return value if template == word else template


def height(value: Any) -> int:
    """Of a small value."""
    if not isinstance(value, (dict, list)):
        return 0
    parts = value.values() if isinstance(value, dict) else value
    return 1 + max(map(height, parts), default=0)


def nested(case: dict[str, Any], depth: int) -> Any:
    """The schema of `case` that is `depth` levels deep, or one less where a level takes two."""
    inside, around = case["inside"], case["around"]
    value = inside
    room = depth - ("value" in case) - height(inside)
    for _ in range(room // (height(replaced(around, "HERE", inside)) - height(inside))):
        value = replaced(around, "HERE", value)
    return {case["value"]: value} if "value" in case else value


def shallow(case: dict[str, Any]) -> Any:
    """One for which the keyword is nested as often, but for an even number."""
    step = height(replaced(case["around"], "HERE", case["inside"])) - height(case["inside"])
    times = (MAX_DEPTH - ("value" in case) - height(case["inside"])) // step
    return nested(case, ("value" in case) + height(case["inside"]) + step * (4 + times % 2))


def verdicts(schema: Any) -> list[bool]:
    judge = jsonschema.Draft202012Validator(schema)
    return [judge.is_valid(value) for value in FLAT]


@pytest.mark.parametrize("keyword", NESTINGS)
def test_a_validator_at_the_limit(keyword: str) -> None:
    validator = compile_validator(nested(NESTINGS[keyword], MAX_DEPTH))
    expected = verdicts(shallow(NESTINGS[keyword]))
    assert [validator.is_valid(value) for value in FLAT] == expected
    assert [not list(validator.iter_errors(value)) for value in FLAT] == expected


@pytest.mark.parametrize("keyword", NESTINGS)
def test_models_at_the_limit(keyword: str) -> None:
    expected = verdicts(shallow(NESTINGS[keyword]))
    loaded = Loaded(package({"thing.json": nested(NESTINGS[keyword], MAX_DEPTH)}).files)
    adapter: TypeAdapter[Any] = TypeAdapter(loaded.module("models").Thing)
    assert [accepts(adapter, value) for value in FLAT] == expected
    loaded.forget()


def accepts(adapter: Any, value: Any) -> bool:
    try:
        adapter.validate_python(value)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(("levels", "told"), [
    (499, ""),
    (500, ""),
    (501, "this is nested more than 500 levels deep"),
    (502, "this is nested more than 500 levels deep"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["thing.json", "thing.yaml"])
def test_the_limit_is_the_one_that_is_told(
    levels: int, told: str, name: str, tmp_path: Path
) -> None:
    """README.md says 500, whatever the constant is."""
    text = '{"const": ' + "[" * (levels - 1) + "]" * (levels - 1) + "}"
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    read(path, problems)
    assert [each.message for each in problems.errors] == [told] * bool(told)
    if told:
        with pytest.raises(Rejected, match=told):
            compile_validator(json.loads(text))
    else:
        assert not compile_validator(json.loads(text)).is_valid([])


@pytest.mark.parametrize("keyword", NESTINGS)
def test_a_level_more(keyword: str, tmp_path: Path) -> None:
    document = nested(NESTINGS[keyword], MAX_DEPTH + 2)
    with pytest.raises(Rejected) as caught:
        compile_validator(document)
    assert [each.code for each in caught.value.problems] == ["SW0108"]
    path = tmp_path / "thing.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    problems = Problems()
    read(path, problems)
    assert [each.code for each in problems.errors] == ["SW0108"]
    assert problems.errors[0].place is not None
    assert problems.errors[0].place.line == 1


def chained(case: dict[str, Any], length: int) -> Any:
    def reference(number: int) -> Any:
        target = f"#/$defs/link{number}"
        plain = "$ref" in str(case["link"]) or "$dynamicRef" in str(case["link"])
        return target if plain else {"$ref": target}

    text = json.dumps(case["link"])
    numbered = [json.loads(text.replace("NUMBER", str(n))) for n in range(length)]
    links = {
        f"link{n}": replaced(link, "NEXT", reference(n + 1)) for n, link in enumerate(numbered)
    }
    return {"$ref": "#/$defs/link0", "$defs": {**links, f"link{length}": case["end"]}}


#: Of a chain that is long: with a frame for each, half of Python's stack does not hold them.
LINKS = 400


@pytest.fixture
def half_a_stack() -> Iterator[None]:
    """Too long for half of it is what is too long for all of it with twice the links."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(before // 2)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("half_a_stack")
@pytest.mark.parametrize("chain", CHAINS)
def test_flat_values_are_never_too_deep_for_a_long_chain(chain: str) -> None:
    validator = compile_validator(chained(CHAINS[chain], LINKS))
    expected = verdicts(chained(CHAINS[chain], 4))
    assert [validator.is_valid(value) for value in FLAT] == expected
    assert [not list(validator.iter_errors(value)) for value in FLAT] == expected


@pytest.mark.usefixtures("half_a_stack")
def test_what_is_told_along_a_long_chain() -> None:
    """Every rule on the way, with the way to it."""
    link = {"$ref": "NEXT", "maxLength": 9}
    validator = compile_validator(chained({"link": link, "end": {"type": "string"}}, LINKS))
    errors = list(validator.iter_errors("a text that is too long"))
    assert sorted(len(error.schema_path) for error in errors) == list(range(2, LINKS + 2))
    (error,) = validator.iter_errors(1)
    assert error.schema_path == (*["$ref"] * (LINKS + 1), "type")


@pytest.mark.usefixtures("half_a_stack")
def test_what_is_told_of_names_along_a_long_chain() -> None:
    chain = chained({"link": {"$ref": "NEXT", "maxLength": 9}, "end": {"minLength": 2}}, LINKS)
    validator = compile_validator({"propertyNames": chain, "$defs": chain.pop("$defs")})
    assert len(list(validator.iter_errors({"a name that is too long": 1, "name": 2}))) == LINKS
    (error,) = validator.iter_errors({"a": 1})
    assert error.schema_path == ("propertyNames", *["$ref"] * (LINKS + 1), "minLength")


@pytest.mark.parametrize("around", [lambda v: {"a": v}, lambda v: [v]], ids=["object", "array"])
def test_a_deep_default(around: Callable[[Any], Any], tmp_path: Path) -> None:
    """It is written as code, so that there is a depth from which on a member has none."""
    for name, levels in (("shallow", 40), ("deep", 450)):
        value: Any = 1
        for _ in range(levels):
            value = around(value)
        schema = {"properties": {"x": {"default": value}}}
        (tmp_path / f"{name}.json").write_text(json.dumps(schema), encoding="utf-8")
    problems = Problems()
    built = build(Job("things", tmp_path, tmp_path / "things"), problems)
    for file in built.files:
        if file.path.endswith(".py"):
            compile(file.text, file.path, "exec")
    (told,) = [p for p in problems.reported if p.code == "SW0708"]
    assert "is nested more than 40 levels deep" in told.message
    assert told.place is not None
    assert told.place.path.endswith("deep.json")
