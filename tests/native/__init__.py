"""Natively compiled checks: ``make native-test``, which has Cython, setuptools and a C compiler."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

#: What is compiled is kept here, by its content.
KEPT = Path(__file__).resolve().parent.parent.parent / ".cache" / "native"

needs_compiler = pytest.mark.skipif(
    importlib.util.find_spec("Cython") is None
    or importlib.util.find_spec("setuptools") is None
    or shutil.which("cc") is None,
    reason="no Cython, setuptools or C compiler here: make native-test has them",
)
