"""Run as a program in a folder of packages with sources: compiles each of them, into the folder
it is given.

Not imported by the others: it needs setuptools, and Cython for sources in Python.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

#: Annotations are no types here: they say `int` where a subclass may come.
_DIRECTIVES = {"language_level": 3, "annotation_typing": False}
#: Characters of C from which on a compiler that tries harder takes more time than it saves.
_LARGE = 600_000


def main(output: str) -> None:
    from setuptools import Extension, setup

    modules: list[Any] = [
        Extension(_name(p), [str(p)], extra_compile_args=_options(p))
        for p in sorted(Path().glob("*/*/*.c"))
    ]
    setup(
        name="native",
        packages=[],
        ext_modules=modules + _translated(),
        script_args=["-q", "build_ext", "--parallel", "2", "--build-lib", output],
    )


def _translated() -> list[Any]:
    """The sources in Python, translated."""
    sources = [p for p in Path().glob("*/*/*.py") if p.name != "__init__.py"]
    if not sources:
        return []
    from Cython.Build import cythonize
    from setuptools import Extension

    extensions = [
        Extension(_name(p), [str(p)], extra_compile_args=_options(p)) for p in sorted(sources)
    ]
    return list(cythonize(extensions, compiler_directives=_DIRECTIVES, quiet=True))


def _name(source: Path) -> str:
    return ".".join(source.with_suffix("").parts)


def _options(source: Path) -> list[str]:
    if sys.platform == "win32":
        return []
    level = "-O1" if source.stat().st_size > _LARGE else "-O2"
    return [level, "-g0", "-fno-semantic-interposition", "-w"]


if __name__ == "__main__":
    main(sys.argv[1])
