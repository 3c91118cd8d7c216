"""Every case of `cases.yaml` in every way in which generated code may come to run it."""

from __future__ import annotations

import re
import signal
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest
import yaml
from schemawright.regex import PatternError, Translated, translate
from schemawright.regex.automaton import Automaton
from schemawright.regex.back_references import settle
from schemawright.regex.nodes import Node, Reference, walk
from schemawright.regex.parse import parse
from schemawright.regex.program import program

from tests.possessive import possessive_groups
from tests.regex.rust import has_surrogates, rust_search

FILE = Path(__file__).with_name("cases.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
MEANINGS = [case for case in CASES if "error" not in case]
REFUSALS = [case for case in CASES if "error" in case]
KEYS = {"pattern", "matches", "misses", "exact", "prefix", "everything", "linear"}
KEYS |= {"hostile", "remarks", "suffix", "inside", "stray"}


def names(case: dict[str, Any]) -> str:
    return ascii(case["pattern"])


def searcher(found: Translated) -> Callable[[str], bool]:
    """As generated code does it."""
    if found.matches_everything:
        return lambda text: True
    if found.exact is not None:
        return found.exact.__contains__
    if found.prefix is not None:
        prefix = found.prefix
        return lambda text: text.startswith(prefix)
    if found.suffix is not None:
        suffix = found.suffix
        return lambda text: text.endswith(suffix)
    if found.inside is not None:
        inside = found.inside
        return lambda text: inside in text
    if found.program is not None:
        lines = wrap(found.program.text, 40, break_long_words=False, break_on_hyphens=False)
        search: Callable[[str], bool] = Automaton.read(*lines, short=found.short).search
        return search
    if (stray := found.stray) is not None:
        finds = re.compile(stray.expression).search
        most = float("inf") if stray.high is None else stray.high
        return lambda text: stray.low <= len(text) <= most and finds(text) is None
    asked = getattr(re.compile(found.expression), found.method)
    return lambda text: asked(text) is not None


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_nothing_that_an_early_python_gets_wrong(case: dict[str, Any]) -> None:
    found = translate(case["pattern"])
    for expression in (found.python, found.expression, found.stray and found.stray.expression):
        assert not expression or not possessive_groups(expression)


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_meaning(case: dict[str, Any]) -> None:
    assert case.keys() <= KEYS
    found = translate(case["pattern"])
    search = searcher(found)
    assert [text for text in case.get("matches", []) if not search(text)] == []
    assert [text for text in case.get("misses", []) if search(text)] == []


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_re_means_the_same(case: dict[str, Any]) -> None:
    source = translate(case["pattern"]).python
    if not source and case.get("linear"):
        pytest.skip("re cannot express it")
    assert source.isascii()
    compiled = re.compile(source)
    assert [text for text in case.get("matches", []) if not compiled.search(text)] == []
    assert [text for text in case.get("misses", []) if compiled.search(text)] == []


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_pydantic_means_the_same(case: dict[str, Any]) -> None:
    source = translate(case["pattern"]).rust
    if not source:
        pytest.skip("it has no words for it")
    search = rust_search(source)
    for key, expected in (("matches", True), ("misses", False)):
        texts = [text for text in case.get(key, []) if not has_surrogates(text)]
        assert [text for text in texts if search(text) is not expected] == []


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_the_automaton_means_the_same(case: dict[str, Any]) -> None:
    parsed = parse(case["pattern"])
    tree: Node = settle(parsed.tree, parsed.names)
    made = None if any(isinstance(n, Reference) for n in walk(tree)) else program(tree)
    if made is None:
        pytest.skip("the automaton cannot express it")
    search = Automaton(made.bounds, made.kinds, made.scans).search
    assert [text for text in case.get("matches", []) if not search(text)] == []
    assert [text for text in case.get("misses", []) if search(text)] == []


@pytest.mark.parametrize("case", MEANINGS, ids=names)
def test_what_is_found_out(case: dict[str, Any]) -> None:
    found = translate(case["pattern"])
    assert found.pattern == case["pattern"]
    assert found.prefix == case.get("prefix")
    assert found.matches_everything == case.get("everything", False)
    for key in ("suffix", "inside") & case.keys():
        assert getattr(found, key) == case[key]
    if "stray" in case:
        assert found.stray is not None
        assert [found.stray.expression, found.stray.low, found.stray.high] == case["stray"]
    assert found.remarks == tuple(case.get("remarks", ()))
    if "exact" in case:
        assert found.exact == tuple(case["exact"])
    if "linear" in case:
        assert found.linear == case["linear"]


@pytest.mark.parametrize("case", [c for c in MEANINGS if "hostile" in c], ids=names)
def test_hostile_texts_are_decided_in_time(case: dict[str, Any]) -> None:
    search = searcher(translate(case["pattern"]))
    with at_most(seconds=3):
        for length in 50, 3000:
            search(case["hostile"] * length + "!")


@pytest.mark.parametrize("case", REFUSALS, ids=names)
def test_refusal(case: dict[str, Any]) -> None:
    with pytest.raises(PatternError) as caught:
        translate(case["pattern"])
    assert case["error"] in caught.value.message
    assert caught.value.hint
    if "at" in case:
        assert caught.value.offset == case["at"]


def test_a_lone_surrogate_is_a_character() -> None:
    found = translate("^\ud83d$|^\\ud800+$")
    assert found.python.isascii()
    assert re.search(found.python, "\ud83d")
    assert re.search(found.python, "\ud800\ud800")
    assert not re.search(found.python, "\U0001f600")


@pytest.mark.parametrize(
    "pattern",
    [
        f"^({'|'.join(f'{i:x}z' for i in range(5000))})*$",
        "^" + "a?b?c?" * 3000 + "$",
        "^(" + "[a-c]*[b-d]*" * 300 + "e)*$",
        "(?:" * 30 + "a?b" + "){2,7}c" * 30,
        "(" * 40_000,
        "|" * 40_000,
        "(?<=" + "a?b" * 30 + ")c",
    ],
    ids=lambda pattern: pattern[:20],
)
@pytest.mark.thorough
def test_translation_takes_bounded_time(pattern: str) -> None:
    with at_most(seconds=10), suppress(PatternError):
        translate(pattern)


def test_categories_are_those_of_the_standard_library() -> None:
    """In Latin and Greek, where no version of Unicode since 7.0 has changed any."""
    for category in "Lu", "Ll", "Lo", "Nd", "Po", "Sm", "Zs", "Cc", "Mn", "Cn":
        found = re.compile(translate(f"\\p{{{category}}}").python)
        for char in map(chr, range(0x400)):
            assert bool(found.search(char)) == (unicodedata.category(char) == category)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Interrupts what takes too much of the processor, `re` included."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {seconds} s of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
