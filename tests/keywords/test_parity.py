"""What must exist for every keyword and every check: module, fixture, lowering.

A failure names what is missing and where it belongs.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from schemawright import keywords
from schemawright.ir import checks, compound_checks, leaf_checks
from schemawright.ir.check_base import Check
from schemawright.ir.checks import All, AnyCheck, AnyOf, FunctionCall, Leaf, Not, OneOf, When
from schemawright.keywords.keyword import Keyword, asserts_nothing
from schemawright.native.checks_in_c import STATEMENTS
from schemawright.targets.validators.lowering import FAMILIES

HERE = Path(__file__).resolve().parent
FIXTURES = {path.relative_to(HERE).with_suffix("").as_posix() for path in HERE.rglob("*.yaml")}

#: Modules that define no keyword: the words that keywords are written in, and what two of them
#: have in common.
WORDS = {"__init__", "context", "keyword", "meanings", "sentences", "shapes", "unevaluated"}
WORDS |= {"elsewhere", "vocabularies"}

#: What only passes make: explanations, which are written from the checks as the schemas say
#: them, never come to it.
DECIDING = {"ByTag", "ByType", "OnlyProperties", "PropertyTable"}

#: What `inline_small_functions` may write as an expression: it needs a test for that.
EXPRESSIONS = {*get_args(Leaf), All, When, Not, AnyOf, OneOf, FunctionCall}


def in_use() -> dict[str, str]:
    """Module -> keyword, of all keywords that a vocabulary has and that are lowered."""
    return {
        module_of(each.name, vocabulary): each.name
        for vocabulary, every in keywords.VOCABULARIES.items()
        for each in every
        if each.lower is not asserts_nothing or each.about_leftovers
    }


def values_of(module: str) -> dict[str, Keyword]:
    """The keywords that a module defines, by the names of their constants."""
    members = vars(importlib.import_module(f"schemawright.keywords.{module.replace('/', '.')}"))
    return {name: value for name, value in members.items() if isinstance(value, Keyword)}


def module_of(keyword: str, vocabulary: str) -> str:
    """``multipleOf`` lives in `multiple_of`, ``if`` in `if_`, ``range`` in `ajv/range`."""
    snake = snaked(keyword.removeprefix("$"))
    folder = f"{vocabulary}/" if vocabulary in keywords.EXTENSIONS else ""
    return f"{folder}{snake}_" if snake in {"if", "not"} else f"{folder}{snake}"


def snaked(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def modules(repository: Path) -> set[str]:
    folder = repository / "generator" / "schemawright" / "keywords"
    return {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in folder.rglob("*.py")
        if path.stem not in WORDS and path.parent.stem != "shapes"
    }


def test_every_keyword_has_a_module(repository: Path) -> None:
    missing = [
        f"{keyword}: no generator/schemawright/keywords/{module}.py"
        for module, keyword in sorted(in_use().items())
        if module not in modules(repository)
    ]
    assert not missing, missing


def test_every_keyword_is_in_a_vocabulary(repository: Path) -> None:
    listed = {id(each) for vocabulary in keywords.VOCABULARIES.values() for each in vocabulary}
    idle = [
        f"{module}.{name}"
        for module in sorted(modules(repository))
        for name, value in values_of(module).items()
        if id(value) not in listed
    ]
    assert not idle, f"no vocabulary of generator/schemawright/keywords/__init__.py names {idle}"
    assert all(values_of(module) for module in modules(repository))


def test_every_keyword_has_a_fixture(repository: Path) -> None:
    missing = sorted(modules(repository) - FIXTURES)
    assert not missing, f"tests/keywords/ has no {', '.join(f'{name}.yaml' for name in missing)}"
    left_over = sorted(FIXTURES - modules(repository))
    assert not left_over, f"generator/schemawright/keywords/ has no {', '.join(left_over)}"


def test_every_check_is_known() -> None:
    """A class of the check language is part of the union that says what a check can be."""
    classes = {
        value.__name__: value
        for module in (leaf_checks, compound_checks)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Check) and value is not Check
    }
    missing = sorted(name for name, kind in classes.items() if kind not in get_args(AnyCheck))
    assert not missing, f"the unions Leaf and AnyCheck (generator/schemawright/ir/) lack {missing}"
    missing = sorted(classes.keys() - set(checks.__all__))
    assert not missing, f"generator/schemawright/ir/checks.py does not give out {missing}"


def test_every_check_is_written_in_c_or_left_to_python() -> None:
    hint = "write it in C, or name it in LEFT_TO_PYTHON of native/checks_in_c.py"
    assert set(STATEMENTS) == set(get_args(AnyCheck)), hint


def test_every_check_is_lowered() -> None:
    """A check has a test, or is decided and, where it is to be explained, explained."""
    assert not list(_lacking())


def _lacking() -> Iterator[str]:
    for check in get_args(AnyCheck):
        tests = [family for family in FAMILIES if check in family.tests]
        decide = [family for family in FAMILIES if check in family.decide]
        explain = [family for family in FAMILIES if check in family.explain]
        name = f"{check.__name__}: targets/validators/lowering/"
        if not tests and (not decide or (check.__name__ not in DECIDING and not explain)):
            yield f"{name} has no test for it, nor what decides and explains it"
        if check in EXPRESSIONS and not tests:
            yield f"{name} has no test for it: it may be inlined"
        if len(tests) > 1 or len(decide) > 1 or len(explain) > 1:
            yield f"{name} has it in two families"


def test_every_rule_has_a_check() -> None:
    lowered = {
        check for family in FAMILIES for check in (*family.tests, *family.decide, *family.explain)
    }
    left_over = sorted(check.__name__ for check in lowered - set(get_args(AnyCheck)))
    assert not left_over, f"generator/schemawright/ir/checks.py has no class for {left_over}"


def test_every_extension_is_a_folder_of_keywords(repository: Path) -> None:
    folder = repository / "generator" / "schemawright" / "keywords"
    folders = {path.parent.name for path in folder.glob("*/__init__.py")} - {"shapes"}
    assert set(keywords.EXTENSIONS) == folders
    assert folders <= keywords.VOCABULARIES.keys()
