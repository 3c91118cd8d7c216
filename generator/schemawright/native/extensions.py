"""Run as a program in a folder of packages with sources: compiles each of them, into the folder
it is given.

Not imported by the others: it needs setuptools, and Cython for sources in Python.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

#: Annotations are no types here: they say `int` where a subclass may come.
_DIRECTIVES = {"language_level": 3, "annotation_typing": False}
#: Characters of C from which on a compiler that tries harder takes more time than it saves.
_LARGE = 600_000


def main(output: str) -> None:
    """Compile what standard input lists; the folder `output` gets the extension modules."""
    from setuptools import setup
    from setuptools.command.build_ext import build_ext

    class BuildExtensions(build_ext):  # type: ignore[misc]
        """Compiles the files of one extension side by side, too."""

        def build_extensions(self) -> None:
            compiler: Any = self.compiler
            compile_files = compiler.compile

            def compile_each(sources: list[str], **options: Any) -> list[str]:
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    done = pool.map(lambda source: compile_files([source], **options), sources)
                    return [file for files in done for file in files]

            compiler.compile = compile_each
            super().build_extensions()

    setup(
        name="native",
        packages=[],
        ext_modules=[*map(_checks, sorted(Path().glob("*/validators"))), *_translated()],
        cmdclass={"build_ext": BuildExtensions},
        script_args=["-q", "build_ext", "--parallel", "2", "--build-lib", output],
    )


def _checks(folder: Path) -> Any:
    """The one extension of a package's checks."""
    from setuptools import Extension

    sources = sorted(folder.glob("_native_*.c"))
    name = ".".join((folder / "_native").parts)
    size = max(source.stat().st_size for source in sources)
    return Extension(name, list(map(str, sources)), extra_compile_args=_options(size))


def _translated() -> list[Any]:
    """The sources in Python, translated."""
    sources = sorted(p for p in Path().glob("*/_runtime/*.py") if p.name != "__init__.py")
    if not sources:
        return []
    from Cython.Build import cythonize
    from setuptools import Extension

    extensions = [
        Extension(".".join(p.with_suffix("").parts), [str(p)], extra_compile_args=_options(0))
        for p in sources
    ]
    return list(cythonize(extensions, compiler_directives=_DIRECTIVES, quiet=True))


def _options(size: int) -> list[str]:
    if sys.platform == "win32":
        return []
    level = "-O1" if size > _LARGE else "-O2"
    return [level, "-g0", "-fno-semantic-interposition", "-w"]


if __name__ == "__main__":
    main(sys.argv[1])
