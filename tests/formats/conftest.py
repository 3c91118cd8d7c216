"""The helpers that check formats, rendered as a package of their own and imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest
from schemawright.format_checks import FORMATS, format_rule
from schemawright.targets.runtime import runtime

#: ``check("ipv4", "draft7", "1.2.3.4")``: the verdict, or None where it is an annotation.
Check: TypeAlias = Callable[[str, str, object], bool | None]


@pytest.fixture(scope="session")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    with imported(tmp_path_factory.mktemp("formats"), "formats_under_test") as verdict:
        yield verdict


@contextmanager
def imported(folder: Path, package: str) -> Iterator[Check]:
    """The helpers as a package of that name, and a check that asks them: it looks the format up
    as the compiler does, then imports and calls the rendered helper."""
    write_runtime(folder / package, {rule.module for rule in FORMATS})
    sys.path.insert(0, str(folder))

    def verdict(name: str, dialect: str, value: object) -> bool | None:
        rule = format_rule(name, dialect)
        if rule is None:
            return None
        module = importlib.import_module(f"{package}._runtime.{rule.module}")
        answer = getattr(module, rule.function)(value)
        assert answer is True or answer is False
        return bool(answer)

    yield verdict
    sys.path.remove(str(folder))


def write_runtime(package: Path, modules: set[str]) -> None:
    """A package with the helpers `modules` and what they import, and nothing else."""
    (package / "_runtime").mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    for file in runtime(modules):
        (package / file.path).write_text(str(file.text), encoding="utf-8")
