"""The helpers of the run time, rendered as a package of their own and imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest
from schemawright.targets.runtime import runtime

#: ``helper("numbers")`` is the module ``_runtime/numbers.py``.
Helper = Callable[[str], ModuleType]


@pytest.fixture(scope="session")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Helper]:
    folder = tmp_path_factory.mktemp("runtime")
    package = folder / "runtime_under_test" / "_runtime"
    package.mkdir(parents=True)
    for file in runtime(["equality", "numbers", "errors", "validator", "pattern", "values"]):
        (package.parent / file.path).write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield lambda name: importlib.import_module(f"runtime_under_test._runtime.{name}")
    sys.path.remove(str(folder))
